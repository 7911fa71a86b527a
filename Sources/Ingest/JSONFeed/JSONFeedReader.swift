internal import JSONText
internal import Papers

/// Reads JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/).
struct JSONFeedReader {
    let context: ReadingContext
    /// The feed's own authors, who are those of an item without any.
    private var authors: [String] = []
    /// Where relative links start: the feed's page, else its own address.
    private var bases: [String?]
    private var homePage: String?
    private var items: [JSONFeedItem?] = []
    private var hasItems = false

    private enum Key: String, CaseIterable, Sendable {
        case items, authors, author
        case homePage = "home_page_url"
        case feedURL = "feed_url"
    }

    private static let keys = JSONKeys<Key>()

    init(_ context: ReadingContext) {
        self.context = context
        bases = [context.url]
    }

    /// - Throws: ``IngestError`` for what is no JSON, and no feed.
    func read(_ bytes: [UInt8]) throws(IngestError) -> DigestReading {
        let body = JSONBody(bytes, context)
        var reader = self
        var digest = EntryDigest(context)
        for diagnostic in body.diagnostics { digest.note(diagnostic) }
        let fault: JSONScanError? = JSONScanner.scan(body.bytes) { (scanner: inout JSONScanner) in
            do throws(JSONScanError) {
                try reader.scan(&scanner)
                return nil
            } catch {
                return error
            }
        }
        guard reader.items.count <= Entry.countLimit else {
            throw body.error(.tooManyPapers(limit: Entry.countLimit))
        }
        if let fault {
            guard fault.isCutOff, !reader.items.isEmpty else { throw body.error(fault) }
            digest.note(IngestDiagnostic(line: fault.position(in: body.bytes).line, kind: .cutOff))
        }
        guard reader.hasItems else { throw body.error(.looksLike(.json(nil))) }
        for item in reader.items { reader.add(item, to: &digest) }
        guard digest.sightings.count + digest.duplicates > 0 || reader.items.isEmpty else { throw body.error(.noPaper) }
        return digest.reading(.feed, day: nil)
    }

    private mutating func scan(_ scanner: inout JSONScanner) throws(JSONScanError) {
        try scanner.enterObject()
        reading: while true {
            switch try scanner.nextKey(in: Self.keys) {
            case .known(.items) where try scanner.kind() == .array:
                hasItems = true
                try scanItems(&scanner)
                if items.count > Entry.countLimit { return }
            case .known(.authors), .known(.author):
                let names = try JSONFeedItem.authors(from: &scanner)
                if !names.isEmpty { authors = names }
            case .known(.homePage): homePage = try scanner.text(atMost: 4_096)
            case .known(.feedURL): bases = [context.url, try scanner.text(atMost: 4_096)]
            case .known, .unknown: try scanner.skipValue()
            case .end: break reading
            }
        }
        try scanner.finish()
    }

    private mutating func scanItems(_ scanner: inout JSONScanner) throws(JSONScanError) {
        try scanner.enterArray()
        while items.count <= Entry.countLimit, try scanner.nextElement() {
            if try scanner.kind() == .object {
                items.append(try JSONFeedItem.read(from: &scanner))
            } else {
                items.append(nil)
                try scanner.skipValue()
            }
        }
    }

    // MARK: Adapting

    private func add(_ item: JSONFeedItem?, to digest: inout EntryDigest) {
        guard let item else { return digest.leaveOut(.noPaper(reason: "not an object")) }
        digest.add(entry(item))
    }

    private func entry(_ item: JSONFeedItem) -> Entry {
        var entry = Entry()
        let name = item.id ?? item.url ?? item.externalURL
        entry.name = name.map { SourceText.line($0) }.flatMap { $0.isEmpty ? nil : $0 }
        entry.title = SourceText.line(item.title ?? "")
        entry.abstract = Self.text(item)
        entry.addAuthors((item.authors ?? authors).map { SourceText.line($0) }.filter { !$0.isEmpty })
        for tag in item.tags { entry.addCategory(SourceText.line(tag)) }
        for text in [item.published, item.modified].compactMap(\.self) {
            guard let date = EntryDate.read(text) else {
                entry.unreadableDates.append(text)
                continue
            }
            if text == item.published { entry.published.append(date) } else { entry.updated = date }
        }
        addLinks(item, to: &entry)
        return entry
    }

    private func addLinks(_ item: JSONFeedItem, to entry: inout Entry) {
        let bases = self.bases + [homePage]
        let pages = [item.url, item.externalURL].compactMap { $0.flatMap { WebLink.resolve($0, against: bases) } }
        for text in [item.id, item.url, item.externalURL].compactMap(\.self) { entry.identify(by: text) }
        // A blog that points at a paper elsewhere: the paper's page is the paper's.
        let paper = pages.first { IdentifierFinder.find($0) != nil }
        entry.page = paper ?? pages.first ?? item.id.flatMap { WebLink.resolve($0, against: []) }
        for page in pages where page != entry.page { entry.addLink(.abstract, page) }
        for attachment in item.attachments {
            if let url = WebLink.resolve(attachment, against: bases) { entry.addLink(.pdf, url) }
        }
    }

    /// The whole text, else the summary.
    private static func text(_ item: JSONFeedItem) -> String? {
        let texts = [item.contentHTML.map { EntryHTML.paragraphs($0) }, item.contentText, item.summary]
        return texts.lazy.compactMap { $0.map { SourceText.paragraphs($0) } }.first { !$0.isEmpty }
    }
}
