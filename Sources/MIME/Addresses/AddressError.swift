/// Why a string is no address. It never holds the address itself, so it can be logged.
public struct AddressError: Error, Hashable, Sendable {
    /// What is wrong with an address.
    public enum Reason: String, Sendable, CaseIterable {
        case empty, lineBreak, control, angleBracket, space
        case noAt, secondAt
        case emptyLocalPart, longLocalPart, localDots, comma, localCharacter, nonASCIILocalPart
        case openQuote, quotePosition
        case emptyDomain, domainDots, domainCharacter, labelHyphen, longLabel, longDomain, notIDN
        case addressLiteral, numericDomain, singleLabel
        case tooLong
    }

    /// What is wrong.
    public var reason: Reason
    /// Where, in Unicode scalars from 0; `nil` where the whole address is meant.
    public var offset: Int?

    public init(reason: Reason, offset: Int? = nil) {
        self.reason = reason
        self.offset = offset
    }
}

extension AddressError: CustomStringConvertible {
    /// One clause in plain words, without a full stop.
    public var description: String {
        switch reason {
        case .empty: "the address is empty"
        case .lineBreak: "the address holds a line break"
        case .control: "the address holds a control character"
        case .angleBracket: "write the bare address, without a name and without < and >"
        case .space: "the address holds a space"
        case .noAt: "the address has no @"
        case .secondAt: "the address has more than one @"
        case .emptyLocalPart: "nothing stands before the @"
        case .longLocalPart: "the part before the @ is longer than \(Address.maxLocalPart) octets"
        case .localDots: "the part before the @ begins or ends with a dot, or has two dots in a row"
        case .comma: "the address holds a comma; write one address only"
        case .localCharacter: "the part before the @ holds a character that must be quoted"
        case .nonASCIILocalPart: "the part before the @ holds letters beyond ASCII, which need SMTPUTF8"
        case .openQuote: "a quote is opened and not closed"
        case .quotePosition: "quotes must enclose the whole part before the @"
        case .emptyDomain: "nothing stands after the @"
        case .domainDots: "the domain begins or ends with a dot, or has two dots in a row"
        case .domainCharacter: "the domain holds a character that no domain name has"
        case .labelHyphen: "a part of the domain begins or ends with a hyphen"
        case .longLabel: "a part of the domain is longer than 63 octets"
        case .longDomain: "the domain is longer than 253 octets"
        case .notIDN: "the domain is no valid internationalised domain name"
        case .addressLiteral: "the domain is an IP address in brackets; write a domain name"
        case .numericDomain: "the domain ends in digits, as an IP address does; write a domain name"
        case .singleLabel: "the domain has no dot"
        case .tooLong: "the address is longer than \(Address.maxLength) octets"
        }
    }
}
