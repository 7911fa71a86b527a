/// Why a tree could not be written as XML. The names come from our own code, never from a paper.
public enum XMLWritingError: Error, Hashable, Sendable {
    /// Not a name of XML, or one with two colons.
    case invalidName(String)
    /// A name whose prefix no `xmlns:…` above it declares.
    case undeclaredPrefix(String)
    case repeatedAttribute(String)
    /// libxml2 refused the call.
    case refused(call: String)
    case outOfMemory
}

extension XMLWritingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .invalidName(let name): "\"\(name)\" is no XML name"
        case .undeclaredPrefix(let name): "the prefix of \"\(name)\" is declared nowhere above it"
        case .repeatedAttribute(let name): "the attribute \"\(name)\" stands twice in one element"
        case .refused(let call): "libxml2 could not write the \(call)"
        case .outOfMemory: "no memory left to write XML"
        }
    }
}
