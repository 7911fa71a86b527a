extension Match {
    /// Why the paper is there, in one line: `world models (title) · robot ×2 · score 0.84`.
    public var why: String {
        (phrases(of: explanation.reasons, most: .max) + ["score \(scoreText)"]).joined(separator: " · ")
    }

    /// The reasons as phrases, the strongest first; those of one profile together, behind its name:
    /// `robots: world models (title), robot ×2`, `nlp: RAG`. Last what related words add, where it shows in the score.
    /// - Parameters:
    ///   - reasons: the explanation's, or the same with names fit for what they are shown in.
    ///   - most: reasons that are told; further ones are counted: `+3`.
    public func phrases(of reasons: [Reason], most: Int) -> [String] {
        var phrases: [(profile: String?, texts: [String])] = []
        for reason in reasons.prefix(most) {
            if let profile = reason.profile, let known = phrases.firstIndex(where: { $0.profile == profile }) {
                phrases[known].texts.append(reason.text)
            } else {
                phrases.append((reason.profile, [reason.text]))
            }
        }
        var texts = phrases.map { phrase in
            (phrase.profile.map { "\($0): " } ?? "") + phrase.texts.joined(separator: ", ")
        }
        if reasons.count > most { texts.append("+\(reasons.count - most)") }
        if let related = explanation.related, !reasons.isEmpty, shares.last?.hundredths ?? 0 > 0 {
            texts.append(related.text(most: 3))
        }
        return texts
    }

    /// The score as people read it: two decimals, never `1.00` for what is not certain.
    public var scoreText: String { Self.rounded(score) }

    /// A score as people read it, see ``scoreText``.
    public static func text(of score: Double) -> String { rounded(score) }

    /// The same digits on every machine.
    static func rounded(_ score: Double) -> String {
        let hundredths = hundredths(score)
        return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
    }

    static func hundredths(_ score: Double) -> Int {
        // A score outside 0…1, or none at all, would be a defect elsewhere; it must not stop a letter or a feed.
        let bounded = score.isFinite ? min(max(score, 0), 1) : 0
        return min(bounded < 1 ? 99 : 100, Int((bounded * 100).rounded()))
    }
}

/// A keyword of a profile, or several that bear one label, as a reason for a paper.
public struct Reason: Hashable, Sendable {
    /// The reader's label for it, or the term.
    public var name: String
    /// `nil` where the name is a term.
    public var label: String?
    /// The profile whose interest it is, where the reader has several.
    public var profile: String?
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
    /// The matched keywords as reasons, the strongest first; keywords of one profile with one label are one reason.
    public var reasons: [Reason] {
        var reasons: [Reason] = []
        var places: [Set<Place>] = []
        for keyword in matched {
            let name = keyword.label ?? keyword.term
            let known = reasons.firstIndex { $0.name == name && $0.profile == keyword.profile }
            let index = known ?? reasons.count
            if known == nil {
                reasons.append(Reason(name: name, label: nil, profile: keyword.profile, part: 0, hits: [:]))
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
