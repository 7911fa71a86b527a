/// What one keyword, or the related words together, add to a score, in hundredths of the score's scale.
public struct ScoreShare: Hashable, Sendable {
    /// What adds it.
    public enum Part: Hashable, Sendable {
        case matched(MatchedKeyword)
        case partial(PartialKeyword)
        case related(RelatedWords)
    }

    public var part: Part
    public var hundredths: Int

    /// Of the score, 0…1.
    public var value: Double { Double(hundredths) / 100 }
    /// `0.42`.
    public var text: String { Match.rounded(value) }
}

extension Match {
    /// The score's parts as people see them, in keyword order, the related words last: they add up to `scoreText`
    /// exactly. A paper that is vetoed, or lacks what is required, has the shares of the score that it would have.
    public var shares: [ScoreShare] { explanation.shares }
}

extension Explanation {
    /// The score that the evidence gives by itself, before vetoes and requirements. 0…1.
    public var plainScore: Double { 1 - Logarithm.exp(-evidence) }

    /// See ``Match/shares``.
    ///
    /// Parts are in nats, and the score is no sum of them: each gets its proportion of the score.
    public var shares: [ScoreShare] {
        var parts: [(index: Int, nats: Double, part: ScoreShare.Part)] =
            matched.map { ($0.index, $0.part, .matched($0)) } + partial.map { ($0.index, $0.part, .partial($0)) }
        parts.sort { $0.index < $1.index }
        if let related { parts.append((.max, related.part, .related(related))) }
        let shares = Apportionment.shares(of: Match.hundredths(plainScore), by: parts.map(\.nats))
        return zip(parts, shares).map { ScoreShare(part: $0.part, hundredths: $1) }
    }
}
