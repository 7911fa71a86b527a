/// What a paper lacked to be taken.
public enum Shortfall: Hashable, Sendable {
    /// An excluded term stands in it.
    case excluded(by: String, profile: String? = nil)
    /// A requirement does not hold; one of these terms was wanted.
    case missing(anyOf: [String])
    /// The score stayed below the threshold.
    case belowThreshold(score: Double, minScore: Double)
    /// Only some of a keyword's words are there.
    case incomplete(term: String, lacking: [String])
    /// All of a keyword's words are there, but apart or in another form.
    case apart(term: String)

    /// One short phrase for letters and terminals.
    public var text: String {
        switch self {
        case .excluded(let term, let profile): "excluded by “\(term)”" + (profile.map { " of \($0)" } ?? "")
        case .missing(let terms): "needs " + terms.map { "“\($0)”" }.joined(separator: " or ")
        case .belowThreshold(let score, let minScore):
            "score \(Match.rounded(score)) of \(Match.rounded(minScore))"
        case .incomplete(let term, let lacking):
            "“\(term)” without " + lacking.map { "“\($0)”" }.joined(separator: ", ")
        case .apart(let term): "“\(term)” only in another form"
        }
    }
}

extension Match {
    /// Everything that kept the paper out, the decisive first; empty where it passes.
    /// - Parameter minScore: the threshold in force, 0…1.
    public func shortfalls(minScore: Double) -> [Shortfall] {
        var found = explanation.vetoes.map { Shortfall.excluded(by: $0.term, profile: $0.profile) }
        found += explanation.missing.map { Shortfall.missing(anyOf: $0) }
        guard !found.isEmpty || score < minScore && !isAlways else { return [] }
        if found.isEmpty { found.append(.belowThreshold(score: score, minScore: minScore)) }
        found += explanation.partial.sorted { ($1.part, $0.index) < ($0.part, $1.index) }.map { keyword in
            keyword.lacking.isEmpty
                ? .apart(term: keyword.term) : .incomplete(term: keyword.term, lacking: keyword.lacking)
        }
        return found
    }
}
