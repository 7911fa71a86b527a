/// `title:` and its like before a term.
enum FieldPrefix {
    private static let fields: [String: Keyword.Field] = [
        "title": .title, "titles": .title, "abstract": .abstract, "abstracts": .abstract, "author": .authors,
        "authors": .authors, "category": .categories, "categories": .categories,
    ]

    /// The field that a known prefix names, and the term behind it.
    static func known(in written: String) -> (field: Keyword.Field, term: String)? {
        guard let colon = written.firstIndex(of: ":") else { return nil }
        let name = trimmed(written[..<colon]).lowercased()
        guard let field = fields[name] else { return nil }
        return (field, trimmed(written[written.index(after: colon)...]))
    }

    /// A prefix that looks like a field and is none, with the field that was probably meant.
    ///
    /// Small letters, a colon, and at once the term: `titel:robots`, but not `Note: this`, `std::vector`, `12:30`.
    static func unknown(in term: String) -> (name: String, suggestion: String?)? {
        guard let colon = term.firstIndex(of: ":"), colon > term.startIndex else { return nil }
        let name = term[..<colon]
        let rest = term[term.index(after: colon)...]
        guard name.utf8.allSatisfy({ (0x61...0x7A).contains($0) }), let next = rest.first,
            !next.isWhitespace, next != ":", next != "/"
        else { return nil }
        let written = String(name)
        let nearest = ["title", "abstract", "author", "category"].min {
            distance($0, written) < distance($1, written)
        }
        return (written, nearest.flatMap { distance($0, written) <= 2 ? $0 : nil })
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var rest = Substring(text)
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }

    /// Edits (insertion, deletion, change) from one word to the other.
    private static func distance(_ left: String, _ right: String) -> Int {
        var row = Array(0...right.utf8.count)
        for (i, a) in left.utf8.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.utf8.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.utf8.count]
    }
}
