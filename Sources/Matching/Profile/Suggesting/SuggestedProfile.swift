/// A profile proposed for a library of papers: what tells these papers apart from others, with its evidence.
public struct SuggestedProfile: Sendable {
    /// One keyword of it, with the reasons.
    public struct Term: Sendable {
        /// Its term as people write it, its weight, and the field where it names an author or a category.
        public var keyword: Keyword
        /// The library's papers that hold it, by their places from 0, ascending.
        public var papers: [Int]
        /// Papers of the library that would hold it if it were like any other papers; `nil` where nothing tells.
        public var expected: Double?
        /// Natural logarithm of the odds ratio between the library and other papers, shrunk towards 0 by a prior;
        /// `nil` where nothing tells.
        public var logOdds: Double?
    }

    /// Words and phrases, the most telling first; then authors, then categories.
    public var terms: [Term]
    /// Threshold, 0…1.
    public var minScore: Double
    /// The share of the library that passes `minScore` where its papers are kept out of the making of the profile,
    /// 0…1; `nil` where the library is too small to tell.
    public var recall: Double?
    /// The share of other papers that passes, 0…1; `nil` where there are none to try.
    public var others: Double?

    /// The profile itself.
    public var profile: Profile { Profile(keywords: terms.map(\.keyword), minScore: minScore) }
}
