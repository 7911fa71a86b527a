internal import Markup
internal import Papers
internal import Text

/// What entries of arXiv's own feeds (the API's and the announcements') have beside those of any feed: their text is TeX
/// and no HTML, their authors have affiliations.
enum ArxivEntry {
    /// `http://arxiv.org/abs/2512.00017v2`, `oai:arXiv.org:2512.00017v1`.
    static func isName(_ name: String) -> Bool {
        name.hasPrefix("oai:arXiv.org:") || name.hasPrefix("http://arxiv.org/abs/")
            || name.hasPrefix("https://arxiv.org/abs/")
    }

    /// Adds the abstract, the authors, the announcement and the version to an entry that has its ids.
    static func complete(_ entry: inout Entry, _ record: FeedRecord) {
        for (_, element) in record.texts where entry.abstract == nil {
            let text = ArxivDescription(element.withTextBytes(SourceText.paragraphs))
            entry.abstract = text.abstract.isEmpty ? nil : text.abstract
            entry.announcement = text.announcement ?? entry.announcement
            entry.version = text.version
        }
        if let kind = record.announcement.flatMap({ Sighting.Announcement(rawValue: $0.lowercased()) }) {
            entry.announcement = kind
        }
        entry.version =
            entry.identifiers.first { $0.id.scheme == .arxiv && $0.version != nil }?.version ?? entry.version
        entry.isWithdrawn = isWithdrawn(entry.abstract) || isWithdrawn(record.comment)
        for element in record.authors { add(element, to: &entry) }
    }

    private static func add(_ element: XMLElement, to entry: inout Entry) {
        guard let name = element.child("name") else {
            entry.authors += ArxivCreators.authors(in: SourceText.cut(element.line, after: Entry.authorsLimit))
            return
        }
        let affiliations = element.children("affiliation").map { ReadableText.plain($0.line) }.filter { !$0.isEmpty }
        let line = SourceText.cut(name.line, after: Entry.authorsLimit)
        // The announcements have all names in one element, the API has one in each.
        guard line.contains(",") || line.contains("(") else {
            let readable = ReadableText.plain(line)
            if !readable.isEmpty {
                entry.authors.append(
                    Author(
                        name: readable, affiliation: affiliations.isEmpty ? nil : affiliations.joined(separator: "; ")))
            }
            return
        }
        entry.authors += ArxivCreators.authors(in: line)
    }

    /// "This paper has been withdrawn by the authors …", as the abstract or the remark.
    private static func isWithdrawn(_ text: String?) -> Bool {
        guard let text, text.utf8.contains(UInt8(ascii: "w")) else { return false }
        let start = String(decoding: text.utf8.prefix(300), as: UTF8.self).lowercased()
        guard start.contains("withdrawn") else { return false }
        if start.hasPrefix("withdrawn") || start.hasPrefix("paper withdrawn") { return true }
        return ["paper", "submission", "article", "manuscript", "preprint", "work"].contains { word in
            ["has been", "is", "was", "is being"].contains { start.contains("this \(word) \($0) withdrawn") }
        }
    }
}

/// The description of an announcement: `arXiv:2512.00017v1 Announce Type: new⏎Abstract: …`.
struct ArxivDescription {
    private(set) var abstract: String
    private(set) var version: Int?
    private(set) var announcement: Sighting.Announcement?

    init(_ text: String) {
        abstract = text
        guard text.utf8.starts(with: "arXiv:".utf8) else { return }
        var rest = text.dropFirst("arXiv:".count)
        version = IdentifierFinder.arxiv(rest.prefix { !$0.isWhitespace })?.version
        rest = rest.drop { !$0.isWhitespace }.drop(while: \.isWhitespace)
        if rest.hasPrefix("Announce Type:") {
            rest = rest.dropFirst("Announce Type:".count).drop(while: \.isWhitespace)
            announcement = Sighting.Announcement(rawValue: rest.prefix { !$0.isWhitespace }.lowercased())
            rest = rest.drop { !$0.isWhitespace }.drop(while: \.isWhitespace)
        }
        if rest.hasPrefix("Abstract:") { rest = rest.dropFirst("Abstract:".count).drop(while: \.isWhitespace) }
        abstract = String(rest)
    }
}
