/// A mailbox address that is safe to put into an SMTP envelope and a header: `ada@example.org` (RFC 5321 §4.1.2).
///
/// A value of this type is printable ASCII without space, `<` and `>`, has exactly one unquoted `@`, a local part of
/// 1…64 octets, a domain name written with A-labels (`bücher.example` is kept as `xn--bcher-kva.example`), and is at
/// most 254 octets long. An unchecked string cannot reach a dialogue.
///
/// Stricter than the RFC on purpose: address literals (`ada@[192.0.2.1]`), comments, blanks inside quotes, and
/// domains of one label (but `localhost`) are refused, since in a list of readers they are mistakes. A local part
/// beyond ASCII needs SMTPUTF8 (RFC 6531), which is not spoken yet.
public struct Address: Hashable, Sendable, CustomStringConvertible {
    /// As written; quotes stand only where it needs them (`"a"` is kept as `a`: the same mailbox by RFC 5321 §4.1.2).
    public let localPart: String
    /// Lower case, A-labels.
    public let domain: String

    /// `local@domain`: what stands between the brackets of `RCPT TO:<…>`.
    public var description: String { "\(localPart)@\(domain)" }

    /// Most octets of a local part (RFC 5321 §4.5.3.1.1).
    public static let maxLocalPart = 64
    /// Most octets of an address: a path of 256 octets less its brackets (RFC 5321 §4.5.3.1.3).
    public static let maxLength = 254

    /// Reads a bare address, without display name or angle brackets.
    /// - Throws: `AddressError`, which holds the reason and its place, never the address.
    public init(_ text: String) throws(AddressError) {
        let scalars = Array(text.unicodeScalars)
        try Address.refuseUnsafe(scalars)
        var reader = LocalPartReader(scalars: scalars)
        localPart = try reader.read()
        domain = try DomainName(mail: scalars[reader.position...], at: reader.position).description
        guard localPart.utf8.count + 1 + domain.utf8.count <= Address.maxLength else {
            throw AddressError(reason: .tooLong)
        }
    }

    /// What no part of an address may hold, quoted or not: it could end the command, or the header line, it stands in.
    private static func refuseUnsafe(_ scalars: [Unicode.Scalar]) throws(AddressError) {
        guard !scalars.isEmpty else { throw AddressError(reason: .empty) }
        // A U-label can be longer than its A-label, but not by this much.
        guard scalars.count <= 1_000 else { throw AddressError(reason: .tooLong) }
        for (offset, scalar) in scalars.enumerated() {
            switch scalar.value {
            case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: throw AddressError(reason: .lineBreak, offset: offset)
            case 0..<0x20, 0x7F..<0xA0: throw AddressError(reason: .control, offset: offset)
            case 0x3C, 0x3E: throw AddressError(reason: .angleBracket, offset: offset)
            default: if scalar.properties.isWhitespace { throw AddressError(reason: .space, offset: offset) }
            }
        }
    }
}

extension Address: Codable {
    /// Reads the string form, and checks it again: a stored address is as untrusted as a new one.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        do {
            try self.init(text)
        } catch {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "\(error)"))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
