extension Match {
    /// Why the paper is there, in one line: `world models (title) · robot ×2 · score 0.84`.
    public var why: String {
        (explanation.reasons.map(\.text) + ["score \(scoreText)"]).joined(separator: " · ")
    }

    /// The score as people read it: two decimals, never `1.00` for what is not certain.
    public var scoreText: String { Self.rounded(score) }

    /// The same digits on every machine.
    static func rounded(_ score: Double) -> String {
        // A score outside 0…1, or none at all, would be a defect elsewhere; it must not stop a letter or a feed.
        let bounded = score.isFinite ? min(max(score, 0), 1) : 0
        let hundredths = min(bounded < 1 ? 99 : 100, Int((bounded * 100).rounded()))
        return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
    }
}

/// A keyword, or several that bear one label, as a reason for a paper.
public struct Reason: Hashable, Sendable {
    /// The reader's label for it, or the term.
    public var name: String
    /// `nil` where the name is a term.
    public var label: String?
    /// Nats of evidence.
    public var part: Double
    /// Hits by field; a place that several keywords hit counts once.
    public var hits: [Keyword.Field: Int]

    /// `world models (title)`, `robot ×2`, `Yann LeCun (author)`: how often in the text, and the most telling field.
    public var text: String {
        let times = (hits[.title] ?? 0) + (hits[.abstract] ?? 0)
        let counted = times > 1 ? "\(name) ×\(times)" : name
        return switch hits.keys.min() {
        case .title: "\(counted) (title)"
        case .abstract, nil: counted
        case .authors: "\(counted) (author)"
        case .categories: "\(counted) (category)"
        }
    }
}

extension Explanation {
    /// The matched keywords as reasons, the strongest first; keywords with one label are one reason.
    public var reasons: [Reason] {
        var reasons: [Reason] = []
        var places: [Set<Place>] = []
        for keyword in matched {
            let name = keyword.label ?? keyword.term
            let known = reasons.firstIndex { $0.name == name }
            let index = known ?? reasons.count
            if known == nil {
                reasons.append(Reason(name: name, label: nil, part: 0, hits: [:]))
                places.append([])
            }
            reasons[index].label = reasons[index].label ?? keyword.label
            reasons[index].part += keyword.part
            for hit in keyword.hits where places[index].insert(Place(hit)).inserted {
                reasons[index].hits[hit.field, default: 0] += 1
            }
        }
        return reasons.enumerated().sorted { ($1.element.part, $0.offset) < ($0.element.part, $1.offset) }
            .map(\.element)
    }

    /// What makes two hits the same one.
    private struct Place: Hashable {
        let field: Keyword.Field
        let item: Int
        let start: Int
        let length: Int

        init(_ hit: Hit) {
            (field, item, start, length) = (hit.field, hit.item, hit.start, hit.length)
        }
    }
}
