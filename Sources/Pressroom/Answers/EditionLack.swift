internal import Editions
internal import Matching
internal import Papers
internal import Subscribers

/// What keeps a paper out of a reader's editions, as far as paper and profile go.
enum EditionLack: Hashable, Sendable {
    case match(Shortfall)
    /// No keyword stands in it, not even in part.
    case nothingFound
    /// - known: `nil` where nobody counts.
    case votes(known: Int?, least: Int)

    /// Everything that keeps it out, the decisive first; empty where it passes.
    static func all(_ candidate: EditionMaker.Candidate, _ reader: Subscriber) -> [EditionLack] {
        var lacks = candidate.match?.shortfalls(minScore: reader.profile.minScore).map(EditionLack.match) ?? []
        if let match = candidate.match, match.explanation.evidence <= 0 {
            lacks.removeAll { if case .match(.belowThreshold) = $0 { true } else { false } }
            lacks.append(.nothingFound)
        }
        let hasVotes = reader.minVotes == 0 || (candidate.paper.votes ?? -1) >= reader.minVotes
        // A paper that one always wants needs no votes.
        if !hasVotes, candidate.match?.isAlways != true {
            // Before what only explains why the score is low.
            let place = lacks.firstIndex { !$0.isDecisive } ?? lacks.count
            lacks.insert(.votes(known: candidate.paper.votes, least: reader.minVotes), at: place)
        }
        return lacks
    }

    /// Keeps a paper out by itself.
    var isDecisive: Bool {
        switch self {
        case .nothingFound, .votes, .match(.excluded), .match(.missing), .match(.belowThreshold): true
        case .match(.incomplete), .match(.apart): false
        }
    }
}
