internal import Crypto
internal import FoundationEssentials
internal import Text

/// What a paper is called for ever: `arxiv:2512.00017`, `doi:10.1000/xyz`, `title:<16 hex digits>`.
///
/// Ids are public: they stand in feeds, in the ledger and on the command line.
public struct PaperID: Hashable, Sendable, Comparable, LosslessStringConvertible {
    /// What an id is made of; better ones first.
    public enum Scheme: String, CaseIterable, Sendable {
        /// arXiv's id without version.
        case arxiv
        case doi
        /// A hash of the normalised title, where nothing else is known.
        case title
    }

    /// Scheme, colon, name.
    public let description: String

    /// The part before the colon.
    public var scheme: Scheme {
        description.hasPrefix("arxiv:") ? .arxiv : description.hasPrefix("doi:") ? .doi : .title
    }

    /// Reads `arxiv:…`, `doi:…` or `title:…`; `nil` for anything else, blanks, controls and invisible characters
    /// included, and for more than 300 bytes.
    public init?(_ text: String) {
        guard text.utf8.count <= 300, let colon = text.firstIndex(of: ":"),
            Scheme(rawValue: String(text[..<colon])) != nil, text.index(after: colon) < text.endIndex,
            text.unicodeScalars.allSatisfy(Self.isVisible)
        else { return nil }
        description = text
    }

    /// The id of an arXiv paper: `2512.00017`, `quant-ph/0201082`, with or without a version, which is dropped.
    ///
    /// Source: arXiv's identifier scheme (four digits, a point, four or five digits since 2007; archive and seven
    /// digits before, whose subject class such as in `math.GT/0309136` is no part of the id).
    public init?(arxiv text: String) {
        guard let name = Self.withoutVersion(text) else { return nil }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        switch parts.count {
        case 1:
            let digits = name.split(separator: ".", omittingEmptySubsequences: false)
            guard digits.count == 2, digits[0].utf8.count == 4, (4...5).contains(digits[1].utf8.count),
                digits.allSatisfy(Self.isNumber)
            else { return nil }
            description = "arxiv:" + name
        case 2:
            let archive = parts[0].prefix { $0 != "." }
            guard !archive.isEmpty, archive.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x2D }),
                parts[1].utf8.count == 7, Self.isNumber(parts[1])
            else { return nil }
            description = "arxiv:\(archive)/\(parts[1])"
        default:
            return nil
        }
    }

    /// The id of a paper with this DOI (`10.1000/xyz`), in small letters, for DOIs do not tell case apart
    /// (DOI Handbook, 2.4).
    public init?(doi text: String) {
        guard text.hasPrefix("10."), let slash = text.firstIndex(of: "/"), text.index(after: slash) < text.endIndex
        else { return nil }
        self.init("doi:" + text.lowercased())
    }

    /// The id of a paper of which only the title is known.
    ///
    /// Titles that differ in case, accents, TeX and punctuation alone give the same id.
    public init(title: String) {
        description = "title:" + Self.hash(NormalizedTitle(title).text)
    }

    /// The id of a paper that shares its title with another one, and of which no better id is known: two entries of one
    /// feed called "Editorial" are two papers.
    /// - Parameter qualifier: what tells them apart, such as the source's own name of the entry.
    public init(title: String, qualifier: String) {
        description = "title:" + Self.hash(NormalizedTitle(title).text + "\n" + qualifier)
    }

    /// 16 hex digits of SHA-256.
    private static func hash(_ text: String) -> String {
        SHA256.hash(data: Data(text.utf8)).prefix(8).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// The arXiv id that a DOI of arXiv's own spells (`doi:10.48550/arxiv.2512.00017`): one paper, registered twice
    /// (DataCite, since 2022). `nil` for any other id.
    public var equivalent: PaperID? {
        let start = "doi:10.48550/arxiv."
        return description.hasPrefix(start) ? PaperID(arxiv: String(description.dropFirst(start.count))) : nil
    }

    private static func withoutVersion(_ text: String) -> Substring? {
        guard let mark = text.lastIndex(of: "v"), let before = text[..<mark].last, before.isNumber else {
            return text[...]
        }
        return isNumber(text[text.index(after: mark)...]) ? text[..<mark] : nil
    }

    private static func isNumber(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return scalar.value > 0x20 && scalar.value != 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator, .lineSeparator,
            .paragraphSeparator:
            return false
        default:
            return true
        }
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
