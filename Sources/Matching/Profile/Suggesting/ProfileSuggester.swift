/// Proposes a profile for a library: terms by their log-odds against other papers, authors that recur, categories, and
/// a threshold that the library's own papers pass when they are kept out.
public struct ProfileSuggester: Sendable {
    /// Counts of papers of any kind.
    public let background: Background
    private let others: [IndexedText]

    /// - Parameters:
    ///   - background: the one that the profile will be matched with.
    ///   - others: papers that do not belong to the library, such as those of a store; from 100 on they count.
    public init(background: Background, others: [IndexedText] = []) {
        self.background = background
        self.others = others
    }

    /// The proposal; the same library gives the same one.
    public func suggest(for library: [IndexedText]) -> SuggestedProfile {
        var suggestion = SuggestedProfile(terms: terms(of: library), minScore: Profile.defaultMinScore)
        LibraryThreshold(self, library, others).set(&suggestion)
        suggestion.terms += RecurringNames(library, others).terms
        return suggestion
    }

    /// Words and phrases alone, their weights not rounded yet.
    func terms(of library: [IndexedText]) -> [SuggestedProfile.Term] {
        let size = LibrarySize(library, background: background)
        let phrases = LibraryPhrases(library, support: Self.support(library.count))
        let rates = TermRates(
            background: background, others: others, terms: Set(phrases.papers.keys.map { phrases.words(of: $0) }))
        let titles = Self.support(library.count) > 1 ? [] : phrases.keys(inTitlesOf: library)
        let candidates = phrases.papers.sorted { $0.key < $1.key }.compactMap { key, papers -> TermCandidate? in
            let words = phrases.words(of: key)
            // What one paper alone says is a term where its title does, and where others are known to say it.
            guard papers.count > 1 || titles.contains(key) && isKnown(words) else { return nil }
            return TermCandidate(key: key, words: words, papers: papers, rate: rates.rate(of: words), library: size)
        }
        var chosen = TermChoice(size).choose(candidates)
        let weights = TermWeights(chosen, size)
        chosen = TermChoice.withoutWeakerPhrases(chosen, weight: weights.weight)
        let spelling = TermSpelling(Set(chosen.map(\.key)), in: library, phrases)
        return chosen.map { candidate in
            SuggestedProfile.Term(
                keyword: Keyword(
                    term: spelling.spelling(of: candidate.key, words: candidate.words),
                    weight: weights.weight(of: candidate)),
                papers: candidate.papers.map(Int.init), expected: candidate.expected, logOdds: candidate.logOdds)
        }
    }

    /// Words and pairs that the background has counted.
    private func isKnown(_ words: [String]) -> Bool {
        switch words.count {
        case 1: background.frequency(of: words[0]) != nil
        case 2: background.frequency(of: words[0], words[1]) != nil
        default: false
        }
    }

    /// Papers that must hold a term.
    private static func support(_ papers: Int) -> Int {
        papers < 4 ? 1 : papers < 40 ? 2 : max(3, papers / 60)
    }
}
