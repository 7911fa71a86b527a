/// What a reader wants, as it was written (and checked by nobody yet: `CompiledProfile` does that).
public struct Profile: Hashable, Sendable, Codable {
    /// What is looked for; together with `require`, none = every paper is taken. At most 500.
    public var keywords: [Keyword]
    /// All must hold; in each, one of the alternatives suffices. They also score.
    public var require: [[Keyword]]
    /// Any one vetoes the paper.
    public var exclude: [Keyword]
    /// Threshold, 0…1. Default 0.2.
    public var minScore: Double

    /// In force where neither reader nor site names a threshold.
    public static let defaultMinScore = 0.2

    public init(
        keywords: [Keyword], require: [[Keyword]] = [], exclude: [Keyword] = [],
        minScore: Double = Profile.defaultMinScore
    ) {
        self.keywords = keywords
        self.require = require
        self.exclude = exclude
        self.minScore = minScore
    }

    /// A profile without keywords and requirements takes everything, by votes, then date.
    public var takesEverything: Bool { keywords.isEmpty && require.isEmpty }
}
