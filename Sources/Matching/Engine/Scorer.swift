internal import Papers

/// The plain matcher: one profile, one paper, one answer.
///
/// A score depends on the paper's text, the profile and the background alone, to the last bit.
public struct Scorer: Sendable {
    /// The counts that weigh how often a word stands in a field.
    public let background: Background

    /// - Parameter background: the one that the profiles were compiled with.
    public init(background: Background) {
        self.background = background
    }

    /// The paper's score with its explanation.
    public func match(_ profile: CompiledProfile, _ paper: IndexedPaper) -> Match {
        let assessment = assess(profile, paper.text)
        return Match(
            paper: paper.id, score: assessment.score, isAlways: assessment.isAlways,
            explanation: assessment.explanation)
    }

    /// What `match` says of a text that belongs to no stored paper.
    public func assess(_ profile: CompiledProfile, _ text: IndexedText) -> Assessment {
        let evaluation = Evaluation(profile, text, background: background)
        let explanation = Explanation(evaluation)
        let isForbidden = !explanation.vetoes.isEmpty || !explanation.missing.isEmpty
        let isAlways = zip(profile.keywords, evaluation.findings).contains { $0.keyword.always && $1.isMatch }
        return Assessment(
            score: isForbidden ? 0 : Formula.score(evidence: evaluation.evidence), isAlways: isAlways && !isForbidden,
            explanation: explanation)
    }

    /// The score alone: the same number as `assess` gives, without the explanation's cost.
    public func score(_ profile: CompiledProfile, _ text: IndexedText) -> Double {
        let evaluation = Evaluation(profile, text, background: background)
        guard evaluation.evidence > 0, evaluation.missingRequirements().isEmpty, evaluation.vetoes().isEmpty else {
            return 0
        }
        return Formula.score(evidence: evaluation.evidence)
    }
}

/// A score with its reasons, for a text without an id.
public struct Assessment: Hashable, Sendable {
    /// 0…1.
    public var score: Double
    /// An `always` keyword matched: passes threshold and cap.
    public var isAlways: Bool
    /// Its parts add up to the score.
    public var explanation: Explanation
}
