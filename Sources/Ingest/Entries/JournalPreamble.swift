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
        var isWhole = true
        while let first = paragraphs.first, let next = dropStart(first, next: paragraphs.dropFirst().first) {
            paragraphs.removeFirst()
            // What is left of a paragraph is text.
            guard next.isEmpty else {
                paragraphs = [next] + paragraphs
                isWhole = false
                break
            }
        }
        while let last = paragraphs.last, Self.isAppendix(last) {
            removed.append(String(last))
            paragraphs.removeLast()
        }
        if removed.isEmpty, isWhole {
            abstract = text
        } else {
            let rest = paragraphs.joined(separator: "\n\n")
            abstract = rest.isEmpty ? nil : rest
        }
    }

    // MARK: What it looks like

    /// Signs of a preamble in the first or last words, so that no other text is taken apart.
    private static func maySpeak(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            let start = UnsafeBufferPointer(rebasing: bytes.prefix(limit))
            let end = UnsafeBufferPointer(rebasing: bytes.suffix(limit))
            return beginnings.contains { hasWord($0, in: start, at: 0) } || hasWord(of: starts, in: start)
                || hasWord(of: ends, in: end)
        }
    }

    private static let beginnings: [StaticString] = ["abstract", "summary", "graphical abstract", "highlights", "by "]
    private static let starts = WordList([
        "publication date:", "published online", "published:", "author(s):", "authors:", "doi:", "doi 10.", "volume ",
        "vol. ", "source:", "earlyview", "ahead of print", "accepted article", "available online", "journal:", "pmid:",
        "issn", "epub ", "https://doi.org",
    ])
    private static let ends = WordList([
        "appeared first on", "published ", "continue reading", "read more", "content of this rss", "cite this article",
    ])

    /// Whether one of some words of small letters begins where a word of the text begins, in any case.
    private static func hasWord(of words: WordList, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var previous: UInt8 = 0x20
        for place in bytes.indices.dropLast() {
            let byte = bytes[place]
            defer { previous = byte }
            // Most places are within a word, and most words begin otherwise.
            guard previous == 0x20 || previous == 0x0A || previous == UInt8(ascii: "("),
                words.mayBegin(with: byte, bytes[place + 1])
            else { continue }
            if words.words.contains(where: { hasWord($0, in: bytes, at: place) }) { return true }
        }
        return false
    }

    /// Words of small letters, with a table of the pairs of letters that they begin with.
    private struct WordList {
        let words: [StaticString]
        private var pairs = [Bool](repeating: false, count: 1024)

        init(_ words: [StaticString]) {
            self.words = words
            for word in words { pairs[Self.index(word.utf8Start[0], word.utf8Start[1])] = true }
        }

        func mayBegin(with first: UInt8, _ second: UInt8) -> Bool { pairs[Self.index(first, second)] }

        /// The same for capitals and small letters.
        private static func index(_ first: UInt8, _ second: UInt8) -> Int {
            Int(first & 31) << 5 | Int(second & 31)
        }
    }

    private static func hasWord(_ word: StaticString, in bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        let length = word.utf8CodeUnitCount
        guard place + length <= bytes.count else { return false }
        for index in 0..<length {
            let byte = bytes[place + index]
            guard ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) == word.utf8Start[index] else { return false }
        }
        return true
    }

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
