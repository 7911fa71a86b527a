/// What journals' feeds write before and after an abstract, or in place of one: volume and page, the date of publication,
/// the DOI, the authors.
///
/// Known from the feeds of Nature, ScienceDirect, Wiley, Taylor & Francis, PNAS, APS, ACS, MDPI, PLOS and of blogs.
struct JournalPreamble {
    /// The text without it; `nil` where nothing else is left.
    private(set) var abstract: String?
    /// What was left out; empty in most feeds.
    private(set) var removed: [String] = []
    /// The names in a line of authors.
    private(set) var authors: [String] = []

    /// Longer paragraphs are text.
    private static let limit = 400

    /// - Parameter text: paragraphs, with blank lines between them.
    init(_ text: String) {
        guard Self.maySpeak(text) else {
            abstract = text.isEmpty ? nil : text
            return
        }
        var paragraphs = text.split(separator: "\n", omittingEmptySubsequences: true)[...]
        while let first = paragraphs.first, let next = dropStart(first, next: paragraphs.dropFirst().first) {
            paragraphs.removeFirst()
            // What is left of a paragraph is text.
            guard next.isEmpty else {
                paragraphs = [next] + paragraphs
                break
            }
        }
        while let last = paragraphs.last, Self.isAppendix(last) {
            removed.append(String(last))
            paragraphs.removeLast()
        }
        if removed.isEmpty, paragraphs.count > 0 {
            abstract = text
        } else {
            let rest = paragraphs.joined(separator: "\n\n")
            abstract = rest.isEmpty ? nil : rest
        }
    }

    // MARK: What it looks like

    /// Signs of a preamble in the first or last words, so that no other text is taken apart.
    private static func maySpeak(_ text: String) -> Bool {
        let bytes = text.utf8
        let start = String(decoding: bytes.prefix(limit), as: UTF8.self).lowercased()
        if starts.contains(where: start.contains) || start.hasPrefix("by ") { return true }
        let end = String(decoding: bytes.suffix(limit), as: UTF8.self).lowercased()
        return ends.contains(where: end.contains)
    }

    private static let starts = [
        "publication date:", "published online", "author(s):", "authors:", "doi:", "doi ", ", volume ", "volume ",
        ", vol. ",
        "source:", "abstract", "summary", "earlyview", "ahead of print", "accepted article", "advance article",
        "highlights",
    ]
    private static let ends = [
        "appeared first on", "] published ", "continue reading", "read more", "content of this rss feed",
        "to cite this article",
    ]

    /// What stands in the paragraph beside a preamble: empty where it is nothing else, `nil` where it is no preamble.
    private mutating func dropStart(_ paragraph: Substring, next: Substring?) -> Substring? {
        let lower = paragraph.prefix(Self.limit).lowercased()
        for label in ["abstract", "summary", "graphical abstract", "highlights"] where lower.hasPrefix(label) {
            let rest = paragraph.dropFirst(label.count)
            if rest.isEmpty { return drop(paragraph) }
            guard let mark = rest.first, ":.—–-".contains(mark), rest.dropFirst().first?.isWhitespace ?? true else {
                continue
            }
            return rest.dropFirst().drop(while: \.isWhitespace)
        }
        guard paragraph.utf8.count <= Self.limit else { return nil }
        for label in ["author(s):", "authors:", "by "] where lower.hasPrefix(label) {
            let line = paragraph.dropFirst(label.count).trimmed
            let names = AuthorList.names(in: line)
            // "By comparing kites…" is text.
            if label == "by ", !names.allSatisfy({ PersonName.isFull($0) }) { return nil }
            authors = names
            return drop(paragraph)
        }
        if Self.labels.contains(where: lower.hasPrefix) || Self.isIssue(lower) { return drop(paragraph) }
        // The journal's name alone, before the DOI.
        if let next, paragraph.split(separator: " ").count <= 8, next.lowercased().hasPrefix("doi:") {
            return drop(paragraph)
        }
        return nil
    }

    private mutating func drop(_ paragraph: Substring) -> Substring {
        removed.append(String(paragraph))
        return ""
    }

    private static let labels = [
        "publication date:", "published online:", "published:", "available online", "source:", "journal:", "doi:",
        "doi 10.",
        "https://doi.org/10.", "pmid:", "issn", "epub ",
    ]

    /// `Nature, Published online: 28 November 2025; doi:10.1038/…`, `Science, Volume 390, Issue 6776, Page 871-875`,
    /// `Sensors, Vol. 25, Pages 7301: …`, `Kites Quarterly, EarlyView.`
    private static func isIssue(_ lower: String) -> Bool {
        if lower.contains("published online:"), lower.contains("doi:") || lower.contains("20") { return true }
        if ["earlyview.", "earlyview", "ahead of print.", "ahead of print", "accepted article.", "accepted articles."]
            .contains(where: lower.hasSuffix)
        {
            return true
        }
        if lower.contains(", vol. "), lower.contains("pages ") { return true }
        if lower.contains("doi: 10."), lower.split(separator: " ").count <= 8 { return true }
        guard lower.contains("volume ") else { return false }
        return (lower.contains("issue ") || lower.contains("page ")) && lower.contains { $0.isNumber }
            && lower.utf8.count <= 200
    }

    private static func isAppendix(_ paragraph: Substring) -> Bool {
        guard paragraph.utf8.count <= limit else { return false }
        let lower = paragraph.lowercased()
        if lower.hasPrefix("the post "), lower.contains("appeared first on") { return true }
        // `[Phys. Rev. Kites 135, 012345] Published Fri Nov 28, 2025`
        if lower.hasPrefix("["), lower.contains("] published ") { return true }
        if lower.hasPrefix("to cite this article") || lower.hasPrefix("the content of this rss feed") { return true }
        return ["read more", "read more…", "read more...", "continue reading", "continue reading →", "read more →"]
            .contains(lower)
    }
}

extension Substring {
    var trimmed: String {
        var text = self
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
