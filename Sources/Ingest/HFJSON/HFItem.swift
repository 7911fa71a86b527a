internal import JSONText
internal import Papers

/// One item of Daily Papers: a paper in its wrapper, or flat, as another endpoint of the same API gives it.
struct HFItem {
    /// The item's own fields; a flat item's are the paper's.
    var outer = HFFields()
    /// The `paper` of a wrapper.
    var inner: HFFields?

    /// Whether it can be a paper at all.
    var isPaper: Bool { inner != nil || outer.title != nil || outer.id != nil }

    var title: String { inner?.title ?? outer.title ?? "" }

    /// The day of the digest that shows it. A flat item's `publishedAt` is that of the paper itself.
    var day: Day? {
        let date = inner?.submittedOnDailyAt ?? outer.submittedOnDailyAt ?? (inner == nil ? nil : outer.publishedAt)
        return date.map { Day(utc: $0.instant) }
    }

    /// Reads the value of one key of the item.
    mutating func take(_ key: HFFields.Key, from scanner: inout JSONScanner) throws(JSONScanError) {
        guard key == .paper, try scanner.kind() == .object else { return try outer.take(key, from: &scanner) }
        var paper = HFFields()
        try scanner.enterObject()
        reading: while true {
            switch try scanner.nextKey(in: HFFields.keys) {
            case .known(let key): try paper.take(key, from: &scanner)
            case .unknown: try scanner.skipValue()
            case .end: break reading
            }
        }
        inner = paper
    }

    /// Reads an object that begins here.
    static func read(from scanner: inout JSONScanner) throws(JSONScanError) -> HFItem {
        var item = HFItem()
        try scanner.enterObject()
        while true {
            switch try scanner.nextKey(in: HFFields.keys) {
            case .known(let key): try item.take(key, from: &scanner)
            case .unknown: try scanner.skipValue()
            case .end: return item
            }
        }
    }

    /// Votes are the paper's alone; everything else stands in one place or the other.
    var entry: Entry {
        let paper = inner ?? outer
        let id = paper.id ?? outer.id
        let found = id.flatMap { IdentifierFinder.arxiv($0[...]) ?? IdentifierFinder.find($0) }
        var entry = Entry()
        entry.name = id.map { SourceText.line($0) }.flatMap { $0.isEmpty ? nil : $0 }
        entry.title = SourceText.line(title)
        entry.abstract = (paper.summary ?? outer.summary).map { SourceText.paragraphs($0) }.flatMap {
            $0.isEmpty ? nil : $0
        }
        entry.authors = paper.authors.isEmpty ? outer.authors : paper.authors
        entry.hiddenAuthors = paper.hiddenAuthors + (inner == nil ? 0 : outer.hiddenAuthors)
        entry.published = [paper.publishedAt].compactMap(\.self)
        entry.identifiers = [found].compactMap(\.self)
        entry.links = HFLinks.links(
            id: id, arxiv: found?.id, projectPage: paper.projectPage ?? outer.projectPage,
            githubRepo: paper.githubRepo ?? outer.githubRepo)
        entry.votes = paper.upvotes
        entry.comments = outer.numComments ?? paper.numComments
        entry.isWithdrawn = outer.isWithdrawn || paper.isWithdrawn
        return entry
    }
}
