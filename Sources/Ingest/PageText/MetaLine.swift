/// What stands below an abstract: `• 3 authors · Aug 30`, on one line or on several.
struct MetaLine: Hashable {
    var authorCount: Int?
    var date: PageDate?
    /// The number after the date.
    var count: Int?
    /// Whether a bullet stands before it, in contrast to a date alone.
    var hasBullet = false
    /// The date's text, as printed.
    var dateText = ""
    /// Whether what stands in the date's place is none.
    var isUnreadable: Bool { date == nil && !dateText.isEmpty }

    /// Whether a line begins the block below an abstract, or is what is left of one at the end of a cut digest.
    static func begins(_ line: String) -> Bool {
        if line.hasPrefix("·") { return line.utf8.count < 40 }
        guard line.hasPrefix("•") else { return false }
        let words = line.dropFirst().split(separator: " ", maxSplits: 2)
        guard let first = words.first else { return true }
        guard PageDate.number(first.filter { $0 != "," }) != nil else { return false }
        return words.count == 1 || "authors".hasPrefix(words[1].lowercased())
    }

    /// Reads the lines of one block joined by spaces.
    init(_ text: String) {
        var rest = text[...]
        if rest.first == "•" {
            hasBullet = true
            rest = rest.dropFirst().drop { $0 == " " }
            let number = rest.prefix { $0 != " " }
            rest = rest.dropFirst(number.count).drop { $0 == " " }
            let word = rest.prefix { $0 != " " }
            // Where the word is missing, the digest is cut off and the number may be too.
            if !word.isEmpty, let authors = PageDate.number(number.filter { $0 != "," }[...]), authors > 0 {
                authorCount = authors
            }
            rest = rest.dropFirst(word.count)
        }
        rest = rest.drop { $0 == " " || $0 == "·" }
        guard !rest.isEmpty else { return }
        dateText = String(rest)
        if let read = PageDate.read(dateText) { (date, count) = (read.date, read.count) }
    }
}
