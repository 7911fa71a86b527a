/// Why markup could not be read.
public enum MarkupError: Error, Hashable, Sendable {
    /// No bytes, or nothing but white space.
    case empty
    /// No element at all.
    case noElement
    /// The document declares entities of its own. No feed needs them, and they are the way to a billion laughs, to
    /// quadratic blow-up and to the files of the reading machine.
    case entitiesDeclared(line: Int)
    /// Elements nested more than `limit` deep.
    case tooDeep(line: Int, limit: Int)
    /// A start tag with more than `limit` attributes.
    case tooManyAttributes(line: Int, limit: Int)
    /// More than `limit` bytes.
    case tooLarge(limit: Int)
    /// XML that could not be mended. The message is libxml2's, without any text of the document.
    case malformed(line: Int, code: Int)
    case outOfMemory
}

extension MarkupError {
    /// The line, from 1, that the error is about, where there is one.
    public var line: Int? {
        switch self {
        case .entitiesDeclared(let line), .tooDeep(let line, _), .tooManyAttributes(let line, _),
            .malformed(let line, _):
            line
        case .empty, .noElement, .tooLarge, .outOfMemory: nil
        }
    }
}

extension MarkupError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "there is nothing in it"
        case .noElement: "it holds no XML element"
        case .entitiesDeclared(let line): "line \(line): it declares entities, which are not read for safety"
        case .tooDeep(let line, let limit): "line \(line): elements are nested more than \(limit) deep"
        case .tooManyAttributes(let line, let limit):
            "line \(line): an element has more than \(limit) attributes"
        case .tooLarge(let limit): "it is larger than \(limit) bytes"
        case .malformed(let line, let code): "line \(line): this is not XML (libxml2's error \(code))"
        case .outOfMemory: "no memory left to read it"
        }
    }
}
