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

/// One keyword of a profile as it was written.
public struct Keyword: Hashable, Sendable, Codable {
    /// Where a keyword may hit.
    public enum Field: String, Sendable, Codable, CaseIterable {
        case title, abstract, authors, categories
    }

    /// The term without its field prefix; a trailing `*` is the wildcard.
    public var term: String
    /// 0.1…10. Default 1.
    public var weight: Double
    /// Fields where it may hit; `nil` = title and abstract.
    public var fields: [Field]?
    /// Ignores case even for acronyms (`"case": "any"`); `false`: the rule of acronyms decides.
    public var ignoresCase: Bool
    /// Demands the exact capitalisation (`"case": "exact"`).
    public var exactCase: Bool
    /// Words of the term may stand apart, in any order, with at most that many other words between them.
    public var near: Int?
    /// What the reader calls it in reasons; `nil` = the term. A profile's name where several were united.
    public var label: String?
    /// Passes threshold and cap and stands first (an author one follows).
    public var always: Bool

    public init(
        term: String, weight: Double = 1, fields: [Field]? = nil, ignoresCase: Bool = false, exactCase: Bool = false,
        near: Int? = nil, label: String? = nil, always: Bool = false
    ) {
        self.term = term
        self.weight = weight
        self.fields = fields
        self.ignoresCase = ignoresCase
        self.exactCase = exactCase
        self.near = near
        self.label = label
        self.always = always
    }
}
