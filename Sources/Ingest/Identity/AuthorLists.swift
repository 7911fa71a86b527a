internal import Papers
internal import Text

/// Two lists of a paper's authors.
enum AuthorLists {
    /// More authors count most, then what arXiv says last, then names that can be read, then the better source.
    static func rank(_ authors: [Author], _ origin: Origin) -> [Int] {
        [authors.count, origin.textVersion, authors.count { isReadable($0.name) }, origin.authority.order]
    }

    /// No TeX, and a given name rather than an initial.
    private static func isReadable(_ name: String) -> Bool {
        guard !name.contains(where: { "\\{}$".contains($0) }) else { return false }
        let first = name.prefix { !$0.isWhitespace }.filter(\.isLetter)
        return first.count > 1
    }

    static func isRicher(_ one: [Author], _ other: [Author]) -> Bool {
        TextWords.isRicher(one.map(\.name).joined(separator: ";"), other.map(\.name).joined(separator: ";"))
    }

    /// The authors with those affiliations that the other list alone knows, by name.
    static func completed(_ authors: [Author], from other: [Author]) -> [Author] {
        guard other.contains(where: { $0.affiliation != nil }), authors.contains(where: { $0.affiliation == nil })
        else { return authors }
        let known = Dictionary(grouping: other) { NormalizedTitle($0.name) }.compactMapValues { namesakes in
            namesakes.count == 1 ? namesakes[0].affiliation : nil
        }
        let counts = Dictionary(grouping: authors) { NormalizedTitle($0.name) }
        return authors.map { author in
            let name = NormalizedTitle(author.name)
            guard author.affiliation == nil, counts[name]?.count == 1 else { return author }
            return Author(name: author.name, affiliation: known[name])
        }
    }
}
