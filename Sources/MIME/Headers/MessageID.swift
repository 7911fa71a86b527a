/// A Message-ID: `left@right`, both dot-atoms (RFC 5322 §3.6.4).
///
/// The left side is the caller's: a keyed hash of what the message is, made once, so that a message sent again after
/// a crash is seen to be the same.
public struct MessageID: Hashable, Sendable, CustomStringConvertible {
    /// Without the angle brackets.
    public let description: String

    /// As the header writes it.
    public var bracketed: String { "<\(description)>" }

    /// Reads `left@right`, without brackets; `nil` for anything else, and beyond 250 octets.
    public init?(_ text: String) {
        let sides = text.unicodeScalars.split(separator: "@", omittingEmptySubsequences: false)
        guard sides.count == 2, text.utf8.count <= 250 else { return nil }
        for side in sides {
            let atoms = side.split(separator: ".", omittingEmptySubsequences: false)
            guard atoms.allSatisfy({ !$0.isEmpty && $0.allSatisfy(ASCII.isAtom) }) else { return nil }
        }
        description = text
    }

    /// The id of this hash in this domain.
    /// - Parameter hash: as many octets as are wanted, written in lower-case hexadecimal; 16…32 of them.
    public init?(hash: some Sequence<UInt8>, domain: DomainName) {
        let digits = hash.flatMap { [Hexadecimal.digit($0 >> 4), Hexadecimal.digit($0 & 15)] }
        self.init(String(decoding: digits, as: UTF8.self).lowercased() + "@" + domain.description)
    }
}

extension MessageID: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = MessageID(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no Message-ID"))
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
