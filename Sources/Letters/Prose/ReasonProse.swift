internal import Editions
internal import Matching

/// Why a paper is in the letter, or nearly was, in the reader's words.
enum ReasonProse {
    /// Keywords that are named before "+n".
    private static let maxKeywords = 6

    /// `world models (title) · robot ×2 · score 0.84`: the weightiest keyword first.
    static func why(_ match: Match) -> String {
        let explanation = match.explanation
        let ranked = explanation.matched.sorted { ($1.part, $0.index) < ($0.part, $1.index) }
        var parts = ranked.prefix(maxKeywords).map(keyword)
        if ranked.count > maxKeywords { parts.append("+\(ranked.count - maxKeywords)") }
        if ranked.isEmpty {
            let partial = explanation.partial.sorted { ($1.part, $0.index) < ($0.part, $1.index) }
            parts = partial.prefix(maxKeywords).map { "partly " + name($0.label, $0.term) }
        }
        return (parts + ["score \(score(match.score))"]).joined(separator: " · ")
    }

    /// `score 0.17, needs 0.20; lacks “model” of “world model”`: what kept the paper out.
    static func lacking(_ miss: Edition.NearMiss, minScore: Double?) -> String {
        let explanation = miss.match.explanation
        var parts = explanation.missing.map { alternatives in
            "must hold " + alternatives.map { quoted(DisplayText.line($0)) }.joined(separator: " or ")
        }
        if parts.isEmpty, let minScore {
            parts.append("score \(score(miss.match.score)), needs \(score(minScore))")
        }
        let incomplete = explanation.partial.filter { !$0.lacking.isEmpty }.sorted {
            ($1.part, $0.index) < ($0.part, $1.index)
        }
        if let partial = incomplete.first {
            let words = partial.lacking.map { quoted(DisplayText.line($0)) }.joined(separator: ", ")
            parts.append("lacks \(words) of \(quoted(DisplayText.line(partial.term)))")
        }
        return parts.joined(separator: "; ")
    }

    /// The names of a match's keywords, the weightiest first.
    static func names(_ match: Match) -> [String] {
        match.explanation.matched.sorted { ($1.part, $0.index) < ($0.part, $1.index) }.map { name($0.label, $0.term) }
    }

    private static func keyword(_ keyword: MatchedKeyword) -> String {
        let fields = Set(keyword.hits.map(\.field))
        let places: [(Keyword.Field, String)] = [(.title, "title"), (.authors, "author"), (.categories, "category")]
        let named = places.filter { fields.contains($0.0) }.map(\.1)
        let place = named.isEmpty ? "" : " (\(named.joined(separator: ", ")))"
        let times = keyword.hits.count > 1 ? " ×\(keyword.hits.count)" : ""
        return name(keyword.label, keyword.term) + place + times
    }

    private static func name(_ label: String?, _ term: String) -> String {
        DisplayText.line(label ?? term)
    }

    private static func quoted(_ text: String) -> String { "“\(text)”" }

    /// Two decimals, rounded down: 0.1996 must not read like a passed 0.20.
    static func score(_ score: Double) -> String {
        let hundredths = score.isFinite ? Int((min(max(score, 0), 1) * 100 + 1e-9).rounded(.down)) : 0
        return "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
    }
}
