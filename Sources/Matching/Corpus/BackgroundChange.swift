/// What becomes of the counts where one background takes the place of another.
public struct BackgroundChange: Hashable, Sendable {
    /// A word whose share of the papers has changed.
    public struct Word: Hashable, Sendable {
        public var word: String
        /// Papers of ten thousand that hold it; of a word that is not counted, what is assumed of it.
        public var before: Double
        public var after: Double
    }

    /// Words that are counted now, and were not.
    public var gained: Int
    /// Words that are not counted any more.
    public var lost: Int
    /// What is commoner now, and so says less; what has changed most first.
    public var commoner: [Word]
    /// What is rarer now, and so says more.
    public var rarer: [Word]

    /// - Parameter most: words of each kind that are named.
    public init(from old: Background, to new: Background, most: Int = 6) {
        var changes: [(word: Word, extent: Double)] = []
        func compare(_ word: String) {
            guard !StopWords.contains(word), word.utf8.count > 1 else { return }
            let before = Self.share(of: word, in: old)
            let after = Self.share(of: word, in: new)
            // The summand of Jeffreys' divergence: large where a share has changed much and is no trifle.
            let extent = (after - before) * Logarithm.ln(after / before)
            if extent > 0 { changes.append((Word(word: word, before: before, after: after), extent)) }
        }
        var lost = 0
        old.forEachWord { word, _ in
            compare(word)
            if new.frequency(of: word) == nil { lost += 1 }
        }
        var gained = 0
        new.forEachWord { word, _ in
            guard old.frequency(of: word) == nil else { return }
            gained += 1
            compare(word)
        }
        self.lost = lost
        self.gained = gained
        changes.sort { ($1.extent, $0.word.word) < ($0.extent, $1.word.word) }
        commoner = changes.lazy.filter { $0.word.after > $0.word.before }.prefix(most).map(\.word)
        rarer = changes.lazy.filter { $0.word.after < $0.word.before }.prefix(most).map(\.word)
    }

    private static func share(of word: String, in background: Background) -> Double {
        10_000 * Double(background.frequency(of: word) ?? Background.uncountedWord) / Double(background.documents)
    }
}
