internal import Text

/// Papers indexed together, for any number of profiles to stream past: a day's, or a whole store's.
///
/// In the order in which papers of equal evidence are to stand: by votes, then first seen, then id.
public struct PaperBatch: Sendable {
    /// The counts that weigh words; profiles are weighed with the same.
    public let background: Background
    let texts: [IndexedText]
    let vocabulary: BatchVocabulary
    /// Of papers in which a keyword does not match.
    let weights: [FieldWeights]
    /// Words of each title and abstract.
    let lengths: [(title: Int, abstract: Int)]
    let titleCounts: [Int32]
    /// For each word of each paper whether a phrase may go on with it; a paper's begin at `firstWords`.
    let follows: [Bool]
    let firstWords: [Int32]

    /// Papers that a batch can hold: 32,768.
    public static let limit = Posting.papers

    /// Words of a paper that a batch looks at: 16,777,215.
    public static let longest = 0xFF_FFFF

    /// Indexes papers, `limit` of them at most; what is beyond is left out.
    public init(_ papers: [IndexedPaper], background: Background) {
        self.init(texts: papers.map(\.text), background: background)
    }

    /// The same for texts that belong to no stored paper.
    public init(texts all: [IndexedText], background: Background) {
        let texts = all.count > Self.limit ? Array(all.prefix(Self.limit)) : all
        self.background = background
        self.texts = texts
        vocabulary = BatchVocabulary(texts)
        weights = texts.map { FieldWeights(title: $0.titleCount, abstract: $0.abstractCount, background: background) }
        lengths = texts.map { ($0.titleCount, $0.abstractCount) }
        titleCounts = texts.map { Int32(truncatingIfNeeded: $0.titleCount) }
        var follows: [Bool] = []
        var firstWords: [Int32] = []
        for text in texts {
            firstWords.append(Int32(truncatingIfNeeded: follows.count))
            for (place, token) in text.tokens.enumerated() {
                follows.append(token.link < .stop && token.link != .dot && place != text.titleCount)
            }
        }
        self.follows = follows
        self.firstWords = firstWords
    }

    /// How many papers there are.
    public var count: Int { texts.count }
}
