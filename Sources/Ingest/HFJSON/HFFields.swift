internal import JSONText
internal import Papers

/// What Daily Papers says of one paper: the fields of an item, or those of the `paper` within it, as they are written.
struct HFFields {
    var id: String?
    var title: String?
    var summary: String?
    var publishedAt: EntryDate?
    var submittedOnDailyAt: EntryDate?
    var upvotes: Int?
    var numComments: Int?
    var authors: [Author] = []
    var hiddenAuthors = 0
    var projectPage: String?
    var githubRepo: String?
    var isWithdrawn = false

    /// The keys that are read; each value of another kind than expected counts as absent.
    enum Key: String, CaseIterable, Sendable {
        case paper, id, title, summary, publishedAt, submittedOnDailyAt, upvotes, numComments, authors, projectPage
        case githubRepo, withdrawnAt
    }

    static let keys = JSONKeys<Key>()

    /// An abstract is cut far below that: what is longer is not decoded.
    private static let textLimit = 1 << 20
    private static let wordLimit = 4_096

    /// Reads the value of a key.
    mutating func take(_ key: Key, from scanner: inout JSONScanner) throws(JSONScanError) {
        switch key {
        case .id: id = try scanner.text(atMost: Self.wordLimit)
        case .title: title = try scanner.text(atMost: Self.textLimit)
        case .summary: summary = try scanner.text(atMost: Self.textLimit)
        case .publishedAt: publishedAt = try Self.date(from: &scanner)
        case .submittedOnDailyAt: submittedOnDailyAt = try Self.date(from: &scanner)
        case .upvotes: upvotes = try Self.count(from: &scanner)
        case .numComments: numComments = try Self.count(from: &scanner)
        case .authors: try takeAuthors(from: &scanner)
        case .projectPage: projectPage = try scanner.text(atMost: Self.wordLimit)
        case .githubRepo: githubRepo = try scanner.text(atMost: Self.wordLimit)
        case .withdrawnAt: isWithdrawn = try Self.isSet(&scanner)
        case .paper: try scanner.skipValue()
        }
    }

    private static func date(from scanner: inout JSONScanner) throws(JSONScanError) -> EntryDate? {
        try scanner.text(atMost: 100).flatMap(EntryDate.read)
    }

    private static func count(from scanner: inout JSONScanner) throws(JSONScanError) -> Int? {
        try scanner.integer().flatMap { $0 >= 0 ? $0 : nil }
    }

    /// Neither `null` nor `false` nor an empty string.
    private static func isSet(_ scanner: inout JSONScanner) throws(JSONScanError) -> Bool {
        switch try scanner.kind() {
        case .null:
            try scanner.skipValue()
            return false
        case .bool: return try scanner.bool() ?? false
        case .string: return try scanner.string().count > 0
        default:
            try scanner.skipValue()
            return true
        }
    }

    private mutating func takeAuthors(from scanner: inout JSONScanner) throws(JSONScanError) {
        guard try scanner.kind() == .array else { return try scanner.skipValue() }
        try scanner.enterArray()
        while try scanner.nextElement() { try takeAuthor(from: &scanner) }
    }

    private enum AuthorKey: String, CaseIterable, Sendable {
        case name, hidden
    }

    private static let authorKeys = JSONKeys<AuthorKey>()

    private mutating func takeAuthor(from scanner: inout JSONScanner) throws(JSONScanError) {
        var name: String?
        var isHidden = false
        switch try scanner.kind() {
        case .string: name = try scanner.text(atMost: Self.wordLimit)
        case .object:
            try scanner.enterObject()
            reading: while true {
                switch try scanner.nextKey(in: Self.authorKeys) {
                case .known(.name): name = try scanner.text(atMost: Self.wordLimit)
                case .known(.hidden): isHidden = try scanner.bool() ?? false
                case .unknown: try scanner.skipValue()
                case .end: break reading
                }
            }
        default: try scanner.skipValue()
        }
        if isHidden {
            hiddenAuthors += 1
        } else if authors.count > Entry.authorLimit {
            // One too many is kept, and tells that there are more.
            return
        } else if let name = name.map({ SourceText.line($0) }), !name.isEmpty {
            authors.append(Author(name: SourceText.cut(name, after: 300)))
        }
    }
}
