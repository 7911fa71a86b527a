internal import Text

extension Background {
    /// Papers with which a table of words begins, and what is assumed of a word below.
    static let leastWord = 4
    static let uncountedWord = 2
    /// The same for pairs: at most so many papers hold one that is too rare to be counted.
    static let leastPair = 15
    private static let uncountedPair = 12

    /// How rare, in nats, something is that stands in so many papers.
    func idf(_ frequency: Int) -> Double {
        max(0, Logarithm.ln(Double(documents) / Double(max(1, frequency))))
    }

    /// The rarity of each of the pattern's words.
    func wordIDFs(of pattern: Pattern) -> [Double] {
        pattern.parts.map { idf(frequency(of: $0)) }
    }

    /// The rarity of the pattern as a whole: a phrase is rarer than its words, and how much so the pairs tell.
    func idf(of pattern: Pattern) -> Double {
        let split = phraseFrequency(pattern.parts)
        let whole = pattern.joins.filter { $0.parts == pattern.parts.indices }.map { frequency(of: $0.part) }.max() ?? 0
        return idf(max(split, whole))
    }

    private func phraseFrequency(_ parts: [Pattern.Part]) -> Int {
        var least = parts.map(frequency(of:)).min() ?? documents
        for (first, second) in zip(parts, parts.dropFirst()) where !second.isPrefix {
            let pair = frequency(of: first.words[0], second.words[0])
            least = min(least, pair ?? uncounted(frequency(of: first), frequency(of: second)))
        }
        return least
    }

    /// An uncounted pair: more often than by chance, and less than the table's beginning.
    func uncounted(_ first: Int, _ second: Int) -> Int {
        min(Self.uncountedPair, max(1, Int(8 * Double(first) * Double(second) / Double(documents))))
    }

    private func frequency(of part: Pattern.Part) -> Int {
        if part.isPrefix { return max(Self.uncountedWord, frequency(ofPrefix: part.word)) }
        // The table ignores case: what it counts for `IT` and `WHO` are the pronouns.
        if part.isAcronym, StopWords.contains(part.word) { return documents / 200 }
        return frequency(of: part.words[0]) ?? frequency(of: PluralRule.singular(part.word)) ?? Self.uncountedWord
    }
}
