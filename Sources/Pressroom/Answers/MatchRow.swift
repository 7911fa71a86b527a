internal import Editions
internal import Matching
internal import Papers
internal import Subscribers

/// One paper in one reader's eyes.
public struct MatchRow: Sendable, Encodable {
    /// How near it came.
    public enum Standing: String, Sendable, Encodable {
        case passes
        /// Half of what it takes, or all of it but for a veto, a requirement or votes.
        case near
        /// Some evidence.
        case trace
    }

    public var subscriber: String
    public var paper: String
    public var title: String
    public var standing: Standing
    public var passes: Bool
    /// 0…1; `nil` for a profile that takes everything.
    public var score: Double?
    /// What the score would be but for vetoes and what is missing.
    public var plainScore: Double?
    /// Threshold, 0…1.
    public var minScore: Double
    /// `robots: world models (title), robot ×2 · score 0.84`.
    public var why: String?
    /// What kept it out in words, the decisive first; empty where it passes.
    public var lacking: [String]
    /// Excluded terms that stand in it.
    public var vetoes: [Veto]
    /// Requirements that do not hold, each with its alternatives.
    public var missing: [[String]]
    /// Where votes keep it out.
    public var votes: Votes?
    /// In nats; the sum of the parts, and of that of `related`.
    public var evidence: Double
    /// In the profile's order.
    public var parts: [Part]
    /// What words add that keep company with the keywords.
    public var related: Related?
    /// Version of the background counts.
    public var background: String?
    /// The paper that it is told with, in an edition.
    public var similarTo: Similar?
    /// Passes, but `maxPapers` is full.
    public var isCut: Bool

    /// What one keyword adds to the evidence.
    public struct Part: Sendable, Encodable {
        public var term: String
        public var label: String?
        /// Whose interest it is, where the reader has several profiles.
        public var profile: String?
        /// In nats.
        public var part: Double
        /// Of the score, in hundredths as people read it; all shares add up to the score.
        public var share: Double
        /// `false`: near, incomplete or in another form.
        public var isMatch: Bool
        public var places: [Place]
        /// Words of the keyword that the paper lacks.
        public var lacking: [String]
        /// For people.
        var text: String

        private enum CodingKeys: String, CodingKey { case term, label, profile, part, share, isMatch, places, lacking }
    }

    public struct Related: Sendable, Encodable {
        /// In nats.
        public var part: Double
        public var share: Double
        public var words: [String]
    }

    /// Where a keyword stands, in Unicode scalars of the field as it was given.
    public struct Place: Sendable, Encodable {
        public var field: String
        public var start: Int
        public var length: Int
        public var surface: String
    }

    public struct Veto: Sendable, Encodable {
        public var term: String
        public var profile: String?
        public var places: [Place]
    }

    public struct Votes: Sendable, Encodable {
        /// `null` where nobody counts.
        public var known: Int?
        public var least: Int
    }

    public struct Similar: Sendable, Encodable {
        public var paper: String
        public var title: String
        /// What makes it similar.
        public var by: String
    }

    /// Where a paper that passes stands.
    struct InEdition {
        var isCut: Bool
        var similarTo: Similar?
    }

    /// The score with two decimals, as letters show it; `nil` where there is none.
    public var scoreText: String? { score.map(ShareText.decimal) }
    /// ``plainScore``, likewise.
    public var shownPlainScore: String { ShareText.decimal(plainScore ?? 0) }

    /// The shares as people read them: `0.62`, and what adds it; the largest first. They add up to
    /// ``shownPlainScore``.
    public var shares: [(share: String, text: String)] {
        var all = parts.map { (share: $0.share, text: $0.text) }
        if let related { all.append((related.share, RelatedWords(part: related.part, words: related.words).text)) }
        return all.enumerated().sorted { ($1.element.share, $0.offset) < ($0.element.share, $1.offset) }
            .map { (ShareText.decimal($0.element.share), $0.element.text) }
    }
}

extension MatchRow {
    init(_ candidate: EditionMaker.Candidate, _ standing: Standing, _ reader: Subscriber, _ place: InEdition?) {
        let match = candidate.match
        let explanation = match?.explanation
        let lacks = standing == .passes ? [] : EditionLack.all(candidate, reader)
        self.init(
            subscriber: reader.id, paper: candidate.paper.id.description, title: candidate.paper.paper.title,
            standing: standing, passes: standing == .passes, score: match?.score, plainScore: explanation?.plainScore,
            minScore: reader.profile.minScore, why: match?.why, lacking: lacks.map(\.text),
            vetoes: explanation?.vetoes.map {
                Veto(term: $0.term, profile: $0.profile, places: $0.hits.map(Place.init))
            } ?? [],
            missing: explanation?.missing ?? [], votes: Self.votes(lacks), evidence: explanation?.evidence ?? 0,
            parts: match.map(Self.parts) ?? [], related: match.flatMap(Self.related),
            background: explanation?.background, similarTo: place?.similarTo, isCut: place?.isCut ?? false)
    }

    private static func votes(_ lacks: [EditionLack]) -> Votes? {
        for case .votes(let known, let least) in lacks { return Votes(known: known, least: least) }
        return nil
    }

    private static func parts(of match: Match) -> [Part] {
        match.shares.compactMap { share in
            let text = ShareText.text(of: share.part)
            switch share.part {
            case .matched(let keyword):
                return Part(
                    term: keyword.term, label: keyword.label, profile: keyword.profile, part: keyword.part,
                    share: share.value, isMatch: true, places: keyword.hits.map(Place.init), lacking: [], text: text)
            case .partial(let keyword):
                return Part(
                    term: keyword.term, label: keyword.label, profile: keyword.profile, part: keyword.part,
                    share: share.value, isMatch: false, places: [], lacking: keyword.lacking, text: text)
            case .related: return nil
            }
        }
    }

    private static func related(of match: Match) -> Related? {
        for share in match.shares {
            if case .related(let related) = share.part {
                return Related(part: related.part, share: share.value, words: related.words)
            }
        }
        return nil
    }
}

extension MatchRow.Place {
    fileprivate init(_ hit: Hit) {
        self.init(field: hit.field.rawValue, start: hit.start, length: hit.length, surface: hit.surface)
    }
}
