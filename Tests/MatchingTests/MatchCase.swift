import Matching

/// One behaviour of keywords: a keyword, a text, and whether it matches. Every engine runs the same table.
struct MatchCase: Sendable, CustomStringConvertible {
    var id: String
    var keyword: Keyword
    var title = ""
    var abstract = ""
    var authors: [String] = []
    var categories: [String] = []
    var matches: Bool

    var description: String { "\(id): \(keyword.term)" }

    var text: IndexedText {
        IndexedText(title: title, abstract: abstract, authors: authors, categories: categories)
    }
}

/// An engine under test: whether a keyword alone matches a text.
struct MatchEngine: Sendable, CustomStringConvertible {
    var description: String
    var matches: @Sendable (Keyword, IndexedText) -> Bool

    static let plain = MatchEngine(description: "plain") { keyword, text in
        let profile = CompiledProfile(Profile(keywords: [keyword]), background: .builtin)
        return !Scorer(background: .builtin).assess(profile, text).explanation.matched.isEmpty
    }

    static let streaming = MatchEngine(description: "streaming") { keyword, text in
        var keyword = keyword
        // Then a match is told whatever it scores.
        keyword.always = true
        var matcher = ProfileMatcher(PaperBatch(texts: [text], background: .builtin))
        matcher.begin(Profile(keywords: [keyword]))
        matcher.rank(minScore: 1)
        return matcher.ranked.contains(where: \.isAlways)
    }

    static let all = [plain, streaming]
}

/// `hit` and `miss` keep the table readable: an id, a keyword as written, a title.
func hit(_ id: String, _ term: String, _ title: String, abstract: String = "") -> MatchCase {
    MatchCase(id: id, keyword: Keyword(written: term), title: title, abstract: abstract, matches: true)
}

func miss(_ id: String, _ term: String, _ title: String, abstract: String = "") -> MatchCase {
    MatchCase(id: id, keyword: Keyword(written: term), title: title, abstract: abstract, matches: false)
}
