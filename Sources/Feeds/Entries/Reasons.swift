public import Matching
internal import Text

/// Why a paper is in a reader's feed.
public struct Reasons: Hashable, Sendable {
    /// A keyword that is there in part only.
    public struct Near: Hashable, Sendable {
        public let name: String
        /// Nats of evidence.
        public let part: Double
    }

    /// 0…1.
    public let score: Double
    /// Keywords, or all of those that share a label, with clean names; strongest first.
    public let matched: [Reason]
    /// Keywords that are there in part only, strongest first; those of one name are one.
    public let near: [Near]
    /// What words add that keep company with the keywords.
    public let related: RelatedWords?

    private let phrases: [String]

    init(_ match: Match) {
        score = match.score
        matched = match.explanation.reasons.map { reason in
            var clean = reason
            clean.name = DisplayText.cleaned(reason.name)
            clean.label = reason.label.map(DisplayText.cleaned)
            return clean
        }
        var near: [String: Double] = [:]
        for keyword in match.explanation.partial {
            near[DisplayText.cleaned(keyword.label ?? keyword.term), default: 0] += keyword.part
        }
        self.near = near.map(Near.init).sorted { ($1.part, $0.name) < ($0.part, $1.name) }
        related = match.explanation.related
        var words = match.phrases(of: matched, most: .max)
        if words.isEmpty, !self.near.isEmpty {
            words = ["close to " + self.near.prefix(3).map(\.name).joined(separator: ", ")]
        }
        phrases = words + ["score \(match.scoreText)"]
    }

    /// `Why: world models (title) · robot ×2 · score 0.84`; reasons of several profiles stand behind their names.
    public var sentence: String { "Why: " + phrases.joined(separator: " · ") }
}
