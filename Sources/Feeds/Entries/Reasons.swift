public import Matching

/// Why a paper is in a reader's feed, and the one place of this room where that is put into words.
public struct Reasons: Hashable, Sendable {
    /// What matched under one name: a keyword, or all keywords that share a label.
    public struct Reason: Hashable, Sendable {
        /// The label, else the term.
        public let name: String
        public let label: String?
        /// In nats.
        public let part: Double
        /// Hits by field.
        public let hits: [Keyword.Field: Int]
    }

    /// 0…1.
    public let score: Double
    /// Strongest first; by name where equal.
    public let matched: [Reason]
    /// Names of keywords that are there in part only, strongest first.
    public let near: [String]

    init(_ match: Match) {
        score = match.score
        var parts: [String: (label: String?, part: Double, hits: [Keyword.Field: Int])] = [:]
        for keyword in match.explanation.matched {
            let name = PlainText.line(keyword.label ?? keyword.term)
            var entry = parts[name] ?? (nil, 0, [:])
            if keyword.label != nil { entry.label = name }
            entry.part += keyword.part
            for hit in keyword.hits { entry.hits[hit.field, default: 0] += 1 }
            parts[name] = entry
        }
        matched = parts.map { Reason(name: $0, label: $1.label, part: $1.part, hits: $1.hits) }
            .sorted { ($1.part, $0.name) < ($0.part, $1.name) }
        var near: [String] = []
        for keyword in match.explanation.partial.sorted(by: { ($1.part, $0.index) < ($0.part, $1.index) }) {
            let name = PlainText.line(keyword.label ?? keyword.term)
            if parts[name] == nil, !near.contains(name) { near.append(name) }
        }
        self.near = near
    }

    /// `Why: world models (title) · robot ×2 · score 0.84`.
    public var sentence: String {
        var words = matched.map(\.phrase)
        if words.isEmpty, !near.isEmpty { words = ["close to " + near.prefix(3).joined(separator: ", ")] }
        return "Why: " + (words + ["score \(Self.twoDigits(score))"]).joined(separator: " · ")
    }

    private static func twoDigits(_ score: Double) -> String {
        // A score outside 0…1, or none at all, would be a defect elsewhere; it must not stop a feed.
        let hundredths = score.isFinite ? Int((min(max(score, 0), 1) * 100).rounded()) : 0
        return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
    }
}

extension Reasons.Reason {
    fileprivate var phrase: String {
        var notes: [String] = []
        if hits[.title] != nil { notes.append("title") }
        if hits[.authors] != nil { notes.append("author") }
        if hits[.categories] != nil { notes.append("category") }
        let inText = (hits[.title] ?? 0) + (hits[.abstract] ?? 0)
        return name + (inText > 1 ? " ×\(inText)" : "") + (notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))")
    }
}
