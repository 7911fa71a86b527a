internal import Editions
internal import Foundation
internal import Matching
internal import Papers
internal import Subscribers

/// What a reader's profile makes of the newest papers, with reasons and near misses.
public struct MatchAnswer: Sendable {
    public var subscriber: String
    /// The digest's day.
    public var day: String
    /// Papers that were looked at.
    public var considered: Int
    /// Threshold, 0…1.
    public var minScore: Double
    /// Where the threshold comes from, if it was made of a wish for papers a week.
    public var thresholdOrigin: String?
    /// Entries that a letter takes.
    public var maxPapers: Int
    /// Papers that pass, best first; then near misses and those with some evidence, most of it first.
    public var rows: [MatchRow]

    /// Papers that pass.
    public var passing: Int { rows.count(where: \.passes) }

    /// - Parameters:
    ///   - subscriber: One reader; `nil` = every enabled one.
    ///   - digest: A file that is read and not stored; `nil` = the store's newest digest.
    public static func read(
        _ press: Press, subscriber: String?, digest: String?
    ) async throws(Failure) -> [MatchAnswer] {
        let readers =
            if let subscriber { [try await press.subscriber(subscriber)] } else {
                try await press.enabledReaders()
            }
        let settled = try await press.settled(readers)
        let current = try await CurrentPapers.read(digest, press)
        let desk = MatchDesk(current.papers, background: try press.background())
        return settled.map { reader, origin in
            var answer = MatchAnswer(reader, current, desk)
            answer.thresholdOrigin = origin
            return answer
        }
    }

    private init(_ reader: Subscriber, _ current: CurrentPapers, _ desk: MatchDesk) {
        subscriber = reader.id
        day = current.day.description
        considered = current.papers.count
        minScore = reader.profile.minScore
        maxPapers = reader.delivery.maxPapers
        let candidates = desk.candidates(current.papers, for: reader.profile)
        let passing = candidates.filter { Self.passes($0, reader) }.sorted(by: EditionMaker.precedes)
        let others = candidates.filter { !Self.passes($0, reader) && Self.evidence(of: $0) > 0 }
            .sorted { (-Self.evidence(of: $0), $0.paper.id) < (-Self.evidence(of: $1), $1.paper.id) }
        let groups = Grouping(passing, likeness: desk.likeness).groups
        let shown = EditionMaker.capped(groups, at: maxPapers).count
        var places: [PaperID: MatchRow.InEdition] = [:]
        for (index, group) in groups.enumerated() {
            places[group.first.paper.id] = MatchRow.InEdition(isCut: index >= shown)
            for (candidate, likeness) in group.similar {
                let similar = MatchRow.Similar(
                    paper: group.first.paper.id.description, title: group.first.paper.paper.title, by: likeness.text)
                places[candidate.paper.id] = MatchRow.InEdition(isCut: index >= shown, similarTo: similar)
            }
        }
        rows =
            passing.map { MatchRow($0, .passes, reader, places[$0.paper.id]) }
            + others.map { candidate in
                let isNear = EditionMaker.isNearMiss(candidate, minScore: reader.profile.minScore)
                return MatchRow(candidate, isNear ? .near : .trace, reader, nil)
            }
    }

    private static func passes(_ candidate: EditionMaker.Candidate, _ reader: Subscriber) -> Bool {
        EditionMaker.passes(candidate, minScore: reader.profile.minScore, minVotes: reader.minVotes)
    }

    /// Papers that are kept out have no score to go by: their evidence orders them.
    private static func evidence(of candidate: EditionMaker.Candidate) -> Double {
        candidate.match?.explanation.evidence ?? 0
    }
}
