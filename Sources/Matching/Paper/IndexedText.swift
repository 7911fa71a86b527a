internal import Text

/// The text of a paper, folded and indexed. A score depends on nothing else of the paper.
public struct IndexedText: Sendable {
    /// A hyphenated spelling (`multi-modal`, `A.I.`) read as one word.
    struct Compound: Sendable {
        var places: Range<Int>
        /// The joined word.
        var token: FoldedText.Token
    }

    /// As given.
    let title: String
    let abstract: String
    let authors: [String]
    let categories: [String]

    /// The words of the title, then those of the abstract. No phrase crosses from one to the other.
    let tokens: [FoldedText.Token]
    let titleCount: Int
    var abstractCount: Int { tokens.count - titleCount }
    let titleIsAllCapitals: Bool
    let abstractIsAllCapitals: Bool
    /// In ascending order of their first word.
    let compounds: [Compound]
    /// Acronyms that the paper defines.
    let definitions: [AcronymDefinition]
    /// Where a defined acronym stands for its long form: place → index in `definitions`.
    let acronyms: [Int: Int]
    let authorNames: [AuthorName]

    private let index: WordIndex
    /// Whether a compound begins at a place; most places have none.
    private let firstCompound: [Int: Int]

    /// Folds and indexes a paper's text; any of the fields may be empty.
    public init(title: String, abstract: String = "", authors: [String] = [], categories: [String] = []) {
        self.title = title
        self.abstract = abstract
        self.authors = authors
        self.categories = categories
        let head = FoldedText(title)
        let body = FoldedText(abstract)
        var tokens = head.tokens + body.tokens
        if !head.tokens.isEmpty, !body.tokens.isEmpty { tokens[head.tokens.count].link = .stop }
        self.tokens = tokens
        titleCount = head.tokens.count
        titleIsAllCapitals = head.isAllCapitals
        abstractIsAllCapitals = body.isAllCapitals
        compounds = Self.compounds(in: tokens)
        firstCompound = Dictionary(
            compounds.enumerated().map { ($0.element.places.lowerBound, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        definitions = AcronymDefinition.find(in: tokens)
        acronyms = AcronymDefinition.places(of: definitions, in: tokens)
        authorNames = authors.map { AuthorName($0) }
        index = Self.index(tokens, compounds)
    }

    /// Words of title and abstract.
    public var wordCount: Int { tokens.count }

    /// A word of this key, or a compound, stands somewhere.
    func mayContain(_ key: WordKey) -> Bool { index.contains(key) }

    /// Keys of all words and compounds, roots left aside.
    var keys: Set<WordKey> {
        var keys: Set<WordKey> = []
        for token in tokens + compounds.map(\.token) {
            keys.insert(WordKey(token.word))
            keys.insert(WordKey(token.singular))
        }
        return keys
    }

    /// Where words (or compounds) of the key begin; ascending for each word and each compound length.
    func forEachPlace(of key: WordKey, _ visit: (Int) -> Void) { index.forEachPlace(of: key, visit) }

    func field(at place: Int) -> Keyword.Field { place < titleCount ? .title : .abstract }

    func isAllCapitals(at place: Int) -> Bool {
        place < titleCount ? titleIsAllCapitals : abstractIsAllCapitals
    }

    func places(of field: Keyword.Field) -> Range<Int> {
        field == .title ? 0..<titleCount : titleCount..<tokens.count
    }

    /// The compounds whose first word stands at `place`.
    func compounds(at place: Int) -> ArraySlice<Compound> {
        guard let first = firstCompound[place] else { return [] }
        return compounds[first...].prefix { $0.places.lowerBound == place }
    }

    /// Chains of two to four words with hyphens between them, and of capitals with full stops.
    private static func compounds(in tokens: [FoldedText.Token]) -> [Compound] {
        var found: [Compound] = []
        for start in tokens.indices.dropLast() where isChained(tokens[start + 1].link) {
            var joined = tokens[start]
            for next in (start + 1)..<min(start + 4, tokens.count) {
                let token = tokens[next]
                guard isChained(token.link) else { break }
                if token.link == .dot, !isInitial(tokens[next - 1]) || !isInitial(token) { break }
                let length = joined.word.unicodeScalars.count
                joined.word += token.word
                if length < 64 { joined.capitals |= token.capitals << UInt64(length) }
                joined.range = joined.range.lowerBound..<token.range.upperBound
                joined.singular = PluralRule.singular(joined.word)
                found.append(Compound(places: start..<(next + 1), token: joined))
            }
        }
        return found
    }

    private static func isChained(_ link: FoldedText.Link) -> Bool { link == .hyphen || link == .dot }

    private static func isInitial(_ token: FoldedText.Token) -> Bool {
        token.word.utf8.count == 1 && token.capitals == 1
    }

    private static func index(_ tokens: [FoldedText.Token], _ compounds: [Compound]) -> WordIndex {
        var pairs: [(key: WordKey, place: Int)] = []
        pairs.reserveCapacity(tokens.count * 3 + compounds.count * 2)
        func add(_ token: FoldedText.Token, _ place: Int) {
            pairs.append((WordKey(token.word), place))
            if token.singular != token.word { pairs.append((WordKey(token.singular), place)) }
        }
        var root = WordRoot()
        for compound in compounds.reversed() { add(compound.token, compound.places.lowerBound) }
        for place in tokens.indices.reversed() {
            add(tokens[place], place)
            root.take(tokens[place].word.utf8.span)
            pairs.append((WordKey(root: root.letters.span), place))
        }
        return WordIndex(descending: pairs)
    }
}
