public import Matching
internal import Text

/// Why a paper is in a reader's feed.
public struct Reasons: Hashable, Sendable {
    /// The score as people read it.
    private let scoreText: String
    /// 0…1.
    public let score: Double
    /// Keywords, or all of those that share a label, with clean names; strongest first.
    public let matched: [Reason]
    /// Names of keywords that are there in part only, strongest first.
    public let near: [String]

    init(_ match: Match) {
        score = match.score
        scoreText = match.scoreText
        matched = match.explanation.reasons.map { reason in
            var clean = reason
            clean.name = DisplayText.cleaned(reason.name)
            clean.label = reason.label.map(DisplayText.cleaned)
            return clean
        }
        var near: [String] = []
        for keyword in match.explanation.partial.sorted(by: { ($1.part, $0.index) < ($0.part, $1.index) }) {
            let name = DisplayText.cleaned(keyword.label ?? keyword.term)
            if !matched.contains(where: { $0.name == name }), !near.contains(name) { near.append(name) }
        }
        self.near = near
    }

    /// `Why: world models (title) · robot ×2 · score 0.84`.
    public var sentence: String {
        var words = matched.map(\.text)
        if words.isEmpty, !near.isEmpty { words = ["close to " + near.prefix(3).joined(separator: ", ")] }
        return "Why: " + (words + ["score \(scoreText)"]).joined(separator: " · ")
    }
}
