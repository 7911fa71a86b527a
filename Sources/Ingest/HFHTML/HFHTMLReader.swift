internal import Markup
internal import Papers

/// Reads the page `https://huggingface.co/papers`: the JSON that it carries for its own script, else the titles in its
/// headings.
struct HFHTMLReader {
    let context: ReadingContext
    /// Whether somebody said that it is such a page; any other page is told by what it is then.
    let isAskedFor: Bool

    init(_ context: ReadingContext, isAskedFor: Bool) {
        self.context = context
        self.isAskedFor = isAskedFor
    }

    /// - Throws: ``IngestError`` for any other page.
    func read(_ bytes: [UInt8]) throws(IngestError) -> DigestReading {
        let page = HTMLPage(bytes, charset: context.charset)
        let notes = [IngestDiagnostic](of: page.notes, encoding: page.encoding)
        if let data = Self.data(of: page) ?? Self.cutData(bytes, context.charset) {
            return try HFJSONReader(context).readPage(data, notes)
        }
        let digest = try titles(of: page)
        guard !digest.sightings.isEmpty else {
            throw PageRefusal(page, isAskedFor: isAskedFor, url: context.url).error(context.source)
        }
        var reading = digest.reading(.hfHTML, day: nil)
        reading.diagnostics = (notes + [IngestDiagnostic(kind: .titlesOnly)] + reading.diagnostics).inOrder
        return reading
    }

    /// Several elements carry data: the digest's are those with its key.
    private static func data(of page: HTMLPage) -> [UInt8]? {
        page.values(of: "data-props").first { ByteText($0[...], reach: .max).contains("\"dailypapers\"") }
    }

    /// The data of a page that stops within them.
    private static func cutData(_ bytes: [UInt8], _ charset: String?) -> [UInt8]? {
        let markers: [StaticString] = ["dailypapers", "data-props"]
        let text = ByteText(bytes[...], reach: .max)
        guard markers.allSatisfy({ text.contains($0) }) else { return nil }
        return ["\">", "'>"].lazy.compactMap { data(of: HTMLPage(bytes + Array($0.utf8), charset: charset)) }.first
    }

    // MARK: Without data

    private func titles(of page: HTMLPage) throws(IngestError) -> EntryDigest {
        var digest = EntryDigest(context)
        for link in page.links(inHeadings: 3) {
            guard let id = Self.paperID(link.href) else { continue }
            guard digest.count < Entry.countLimit else {
                throw IngestError(source: context.source, reason: .tooManyPapers(limit: Entry.countLimit))
            }
            let found = IdentifierFinder.arxiv(id)
            var entry = Entry()
            entry.name = SourceText.line(String(id))
            entry.title = SourceText.line(link.text)
            entry.identifiers = [found].compactMap(\.self)
            entry.links = HFLinks.links(id: String(id), arxiv: found?.id, projectPage: nil, githubRepo: nil)
            digest.add(entry)
        }
        return digest
    }

    /// What follows `/papers/`, where it is one segment that begins with a digit: no `/papers/trending`, no
    /// `/papers/date/…`.
    private static func paperID(_ href: String) -> Substring? {
        let path = href.hasPrefix(HFLinks.site) ? href.dropFirst(HFLinks.site.count) : href[...]
        guard path.hasPrefix("/papers/") else { return nil }
        let id = path.dropFirst("/papers/".count).prefix { $0 != "?" && $0 != "#" }
        return id.contains("/") || !(id.first?.isNumber ?? false) ? nil : id
    }
}
