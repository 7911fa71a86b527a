internal import Crypto
internal import FoundationEssentials
internal import Text

/// What a paper is called for ever: `arxiv:2512.00017`, `doi:10.1000/xyz`, `title:<16 hex digits>`.
///
/// Ids are public: they stand in feeds, in the ledger and on the command line.
public struct PaperID: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let description: String

    /// Reads `arxiv:…`, `doi:…` or `title:…`; `nil` for anything else, blanks and controls included.
    public init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":"), ["arxiv", "doi", "title"].contains(text[..<colon]),
            text.utf8.count <= 300, text.index(after: colon) < text.endIndex,
            text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
        else { return nil }
        description = text
    }

    /// The id of a paper of which only the title is known.
    ///
    /// Titles that differ in case, accents, TeX and punctuation alone give the same id.
    public init(title: String) {
        let digest = SHA256.hash(data: Data(NormalizedTitle(title).text.utf8))
        let hex = digest.prefix(8).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        description = "title:" + hex.joined()
    }

    public static func < (left: PaperID, right: PaperID) -> Bool {
        left.description < right.description
    }
}

extension PaperID: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = PaperID(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a paper id"))
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
