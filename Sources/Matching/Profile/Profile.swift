/// What a reader wants, as it was written (and checked by nobody yet: `CompiledProfile` does that).
public struct Profile: Hashable, Sendable, Codable {
    public var keywords: [Keyword]
    /// All must hold; in each, one of the alternatives suffices. They also score.
    public var require: [[Keyword]]
    /// Any one vetoes the paper.
    public var exclude: [Keyword]
    /// Threshold, 0…1. Default 0.2.
    public var minScore: Double

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
