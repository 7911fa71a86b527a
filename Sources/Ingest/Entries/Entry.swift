internal import Papers

/// One entry of a feed as its source says it: plain clean text, nothing decided yet.
struct Entry {
    /// The source's own name of it: `guid`, `atom:id`, JSON Feed's `id`.
    var name: String?
    /// On one line; empty where the source gives none.
    var title = ""
    /// Paragraphs; `nil` where the source gives none.
    var abstract: String?
    var authors: [Author] = []
    /// Dates of publication, the one that says it best first.
    var published: [EntryDate] = []
    var updated: EntryDate?
    /// Dates that could not be read, as they were written.
    var unreadableDates: [String] = []
    /// The page of the entry: absolute, http(s).
    var page: String?
    /// A link that only the feed's own address can make absolute.
    var relativePage: String?
    /// Further links, such as the PDF; absolute.
    var links: [Link] = []
    var categories: [String] = []
    /// Ids that the entry names for its paper; the kind decides, then the order.
    var identifiers: [FoundIdentifier] = []
    var journal: String?
    var comment: String?
    var version: Int?
    var announcement: Sighting.Announcement = .new
    /// Whether the source says that the paper has been withdrawn.
    var isWithdrawn = false
    /// Votes and comments at the time of reading; `nil` where unknown.
    var votes: Int?
    var comments: Int?
    /// Whether it names more authors than are kept.
    var hasMoreAuthors = false
    /// Authors whom the source hides; they are not among ``authors``.
    var hiddenAuthors = 0
}

extension Entry {
    /// Characters of a title; nobody writes a longer one.
    static let titleLimit = 2_000
    /// Characters of an abstract; a longer text is the article itself.
    static let abstractLimit = 100_000
    /// Entries of one digest.
    static let countLimit = 20_000

    /// Authors of one paper; the largest collaborations have some five thousand.
    static let authorLimit = 10_000
    /// Characters of a list of authors.
    static let authorsLimit = 300_000
    /// Ids, categories or links of one entry.
    static let factLimit = 100

    /// Takes an id from a field that is meant to hold one.
    mutating func identify(by text: String) {
        guard IdentifierFinder.mayName(text), let found = IdentifierFinder.find(text) else { return }
        add(found)
    }

    mutating func add(_ found: FoundIdentifier) {
        if identifiers.count < Self.factLimit, !identifiers.contains(found) { identifiers.append(found) }
    }

    /// Adds each name once.
    mutating func addAuthors(_ names: [String]) {
        var known = Set(authors.map(\.name))
        for name in names where known.insert(name).inserted {
            guard authors.count < Self.authorLimit else {
                hasMoreAuthors = true
                return
            }
            authors.append(Author(name: SourceText.cut(name, after: 300)))
        }
    }

    mutating func addCategory(_ name: String) {
        if !name.isEmpty, name.utf8.count <= 200, categories.count < Self.factLimit, !categories.contains(name) {
            categories.append(name)
        }
    }

    mutating func addLink(_ kind: Link.Kind, _ url: String) {
        if links.count < Self.factLimit, !links.contains(where: { $0.url == url }) {
            links.append(Link(kind: kind, url: url))
        }
    }
}

extension IdentifierFinder {
    /// Whether ``find(_:)`` need look at all: by the bytes, a DOI's `10.`, or a part of the name of arXiv or of a site
    /// that has papers' ids in its addresses. Feeds hold thousands of other addresses.
    static func mayName(_ text: String) -> Bool {
        var last: UInt32 = 0
        for byte in text.utf8 {
            last = last << 8 | UInt32((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
            if last & 0xFF_FFFF == doiMark || siteMarks.contains(last) { return true }
        }
        return false
    }

    private static let doiMark = mark("10.")
    /// Four letters of each site: arXiv, bioRxiv and medRxiv, ar5iv, alphaXiv, `xxx.lanl.gov`, Hugging Face and `hf.co`,
    /// Nature, eLife, SciRate, Connected Papers.
    private static let siteMarks = [
        "rxiv", "r5iv", "phax", "lanl", "ggin", "hf.c", "ture", "ifes", "scir", "edpa",
    ].map(mark)

    private static func mark(_ text: String) -> UInt32 {
        text.utf8.reduce(0) { $0 << 8 | UInt32($1) }
    }
}
