internal import Papers
internal import Text

/// A keyword checked, folded and weighed against the background.
struct CompiledKeyword: Sendable {
    /// Place in the profile (keywords first, then requirements), from 0.
    let index: Int
    let keyword: Keyword
    /// 0 for a repetition of another keyword, which counts once.
    var weight: Double
    /// For titles and abstracts.
    let pattern: Pattern?
    let fields: Set<Keyword.Field>
    let author: AuthorPattern?
    let category: CategoryPattern?
    /// 0…1, from the rarity of the pattern.
    let specificity: Double
    /// The pattern's words that may be found apart, with their rarity; empty where nothing but a hit counts.
    let words: [Content]
    /// Two keywords with the same identity hit the same places.
    let identity: String

    /// A word of a pattern that says something by itself.
    struct Content: Sendable {
        let part: Pattern.Part
        let idf: Double
        let written: String
        /// Words that the background's papers hold together with it, the pattern's own words left aside.
        let related: [Background.RelatedWord]
    }

    /// Compiles a keyword that `TermCheck` has passed; `nil` where there is nothing to look for.
    init?(_ keyword: Keyword, index: Int, background: Background) {
        self.index = index
        self.keyword = keyword
        weight = keyword.weight
        fields = Set(keyword.fields ?? [.title, .abstract])
        let pattern = fields.contains(.title) || fields.contains(.abstract) ? Pattern(keyword) : nil
        self.pattern = pattern
        author = fields.contains(.authors) ? AuthorPattern(keyword.term) : nil
        category = fields.contains(.categories) ? CategoryPattern(keyword.term) : nil
        guard pattern != nil || author != nil || category != nil else { return nil }
        specificity = pattern.map { Formula.specificity(idf: background.idf(of: $0)) } ?? 1
        words = pattern.map { Self.content(of: $0, background: background) } ?? []
        let places = fields.sorted().map(\.rawValue).joined(separator: "+")
        let near = pattern?.near.map { "~\($0)" } ?? ""
        identity = "\(places):\(pattern?.identity ?? keyword.term.lowercased())\(near)"
    }

    /// Acronyms and wildcards by themselves have no related forms; stop words say nothing apart from their phrase.
    private static func content(of pattern: Pattern, background: Background) -> [Content] {
        let parts = pattern.parts
        if parts.count == 1, parts[0].isAcronym || parts[0].isPrefix || parts[0].exactCapitals != nil { return [] }
        let own = parts.map(\.words[0])
        let contents = zip(parts, background.wordIDFs(of: pattern)).map { part, idf in
            Content(
                part: part, idf: idf, written: part.isAcronym ? part.word.uppercased() : part.word,
                related: background.related(to: part.words[0]).filter { !own.contains($0.word) })
        }
        let telling = contents.filter { $0.part.isAcronym || !StopWords.contains($0.part.word) }
        return telling.isEmpty ? contents : telling
    }
}

/// The name of an author to look for; a trailing `*` leaves the family name's end open.
struct AuthorPattern: Sendable {
    let name: AuthorName
    let isPrefix: Bool

    init?(_ term: String) {
        let trimmed = term.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        isPrefix = trimmed.hasSuffix("*")
        name = AuthorName(isPrefix ? String(trimmed.dropLast()) : trimmed)
        guard !name.family.isEmpty else { return nil }
    }
}

/// A category to look for: `cs.CL`, or every one of an archive, `cs.*`.
struct CategoryPattern: Sendable {
    private let text: String
    private let isPrefix: Bool

    init?(_ term: String) {
        let trimmed = term.filter { !$0.isWhitespace }.lowercased()
        isPrefix = trimmed.hasSuffix("*")
        text = isPrefix ? String(trimmed.dropLast()) : trimmed
        guard text.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
    }

    func matches(_ category: String) -> Bool {
        let other = category.filter { !$0.isWhitespace }.lowercased()
        return isPrefix ? other.hasPrefix(text) : other == text
    }
}
