internal import Markup
internal import Papers

/// Reads any feed in XML: RSS 0.90 to 2.0 and Atom 0.3 and 1.0, arXiv's own among them.
struct XMLFeedReader {
    let context: ReadingContext
    /// How the feed is read: `feed`, `arxivAtom` or `arxivRSS`.
    let format: SourceFormat

    init(_ context: ReadingContext, as format: SourceFormat = .feed) {
        self.context = context
        self.format = format
    }

    /// Channels of Microsoft's CDF are written in capitals.
    private static let records: Set<String> = ["entry", "item", "Item", "ITEM"]

    /// - Throws: ``IngestError`` for what is no feed, for feeds that report an error, and where none of the entries is a
    ///   paper; a valid feed without entries is an empty digest.
    func read(_ bytes: [UInt8]) throws(IngestError) -> DigestReading {
        var entries = FeedEntryReader(url: context.url)
        var digest = EntryDigest(context)
        var report: String?
        var latest: Day?
        let document: XMLReading
        do throws(MarkupError) {
            document = try XMLRecords.read(
                bytes, charset: context.charset, records: Self.records, maxRecords: Entry.countLimit
            ) { element in
                var entry = entries.read(element)
                report = report ?? ArxivErrors.report(entry)
                if format == .arxivRSS { ArxivAnnouncement.settle(&entry, latest: &latest) }
                digest.add(entry)
            }
        } catch {
            throw IngestError(error, source: context.source, size: bytes.count)
        }
        let head = FeedHead(document.head)
        if let report = report ?? ArxivErrors.report(head) { throw failure(.sourceReports(report)) }
        if case .page = head.root, document.recordCount == 0 {
            let page = HTMLPage(bytes, charset: context.charset)
            throw PageRefusal(page, isAskedFor: false, url: context.url).error(context.source)
        }
        try check(document, head)
        digest.resolvePages(against: head.addresses)
        for note in document.notes { digest.note(IngestDiagnostic(note)) }
        if let preambles = entries.preambles {
            digest.noteWhole(
                .preamblesLeftOut(count: preambles.count, example: IngestProse.excerpt(preambles.example)))
        }
        let day = format == .arxivRSS ? ArxivAnnouncement.day(head, latest: latest) : nil
        let reading = digest.reading(format, day: day, total: head.total)
        if reading.papersRead == 0, digest.hasOnlyNonPapers { throw failure(.noPaper) }
        return reading
    }

    /// Refuses what is no feed, or only the beginning of one: no fault shall look like a quiet day.
    private func check(_ document: XMLReading, _ head: FeedHead) throws(IngestError) {
        switch head.root {
        case .feed, .page: break
        case .list: throw failure(.looksLike(.opml))
        case .other(let name):
            if document.recordCount == 0 {
                throw failure(.malformed("feed", what: "its outermost element is <\(name)>"))
            }
        }
        if document.notes.contains(where: { $0.kind == .recordsLeftOut }) {
            throw failure(.tooManyPapers(limit: Entry.countLimit))
        }
        guard document.recordCount == 0 else { return }
        // Even an empty feed has a title.
        if document.notes.contains(where: { $0.kind == .cutOff }) || !(document.head?.hasChildren ?? false) {
            throw failure(.malformed("feed", what: "it stops before its first entry"))
        }
        if let total = head.total, total > head.start ?? 0, head.pageSize != 0 {
            throw failure(.emptySlice(total: total))
        }
    }

    private func failure(_ reason: IngestError.Reason) -> IngestError {
        IngestError(source: context.source, reason: reason)
    }
}
