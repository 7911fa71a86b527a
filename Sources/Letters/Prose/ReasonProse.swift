internal import Editions
internal import Matching
internal import Text

/// Why a paper is in the letter, or nearly was: the reasons of `Matching`, fit for a line of a letter.
enum ReasonProse {
    /// Reasons that are named before "+n": a long profile must not make a long line.
    private static let maxReasons = 6

    /// `world models (title) · robot ×2 · score 0.84`: the strongest reason first; behind the name of its profile where
    /// the reader has several.
    static func why(_ match: Match) -> String {
        let reasons = match.explanation.reasons
        let parts = reasons.isEmpty ? partial(match) : match.phrases(of: reasons, most: maxReasons)
        return DisplayText.cleaned((parts + ["score \(match.scoreText)"]).joined(separator: " · "))
    }

    /// What kept a paper out, the decisive first, in at most two phrases.
    static func lacking(_ miss: Edition.NearMiss, minScore: Double?) -> String {
        let phrases = miss.match.shortfalls(minScore: minScore ?? 1).prefix(2).map(\.text)
        return DisplayText.cleaned(phrases.joined(separator: "; "))
    }

    /// The names of a match's reasons, the strongest first.
    static func names(_ match: Match) -> [String] {
        match.explanation.reasons.map { DisplayText.cleaned($0.name) }
    }

    /// A paper can pass by near and incomplete forms alone.
    private static func partial(_ match: Match) -> [String] {
        let ranked = match.explanation.partial.sorted { ($1.part, $0.index) < ($0.part, $1.index) }
        return ranked.prefix(maxReasons).map { keyword in
            let name = "partly " + (keyword.label ?? keyword.term)
            return keyword.profile.map { "\($0): \(name)" } ?? name
        }
    }
}
