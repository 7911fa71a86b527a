internal import Editions
internal import Foundation
internal import Matching
internal import Papers
internal import Subscribers

/// What becomes of readers when one background takes the place of another: how many papers pass, before and after.
struct BackgroundComparison: Sendable {
    /// Days that are looked at, the newest ones: as many as thresholds for a wish are chosen by.
    static let mostDays = 60
    /// Pairs of a paper and a profile, so that an answer comes within a minute or so.
    static let mostPairs = 400_000

    /// Newest first.
    let papers: [SeenPaper]
    let readers: [Subscriber]

    /// Days on which they were first seen.
    var days: Int { Set(papers.map(\.firstDay)).count }

    /// - Parameter papers: newest first.
    init(_ papers: [SeenPaper], for readers: [Subscriber]) {
        self.readers = readers
        let newest = papers.first?.firstDay
        let young = papers.filter { paper in newest.map { $0.ordinal - paper.firstDay.ordinal < Self.mostDays } ?? false
        }
        let profiles = max(1, Set(readers.map(\.profile)).count)
        let most = max(200, Self.mostPairs / profiles)
        guard young.count > most else {
            self.papers = young
            return
        }
        // Whole days: half a day's papers are no day.
        let last = young[most].firstDay
        let whole = young.filter { $0.firstDay > last }
        self.papers = whole.isEmpty ? Array(young.prefix(most)) : whole
    }

    /// One of several readers with one profile, thresholds and all.
    private struct Kind: Hashable {
        var profile: Profile
        var minVotes: Int
    }

    /// In the order of the readers.
    func run(
        before: Background, after: Background, progress: @Sendable (String) -> Void
    ) async -> [CorpusReport.Reader] {
        let desks = (MatchDesk(papers, background: before), MatchDesk(papers, background: after))
        var kinds: [Kind] = []
        var known: [Kind: Int] = [:]
        for reader in readers {
            let kind = Kind(profile: reader.profile, minVotes: reader.minVotes)
            if known.updateValue(known[kind] ?? kinds.count, forKey: kind) == nil { kinds.append(kind) }
        }
        let workers = max(1, min(ProcessInfo.processInfo.activeProcessorCount, kinds.count))
        var found: [Int: Counts] = [:]
        await withTaskGroup(of: (Int, Counts).self) { group in
            var next = 0
            func begin() {
                guard next < kinds.count, !Task.isCancelled else { return }
                let (number, kind) = (next, kinds[next])
                next += 1
                group.addTask { (number, counts(kind, desks.0, desks.1)) }
            }
            for _ in 0..<workers { begin() }
            for await (number, counts) in group {
                found[number] = counts
                progress("\(found.count) of \(kinds.count) profiles compared")
                begin()
            }
        }
        return readers.compactMap { reader in
            let kind = Kind(profile: reader.profile, minVotes: reader.minVotes)
            guard let counts = known[kind].flatMap({ found[$0] }) else { return nil }
            return CorpusReport.Reader(
                subscriber: reader.id, before: counts.before, after: counts.after, gained: counts.gained,
                lost: counts.lost, minScore: reader.profile.minScore, minScoreForAsMany: counts.minScoreForAsMany,
                hasWish: reader.papersPerWeek != nil)
        }
    }

    private struct Counts: Sendable {
        var before: Int
        var after: Int
        var gained: Int
        var lost: Int
        var minScoreForAsMany: Double?
    }

    private func counts(_ kind: Kind, _ former: MatchDesk, _ made: MatchDesk) -> Counts {
        let before = former.passing(papers, for: kind.profile, minVotes: kind.minVotes)
        let candidates = made.candidates(papers, for: kind.profile)
        let after = candidates.filter {
            EditionMaker.passes($0, minScore: kind.profile.minScore, minVotes: kind.minVotes)
        }
        let (old, new) = (Set(before.map(\.paper.id)), Set(after.map(\.paper.id)))
        return Counts(
            before: before.count, after: after.count, gained: new.subtracting(old).count,
            lost: old.subtracting(new).count,
            minScoreForAsMany: before.count == after.count
                ? nil : Self.threshold(for: before.count, among: candidates, minVotes: kind.minVotes))
    }

    /// The roundest threshold with which so many pass; `nil` where there is none, as between papers of one score.
    private static func threshold(
        for count: Int, among candidates: [EditionMaker.Candidate], minVotes: Int
    ) -> Double? {
        let scores = candidates.compactMap { candidate -> Double? in
            guard let match = candidate.match, !match.isAlways,
                EditionMaker.passes(candidate, minScore: 0, minVotes: minVotes)
            else { return nil }
            return match.score
        }.sorted(by: >)
        // Those that are always taken pass whatever the threshold is.
        let always = candidates.count { $0.match?.isAlways == true }
        let wanted = count - always
        guard wanted >= 1, wanted <= scores.count else { return nil }
        let low = wanted < scores.count ? scores[wanted] : 0
        let high = scores[wanted - 1]
        guard low < high else { return nil }
        for digits in [100.0, 1_000, 10_000] {
            let rounded = (high * digits).rounded(.down) / digits
            if rounded > low, rounded <= high, rounded > 0 { return rounded }
        }
        return nil
    }
}
