internal import Matching

/// What `corpus build` has made, and what using it does to the site's readers.
public struct CorpusReport: Sendable, Encodable {
    /// Where the background is.
    public var file: String
    /// Whether the file is new, or other bytes than before.
    public var wasWritten: Bool
    /// Its version, which stands in every explanation.
    public var version: String
    /// Papers that were counted.
    public var papers: Int
    /// Papers that were not, because nobody knows their abstracts.
    public var withoutAbstract: Int
    /// Days of the first and the last paper.
    public var firstDay: String
    public var lastDay: String
    public var counts: Counts

    /// Version of the background that scores use now, or used until now.
    public var before: String
    /// Whether scores use the new one from now on.
    public var isInForce: Bool
    /// What is counted otherwise.
    public var change: Change
    /// What becomes of each reader, in the order of the file; disabled ones are left out.
    public var readers: [Reader] = []
    /// Papers that readers were looked at with, and the days on which those were first seen.
    public var comparedPapers = 0
    public var comparedDays = 0
    /// What an operator should hear besides.
    public var remarks: [String] = []

    /// How much it counts.
    public struct Counts: Sendable, Hashable, Encodable {
        public var words: Int
        /// Adjacent pairs of words.
        public var pairs: Int
        /// Words of which it is known what keeps their company.
        public var wordsWithCompany: Int
    }

    /// What is counted otherwise than before.
    public struct Change: Sendable, Hashable, Encodable {
        /// Words that are counted now, and were not; words that are not any more.
        public var gained: Int
        public var lost: Int
        /// What is commoner now, and so says less; and rarer, and so says more. What has changed most first.
        public var commoner: [Word]
        public var rarer: [Word]
    }

    /// A word, and how many of ten thousand papers hold it, before and after.
    public struct Word: Sendable, Hashable, Encodable {
        public var word: String
        public var before: Double
        public var after: Double
    }

    /// How many of the stored papers pass for one reader, before and after.
    public struct Reader: Sendable, Hashable, Encodable {
        public var subscriber: String
        public var before: Int
        public var after: Int
        /// Papers that pass now and did not.
        public var gained: Int
        /// Papers that passed and do not any more.
        public var lost: Int
        /// Threshold in force, 0…1.
        public var minScore: Double
        /// The threshold that lets as many papers pass as before; `nil` where none does, or as many do anyway.
        public var minScoreForAsMany: Double?
        /// Whether the threshold was chosen for a wish, by scores of the former background.
        public var hasWish: Bool
    }
}

extension CorpusReport.Counts {
    init(_ size: Background.Size) {
        self.init(words: size.words, pairs: size.pairs, wordsWithCompany: size.wordsWithCompany)
    }
}

extension CorpusReport.Change {
    init(_ change: BackgroundChange) {
        let word = { (word: BackgroundChange.Word) in
            CorpusReport.Word(word: word.word, before: word.before, after: word.after)
        }
        self.init(
            gained: change.gained, lost: change.lost, commoner: change.commoner.map(word),
            rarer: change.rarer.map(word))
    }
}
