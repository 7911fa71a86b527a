public import Papers

/// A paper with its score for one profile and the explanation that adds up to it.
public struct Match: Hashable, Sendable, Codable {
    /// Which paper.
    public var paper: PaperID
    /// 0…1: `1 − exp(−explanation.evidence)`; 0 where a veto or a missing requirement forbids the paper.
    public var score: Double
    /// An `always` keyword matched: passes threshold and cap.
    public var isAlways: Bool
    /// Its parts add up to the score.
    public var explanation: Explanation

    public init(paper: PaperID, score: Double, isAlways: Bool, explanation: Explanation) {
        self.paper = paper
        self.score = score
        self.isAlways = isAlways
        self.explanation = explanation
    }
}

/// Why a paper has its score. The parts of `matched` and `partial`, summed in keyword order, and then that of `related`,
/// are `evidence` exactly.
public struct Explanation: Hashable, Sendable, Codable {
    /// In nats; the sum of all parts, even where a veto makes the score 0.
    public var evidence: Double
    /// Keywords that truly match.
    public var matched: [MatchedKeyword]
    /// Near, incomplete or derived forms: evidence that never counts as a match.
    public var partial: [PartialKeyword]
    /// What words add that keep company with the keywords; `nil` where there are none.
    public var related: RelatedWords?
    /// Excluded terms that were found.
    public var vetoes: [FoundTerm]
    /// Requirements that do not hold, each with its alternatives as written.
    public var missing: [[String]]
    /// Version of the background counts behind the weights of words.
    public var background: String

    public init(
        evidence: Double, matched: [MatchedKeyword], partial: [PartialKeyword], related: RelatedWords? = nil,
        vetoes: [FoundTerm], missing: [[String]], background: String
    ) {
        self.evidence = evidence
        self.matched = matched
        self.partial = partial
        self.related = related
        self.vetoes = vetoes
        self.missing = missing
        self.background = background
    }
}

/// A keyword that matches, with its part of the evidence and every place.
public struct MatchedKeyword: Hashable, Sendable, Codable {
    /// Place in the profile (keywords first, then requirements), from 0: the order of summing.
    public var index: Int
    /// As written, prefix left out.
    public var term: String
    /// The reader's name for it; `nil` = the term.
    public var label: String?
    /// Name of the profile that it comes from, where the reader has several.
    public var profile: String?
    /// In nats.
    public var part: Double
    /// In reading order: title, abstract, authors, categories.
    public var hits: [Hit]

    public init(index: Int, term: String, label: String?, profile: String? = nil, part: Double, hits: [Hit]) {
        self.index = index
        self.term = term
        self.label = label
        self.profile = profile
        self.part = part
        self.hits = hits
    }
}

/// A keyword that is there in part only.
public struct PartialKeyword: Hashable, Sendable, Codable {
    /// Place in the profile (keywords first, then requirements), from 0.
    public var index: Int
    /// As written, prefix left out.
    public var term: String
    /// The reader's name for it; `nil` = the term.
    public var label: String?
    /// Name of the profile that it comes from, where the reader has several.
    public var profile: String?
    /// In nats.
    public var part: Double
    /// Words of the keyword that the paper lacks; empty where all are there, but apart or in another form.
    public var lacking: [String]

    public init(index: Int, term: String, label: String?, profile: String? = nil, part: Double, lacking: [String]) {
        self.index = index
        self.term = term
        self.label = label
        self.profile = profile
        self.part = part
        self.lacking = lacking
    }
}

/// Words of the paper that, by the background, keep company with the words of the keywords: one small part for all
/// keywords together, and only where a keyword gives evidence too.
public struct RelatedWords: Hashable, Sendable, Codable {
    /// In nats.
    public var part: Double
    /// In the order of the keywords, those that keep the closest company first.
    public var words: [String]

    public init(part: Double, words: [String]) {
        self.part = part
        self.words = words
    }

    /// `related words: gripper, arm, grasp`; more than five are counted.
    public var text: String { text(most: 5) }

    /// - Parameter most: words that are named.
    func text(most: Int) -> String {
        let named = words.prefix(most).joined(separator: ", ")
        return "related words: " + (words.count > most ? "\(named) and \(words.count - most) more" : named)
    }
}

/// A term with the places where it was found.
public struct FoundTerm: Hashable, Sendable, Codable {
    /// As written, prefix left out.
    public var term: String
    /// Name of the profile that excludes it, where the reader has several.
    public var profile: String?
    /// In reading order.
    public var hits: [Hit]

    public init(term: String, profile: String? = nil, hits: [Hit]) {
        self.term = term
        self.profile = profile
        self.hits = hits
    }
}

/// One place where a keyword stands. Offsets count Unicode scalars of the field as it was given.
public struct Hit: Hashable, Sendable, Codable {
    /// Where the keyword stands.
    public var field: Keyword.Field
    /// Which author or category, from 0; 0 for title and abstract.
    public var item: Int
    /// Of the first scalar, from 0.
    public var start: Int
    /// In scalars, at least 1.
    public var length: Int
    /// The text at that place, as it was given.
    public var surface: String
    /// An acronym that the paper defines stands there for the keyword's words ("Large Language Models (LLMs)").
    public var usesDefinition: Bool

    public init(
        field: Keyword.Field, item: Int = 0, start: Int, length: Int, surface: String, usesDefinition: Bool = false
    ) {
        self.field = field
        self.item = item
        self.start = start
        self.length = length
        self.surface = surface
        self.usesDefinition = usesDefinition
    }
}
