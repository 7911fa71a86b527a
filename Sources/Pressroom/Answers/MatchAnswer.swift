internal import Editions
internal import Foundation
internal import Matching
internal import Papers
internal import Subscribers

/// What a reader's profile makes of the newest papers, with reasons and near misses.
public struct MatchAnswer: Sendable {
    /// One paper in one reader's eyes.
    public struct Row: Sendable, Encodable {
        public var subscriber: String
        public var paper: String
        public var title: String
        public var passes: Bool
        /// 0…1; `nil` for a profile that takes everything.
        public var score: Double?
        /// Threshold, 0…1.
        public var minScore: Double
        /// `world models (title) · robot ×2 · score 0.84`.
        public var why: String?
        /// What kept it out, the decisive first; empty where it passes.
        public var lacking: [String]
        /// In nats; the sum of the parts.
        public var evidence: Double
        public var parts: [Part]
        /// Version of the background counts.
        public var background: String?
    }

    /// What one keyword adds to the evidence.
    public struct Part: Sendable, Encodable {
        public var term: String
        public var label: String?
        /// In nats.
        public var part: Double
        /// `false`: near, incomplete or in another form.
        public var isMatch: Bool
        public var places: [Place]
        /// Words of the keyword that the paper lacks.
        public var lacking: [String]
    }

    /// Where a keyword stands, in Unicode scalars of the field as it was given.
    public struct Place: Sendable, Encodable {
        public var field: String
        public var start: Int
        public var length: Int
        public var surface: String
    }

    public var subscriber: String
    /// The digest's day.
    public var day: String
    /// Papers that were looked at.
    public var considered: Int
    /// Threshold, 0…1.
    public var minScore: Double
    /// Papers that pass, then those with some evidence; best first.
    public var rows: [Row]

    /// Papers that pass.
    public var passing: Int { rows.count(where: \.passes) }

    /// - Parameters:
    ///   - subscriber: One reader; `nil` = every enabled one.
    ///   - digest: A file that is read and not stored; `nil` = the store's newest digest.
    public static func read(
        _ press: Press, subscriber: String?, digest: String?
    ) async throws(Failure) -> [MatchAnswer] {
        let readers =
            if let subscriber { [try press.subscriber(subscriber)] } else {
                try press.subscribers().subscribers.filter(\.isEnabled)
            }
        let current = try await CurrentPapers.read(digest, press)
        let desk = MatchDesk(current.papers)
        return readers.map { MatchAnswer($0, current, desk) }
    }

    private init(_ reader: Subscriber, _ current: CurrentPapers, _ desk: MatchDesk) {
        subscriber = reader.id
        day = current.day.description
        considered = current.papers.count
        minScore = reader.profile.minScore
        let candidates = desk.candidates(current.papers, for: reader.profile)
        rows =
            candidates
            .map { (candidate: $0, passes: Self.passes($0, reader)) }
            .filter { $0.passes || ($0.candidate.match?.explanation.evidence ?? 0) > 0 }
            .sorted { left, right in
                left.passes != right.passes
                    ? left.passes : Self.precedes(left.candidate, right.candidate, passing: left.passes)
            }
            .map { candidate, passes in
                Row(candidate, passes: passes, reader)
            }
    }

    private static func passes(_ candidate: EditionMaker.Candidate, _ reader: Subscriber) -> Bool {
        EditionMaker.passes(candidate, minScore: reader.profile.minScore, minVotes: reader.minVotes)
    }

    /// Papers that are kept out have no score to go by: their evidence orders them.
    private static func precedes(
        _ left: EditionMaker.Candidate, _ right: EditionMaker.Candidate, passing: Bool
    ) -> Bool {
        if passing { return EditionMaker.precedes(left, right) }
        let evidence = { (candidate: EditionMaker.Candidate) in candidate.match?.explanation.evidence ?? 0 }
        return (-evidence(left), left.paper.id) < (-evidence(right), right.paper.id)
    }
}

extension MatchAnswer.Row {
    fileprivate init(_ candidate: EditionMaker.Candidate, passes: Bool, _ reader: Subscriber) {
        let match = candidate.match
        let minScore = reader.profile.minScore
        self.init(
            subscriber: reader.id, paper: candidate.paper.id.description, title: candidate.paper.paper.title,
            passes: passes, score: match?.score, minScore: minScore, why: match?.why,
            lacking: passes ? [] : match?.shortfalls(minScore: minScore).map(\.text) ?? [],
            evidence: match?.explanation.evidence ?? 0, parts: match.map(Self.parts) ?? [],
            background: match?.explanation.background)
    }

    private static func parts(of match: Match) -> [MatchAnswer.Part] {
        match.explanation.matched.map { keyword in
            MatchAnswer.Part(
                term: keyword.term, label: keyword.label, part: keyword.part, isMatch: true,
                places: keyword.hits.map {
                    .init(field: $0.field.rawValue, start: $0.start, length: $0.length, surface: $0.surface)
                }, lacking: [])
        }
            + match.explanation.partial.map { keyword in
                MatchAnswer.Part(
                    term: keyword.term, label: keyword.label, part: keyword.part, isMatch: false, places: [],
                    lacking: keyword.lacking)
            }
    }
}
