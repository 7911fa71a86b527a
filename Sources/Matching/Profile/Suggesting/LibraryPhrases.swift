internal import Text

/// The words of papers and their runs of two and three, each with the papers that hold it.
///
/// Counted run by run: a pair only where both its words are common enough, so that memory grows with what may become a
/// term, not with the text.
struct LibraryPhrases {
    /// One to three words by their numbers; unused places are −1.
    struct Key: Hashable, Comparable {
        var first: Int32
        var second: Int32 = -1
        var third: Int32 = -1

        var count: Int { second < 0 ? 1 : third < 0 ? 2 : 3 }
        var words: [Int32] { [first, second, third].filter { $0 >= 0 } }

        static func < (left: Key, right: Key) -> Bool {
            (left.first, left.second, left.third) < (right.first, right.second, right.third)
        }
    }

    /// Singular words by number, in the order in which they came.
    private(set) var words: [String] = []
    /// The papers that hold each, by their places, ascending.
    private(set) var papers: [Key: [Int32]] = [:]
    private var numbers: [String: Int32] = [:]
    /// What each word is good for.
    private var roles: [Role] = []

    private enum Role { case content, joining, none }

    /// - Parameter support: papers that must hold a word or a run.
    init(_ texts: [IndexedText], support: Int) {
        let numbered = texts.map { text in text.tokens.map { number(of: $0) } }
        count(texts, numbered, length: 1, support: support)
        count(texts, numbered, length: 2, support: support)
        count(texts, numbered, length: 3, support: support)
    }

    func words(of key: Key) -> [String] { key.words.map { words[Int($0)] } }

    /// The runs that stand in titles.
    func keys(inTitlesOf texts: [IndexedText]) -> Set<Key> {
        var keys: Set<Key> = []
        for text in texts {
            Self.forEachRun(of: text) { range in
                if range.upperBound <= text.titleCount, let key = key(text.tokens[range]) { keys.insert(key) }
            }
        }
        return keys
    }

    /// The key of a run of words, `nil` where a word is unknown here.
    func key(_ tokens: ArraySlice<FoldedText.Token>) -> Key? {
        var key = Key(first: -1)
        for (index, token) in tokens.enumerated() {
            guard let number = numbers[Self.word(of: token)] else { return nil }
            switch index {
            case 0: key.first = number
            case 1: key.second = number
            default: key.third = number
            }
        }
        return key
    }

    /// The word that stands for all its forms: singular, also of an acronym too short for the plural rule (`LMs`).
    static func word(of token: FoldedText.Token) -> String {
        let length = token.word.unicodeScalars.count
        let isPlural =
            (3...7).contains(length) && token.word.hasSuffix("s") && token.capitals == (1 << (length - 1)) - 1
        return isPlural ? String(token.word.dropLast()) : token.singular
    }

    /// Every run of one to three words that no full stop, comma or bracket parts; parts of dotted names
    /// (`example.org/view`) are none.
    static func forEachRun(
        of text: IndexedText, lengths: ClosedRange<Int> = 1...3, _ visit: (Range<Int>) -> Void
    ) {
        let tokens = text.tokens
        func isDotted(_ place: Int) -> Bool {
            tokens[place].link == .dot || place + 1 < tokens.count && tokens[place + 1].link == .dot
        }
        for start in tokens.indices {
            for length in 1...lengths.upperBound {
                let end = start + length
                guard end <= tokens.count, !isDotted(end - 1) else { break }
                if length > 1, tokens[end - 1].link >= .stop { break }
                if lengths.contains(length) { visit(start..<end) }
            }
        }
    }

    private mutating func count(_ texts: [IndexedText], _ numbered: [[Int32]], length: Int, support: Int) {
        var found: [Key: [Int32]] = [:]
        for (paper, text) in texts.enumerated() {
            let own = numbered[paper]
            Self.forEachRun(of: text, lengths: length...length) { range in
                guard let key = key(of: own[range]) else { return }
                if found[key]?.last != Int32(paper) { found[key, default: []].append(Int32(paper)) }
            }
        }
        papers.merge(found.filter { $0.value.count >= support }) { first, _ in first }
    }

    /// `nil` for a run that can be no term: it begins or ends with a word that tells nothing, or holds a rare one.
    private func key(of run: ArraySlice<Int32>) -> Key? {
        guard let first = run.first, let last = run.last, roles[Int(first)] == .content, roles[Int(last)] == .content
        else { return nil }
        if run.count == 1 { return Key(first: first) }
        let second = run[run.startIndex + 1]
        guard papers[Key(first: first)] != nil, papers[Key(first: last)] != nil else { return nil }
        if run.count == 2 { return Key(first: first, second: second) }
        if roles[Int(second)] == .content {
            guard papers[Key(first: first, second: second)] != nil, papers[Key(first: second, second: last)] != nil
            else { return nil }
        } else if roles[Int(second)] == .none {
            return nil
        }
        return Key(first: first, second: second, third: last)
    }

    private mutating func number(of token: FoldedText.Token) -> Int32 {
        let word = Self.word(of: token)
        if let known = numbers[word] { return known }
        let new = Int32(words.count)
        numbers[word] = new
        words.append(word)
        roles.append(Self.role(of: token))
        return new
    }

    /// Words that make one name of two (`chain of thought`, `learning from demonstration`).
    private static let joining: Set<String> = ["of", "from", "in", "for", "to", "by", "on", "with", "under"]

    /// Numbers and single letters are no words by themselves; neither is what only some languages write with signs.
    private static func role(of token: FoldedText.Token) -> Role {
        if joining.contains(token.word) { return .joining }
        if StopWords.contains(token.word) || StopWords.contains(token.singular) { return .none }
        let letters = token.singular.unicodeScalars.count { $0.properties.isAlphabetic }
        return letters >= 2 ? .content : .none
    }
}
