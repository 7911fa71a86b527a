internal import Markup
internal import Papers
internal import Text

/// Makes an entry of an `item` of RSS or an `entry` of Atom, in any of their versions.
struct FeedEntryReader {
    /// Of the feed.
    let url: String?
    private var fields: FeedFields?
    private var isAtom = false
    /// The texts that were left out of abstracts, and how many.
    private(set) var preambles: (count: Int, example: String)?

    init(url: String?) {
        self.url = url
    }

    mutating func read(_ element: XMLElement) -> Entry {
        var fields = fields ?? FeedFields(home: element.namespace)
        let record = FeedRecord(element, isAtom: element.name == "entry", fields: &fields)
        self.fields = fields
        var entry = Entry()
        let name = record.name ?? ""
        entry.name = name.isEmpty ? element.about : SourceText.cut(name, after: WebURL.maxLength)
        let isArxiv = ArxivEntry.isName(name)
        if let title = record.title { entry.title = isArxiv ? title.line : text(of: title, record).line(of: title) }
        addLinks(record, to: &entry)
        if isArxiv {
            ArxivEntry.complete(&entry, record)
        } else {
            addAbstract(record, to: &entry)
            addAuthors(record, to: &entry)
        }
        entry.takeDates(record.dates)
        addCategories(record, isArxiv: isArxiv, to: &entry)
        entry.journal = FeedJournal.reference(record.journal).map { SourceText.cut($0, after: 500) }
        entry.comment = record.comment.map { SourceText.cut($0, after: 2_000) }
        return entry
    }

    private func text(of element: XMLElement, _ record: FeedRecord) -> FeedText {
        FeedText(element, isNative: record.isAtom && element.namespace == record.element.namespace)
    }

    private func addLinks(_ record: FeedRecord, to entry: inout Entry) {
        let links = FeedLinks(record, url: url)
        entry.page = links.page
        entry.relativePage = links.relativePage
        for url in links.pdfs { entry.addLink(.pdf, url) }
        for text in record.identifiers { entry.identify(by: text) }
        if let name = entry.name { entry.identify(by: name) }
        for url in links.addresses where url != entry.name { entry.identify(by: url) }
    }

    /// The richest of the entry's texts.
    private mutating func addAbstract(_ record: FeedRecord, to entry: inout Entry) {
        var best: JournalPreamble?
        for (_, element) in record.texts {
            let text = text(of: element, record).paragraphs(of: element)
            // Most feeds have one text, or the same one twice.
            guard !text.isEmpty, text.utf8.count > best?.abstract?.utf8.count ?? 0 else { continue }
            // The digest cuts it to the letter, and says so; what is far longer need not be looked through.
            let candidate = JournalPreamble(SourceText.cut(text, after: Entry.abstractLimit + 10_000))
            for part in candidate.removed {
                preambles = ((preambles?.count ?? 0) + 1, preambles?.example ?? part)
                for found in IdentifierFinder.labelled(in: part) { entry.add(found) }
            }
            if entry.authors.isEmpty, !candidate.authors.isEmpty { entry.addAuthors(candidate.authors) }
            if (candidate.abstract?.utf8.count ?? 0) > (best?.abstract?.utf8.count ?? 0) { best = candidate }
        }
        entry.abstract = best?.abstract
    }

    /// Named authors; contributors where there are none.
    private func addAuthors(_ record: FeedRecord, to entry: inout Entry) {
        let fromText = entry.authors
        entry.authors = []
        entry.addAuthors(record.authors.flatMap(names))
        if entry.authors.isEmpty { entry.addAuthors(record.contributors.flatMap(names)) }
        if entry.authors.isEmpty { entry.authors = fromText }
    }

    private func names(of element: XMLElement) -> [String] {
        let name = element.hasChildren ? element.children.first { $0.name.lowercased() == "name" } : element
        // Some put the name into an element of their own vocabulary, or an address alone.
        guard let name = name ?? (element.child("email") == nil ? element : nil) else { return [] }
        let line = name.mayHoldMarkup ? EntryHTML.line(name.text) : name.line
        return AuthorList.names(in: SourceText.cut(line, after: Entry.authorsLimit))
    }

    private func addCategories(_ record: FeedRecord, isArxiv: Bool, to entry: inout Entry) {
        if let primary = record.primaryCategory { entry.addCategory(SourceText.line(primary)) }
        for category in record.categories {
            let attribute = category.attribute("term") ?? category.attribute("label") ?? category.attribute("text")
            let name = attribute.map(SourceText.line) ?? category.line
            // arXiv gives the classes of ACM and MSC in one term: `H.3.3; I.2.7`.
            guard isArxiv, name.utf8.contains(where: { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ",") }) else {
                entry.addCategory(name)
                continue
            }
            for part in name.split(whereSeparator: { $0 == ";" || $0 == "," }) { entry.addCategory(part.trimmed) }
        }
        for subject in record.subjects {
            // Journals give their keywords in one field.
            let text = subject.mayHoldMarkup ? EntryHTML.line(subject.text) : subject.line
            for part in text.split(separator: ";") { entry.addCategory(part.trimmed) }
        }
    }
}
