extension Match {
    /// Why the paper is there, in one line: `world models (title) · robot ×2 · score 0.84`.
    public var why: String {
        let score = "score " + Self.rounded(score)
        return (explanation.reasons.map(\.text) + [score]).joined(separator: " · ")
    }

    /// Two decimals, never 1.00 for what is not certain; the same digits on every machine.
    static func rounded(_ score: Double) -> String {
        let hundredths = min(score < 1 ? 99 : 100, Int((score * 100).rounded()))
        let digits = String(max(0, hundredths) % 100)
        return "\(max(0, hundredths) / 100)." + (digits.count == 1 ? "0" + digits : digits)
    }
}

/// A keyword, or several that bear one label, as a reason for a paper.
public struct Reason: Hashable, Sendable {
    /// The reader's name for it, or the term.
    public var name: String
    /// The most telling field with a hit.
    public var field: Keyword.Field
    /// Hits in all fields.
    public var count: Int
    /// Nats of evidence.
    public var part: Double

    /// `world models (title)`, `robot ×2`, `Yann LeCun (author)`.
    public var text: String {
        let times = count > 1 && field != .authors && field != .categories ? " ×\(count)" : ""
        return switch field {
        case .title: "\(name)\(times) (title)"
        case .abstract: "\(name)\(times)"
        case .authors: "\(name) (author)"
        case .categories: "\(name) (category)"
        }
    }
}

extension Explanation {
    /// The matched keywords as reasons, the strongest first; keywords with one label are one reason.
    public var reasons: [Reason] {
        var reasons: [Reason] = []
        for keyword in matched {
            let name = keyword.label ?? keyword.term
            let field = keyword.hits.map(\.field).min() ?? .abstract
            if let index = reasons.firstIndex(where: { $0.name == name }) {
                reasons[index].field = min(reasons[index].field, field)
                reasons[index].count += keyword.hits.count
                reasons[index].part += keyword.part
            } else {
                reasons.append(Reason(name: name, field: field, count: keyword.hits.count, part: keyword.part))
            }
        }
        return reasons.enumerated().sorted { ($1.element.part, $0.offset) < ($0.element.part, $1.offset) }
            .map(\.element)
    }
}
