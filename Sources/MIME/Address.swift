/// A mailbox address that is safe to put into an SMTP envelope and a header: `ada@example.org` (RFC 5321 §4.1.2).
///
/// A value of this type holds no CR, LF, NUL, other control, space, `<` or `>`, has exactly one unquoted `@`,
/// a local part of 1…64 octets, a domain of 1…255 octets written with A-labels (`bücher.example` is kept as
/// `xn--bcher-kva.example`), and is at most 254 octets long. An unchecked string cannot reach a dialogue.
public struct Address: Hashable, Sendable, CustomStringConvertible {
    /// As written, quotes included where it needs them.
    public let localPart: String
    /// Lower case, A-labels.
    public let domain: String

    /// `local@domain`.
    public var description: String { "\(localPart)@\(domain)" }

    /// PLACEHOLDER: the MIME room's owner replaces this with real checks and located reasons.
    public init(_ text: String) throws(AddressError) {
        let parts = text.split(separator: "@")
        guard parts.count == 2 else { throw AddressError(reason: .noAt) }
        localPart = String(parts[0])
        domain = String(parts[1]).lowercased()
    }
}

/// Why a string is no address. It never holds the address itself, so it can be logged.
public struct AddressError: Error, Hashable, Sendable {
    public enum Reason: String, Sendable {
        case noAt
    }
    public var reason: Reason
}
