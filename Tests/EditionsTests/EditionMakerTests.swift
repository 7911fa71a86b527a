import FoundationEssentials
import MIME
import Matching
import Papers
import Subscribers
import TestSupport
import Testing

@testable import Editions

@Suite struct EditionMakerTests {
    let today = Day("2026-03-02")!
    var maker: EditionMaker { EditionMaker(today: today, newestDigest: today) }
    let id = EditionID(subscriber: "ada", day: Day("2026-03-02")!)

    func subscriber(
        minScore: Double = 0.2, minVotes: Int = 0, everything: Bool = false,
        _ delivery: DeliveryPreferences = DeliveryPreferences()
    ) throws -> Subscriber {
        let keywords = everything ? [] : [Keyword(term: "robot")]
        return Subscriber(
            id: "ada", email: try Address("ada@example.org"), profile: Profile(keywords: keywords, minScore: minScore),
            minVotes: minVotes, delivery: delivery)
    }

    func paper(_ name: String, day: String = "2026-03-02", votes: Int? = nil, position: Int = 0) -> SeenPaper {
        SeenPaper(
            paper: Paper(id: PaperID("arxiv:\(name)")!, title: "Title \(name)"), firstDay: Day(day)!,
            position: position, votes: votes)
    }

    func candidate(
        _ name: String, _ score: Double, day: String = "2026-03-02", votes: Int? = nil, always: Bool = false,
        veto: Bool = false, missing: Bool = false, evidence: Double? = nil
    ) -> EditionMaker.Candidate {
        let paper = paper(name, day: day, votes: votes)
        let explanation = Explanation(
            evidence: evidence ?? score, matched: [], partial: [],
            vetoes: veto ? [FoundTerm(term: "survey", hits: [])] : [], missing: missing ? [["arm"]] : [],
            background: "test")
        return .init(
            paper: paper, match: Match(paper: paper.id, score: score, isAlways: always, explanation: explanation))
    }

    func names(_ result: EditionMaker.Result) -> [String] {
        guard case .edition(let edition) = result else { return [] }
        return edition.entries.map { String($0.paper.description.dropFirst("arxiv:".count)) }
    }

    @Test func ordersByAlwaysScoreVotesNewestThenID() throws {
        let candidates = [
            candidate("low", 0.3), candidate("b", 0.5), candidate("a", 0.5), candidate("voted", 0.5, votes: 0),
            candidate("old", 0.5, day: "2026-03-01"), candidate("followed", 0.05, always: true),
        ]
        for seed in 0..<20 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let result = maker.edition(
                id: id, for: try subscriber(), candidates: candidates.shuffled(using: &generator), previousDigest: nil)
            #expect(names(result) == ["followed", "voted", "a", "b", "old", "low"])
        }
    }

    @Test func keepsWhatIsAtTheThresholdAndDropsWhatIsBelow() throws {
        let result = maker.edition(
            id: id, for: try subscriber(minScore: 0.4), candidates: [candidate("at", 0.4), candidate("below", 0.399)],
            previousDigest: nil)
        #expect(names(result) == ["at"])
    }

    @Test func aThresholdOfZeroStillNeedsEvidence() throws {
        let result = maker.edition(
            id: id, for: try subscriber(minScore: 0), candidates: [candidate("none", 0)], previousDigest: nil)
        #expect(result == .nothing(.noMatch(considered: 1)))
    }

    @Test func capCutsTheWeakestButNeverAFollowedAuthor() throws {
        let result = maker.edition(
            id: id, for: try subscriber(DeliveryPreferences(maxPapers: 1)),
            candidates: [
                candidate("best", 0.9), candidate("one", 0.01, always: true), candidate("two", 0.02, always: true),
            ],
            previousDigest: nil)
        #expect(names(result) == ["two", "one"])
        guard case .edition(let edition) = result else { return }
        #expect(edition.cut == 1)
    }

    @Test func vetoAndMissingRequirementKeepEvenAFollowedAuthorOut() throws {
        let result = maker.edition(
            id: id, for: try subscriber(),
            candidates: [candidate("v", 0, always: true, veto: true), candidate("m", 0, always: true, missing: true)],
            previousDigest: nil)
        #expect(result == .nothing(.noMatch(considered: 2)))
    }

    @Test func unknownVotesPassOnlyAMinimumOfZero() throws {
        let candidates = [
            candidate("unknown", 0.5), candidate("few", 0.5, votes: 2), candidate("enough", 0.5, votes: 3),
        ]
        let strict = maker.edition(
            id: id, for: try subscriber(minVotes: 3), candidates: candidates, previousDigest: nil)
        #expect(names(strict) == ["enough"])
        let open = maker.edition(id: id, for: try subscriber(), candidates: candidates, previousDigest: nil)
        #expect(names(open).count == 3)
    }

    @Test func aProfileWithoutKeywordsTakesEverythingByVotesThenDate() throws {
        let candidates = [
            EditionMaker.Candidate(paper: paper("old", day: "2026-03-01"), match: nil),
            EditionMaker.Candidate(paper: paper("new"), match: nil),
            EditionMaker.Candidate(paper: paper("voted", day: "2026-03-01", votes: 5), match: nil),
        ]
        let result = maker.edition(
            id: id, for: try subscriber(everything: true), candidates: candidates, previousDigest: nil)
        #expect(names(result) == ["voted", "new", "old"])
        guard case .edition(let edition) = result else { return }
        #expect(edition.minScore == nil)
    }

    @Test func showsAtMostThreeNearMissesBestFirstAndNoVetoedOne() throws {
        let result = maker.edition(
            id: id, for: try subscriber(),
            candidates: [
                candidate("hit", 0.5), candidate("n1", 0.11), candidate("n2", 0.12), candidate("n3", 0.13),
                candidate("n4", 0, missing: true, evidence: 2), candidate("veto", 0, veto: true, evidence: 3),
                candidate("zero", 0), candidate("far", 0.09),
            ],
            previousDigest: nil)
        guard case .edition(let edition) = result else { return }
        #expect(edition.nearMisses.map(\.paper.description) == ["arxiv:n4", "arxiv:n3", "arxiv:n2"])
        #expect(edition.considered == 8)
    }

    @Test func whatHasLessThanHalfOfTheThresholdIsNoNearMiss() throws {
        let result = maker.edition(
            id: id, for: try subscriber(), candidates: [candidate("hit", 0.5), candidate("far", 0.09)],
            previousDigest: nil)
        guard case .edition(let edition) = result else { return }
        #expect(edition.nearMisses.isEmpty)
    }

    @Test func popularPapersAreVotedForUnmatchedAndNotVetoed() throws {
        let result = maker.edition(
            id: id, for: try subscriber(DeliveryPreferences(serendipity: 2)),
            candidates: [
                candidate("hit", 0.5, votes: 90), candidate("p1", 0, votes: 3), candidate("p2", 0, votes: 7),
                candidate("p3", 0, votes: 1), candidate("veto", 0, votes: 50, veto: true), candidate("unknown", 0),
            ],
            previousDigest: nil)
        guard case .edition(let edition) = result else { return }
        #expect(edition.popular.map(\.paper.description) == ["arxiv:p2", "arxiv:p1"])
    }

    @Test func emptyEditionOnlyWhereItIsWanted() throws {
        let candidates = [candidate("none", 0)]
        #expect(
            maker.edition(id: id, for: try subscriber(), candidates: candidates, previousDigest: nil)
                == .nothing(.noMatch(considered: 1)))
        let wanted = maker.edition(
            id: id, for: try subscriber(DeliveryPreferences(sendEmpty: true)), candidates: candidates,
            previousDigest: nil)
        guard case .edition(let edition) = wanted else {
            Testing.Issue.record("no edition")
            return
        }
        #expect(edition.entries.isEmpty && edition.considered == 1)
    }

    @Test func noEmptyEditionOnADayWithoutADigest() throws {
        let result = maker.edition(
            id: id, for: try subscriber(DeliveryPreferences(sendEmpty: true)),
            candidates: [candidate("old", 0.1, day: "2026-03-01")], previousDigest: Day("2026-03-01"))
        #expect(result == .nothing(.nothingNew))
    }

    @Test func oldPapersThatFailAgainAreNotCountedAsNews() throws {
        let result = maker.edition(
            id: id, for: try subscriber(),
            candidates: [candidate("old", 0.1, day: "2026-03-01"), candidate("cut", 0.5, day: "2026-03-01")],
            previousDigest: Day("2026-03-01"))
        guard case .edition(let edition) = result else { return }
        #expect(edition.considered == 1)
        #expect(edition.nearMisses.isEmpty)
    }

    @Test func saysWhyThereIsNothing() throws {
        let reader = try subscriber()
        #expect(
            EditionMaker(today: today, newestDigest: nil).edition(
                id: id, for: reader, candidates: [], previousDigest: nil) == .nothing(.noDigest))
        let newest = Day("2026-02-22")!
        #expect(
            EditionMaker(today: today, newestDigest: newest).edition(
                id: id, for: reader, candidates: [], previousDigest: nil) == .nothing(.tooOld(newest: newest)))
        #expect(
            maker.edition(id: id, for: reader, candidates: [], previousDigest: today) == .nothing(.nothingNew))
    }

    @Test func poolHoldsWhatIsYoungAndUndeliveredAcrossIDs() throws {
        var renamed = paper("renamed")
        renamed.aliases = [PaperID("arxiv:2603.00001")!]
        let papers = [
            paper("today"), paper("edge", day: "2026-02-23"), paper("aged", day: "2026-02-22"),
            paper("future", day: "2026-03-03"), paper("sent"), renamed,
        ]
        let delivered: Set<PaperID> = [PaperID("arxiv:sent")!, PaperID("arxiv:2603.00001")!]
        let pool = maker.pool(
            of: papers, for: try subscriber(), delivered: delivered, firstDigest: Day("2026-02-20"))
        #expect(pool.map(\.id.description) == ["arxiv:today", "arxiv:edge"])
        let young = maker.pool(
            of: papers, for: try subscriber(), delivered: delivered, firstDigest: Day("2026-02-24"))
        #expect(young.map(\.id.description) == ["arxiv:today"])
        let first = maker.pool(of: papers, for: try subscriber(), delivered: [], firstDigest: nil)
        #expect(first.map(\.id.description) == ["arxiv:today", "arxiv:sent", "arxiv:renamed"])
    }

    @Test func whatIsWithheldIsNoCandidate() throws {
        for standing in SeenPaper.Standing.allCases where standing != .news {
            var held = candidate("held", 0.9, votes: 99)
            held.paper.standing = standing
            let pool = maker.pool(of: [held.paper], for: try subscriber(), delivered: [], firstDigest: today)
            #expect(pool.isEmpty)
            let reader = try subscriber(DeliveryPreferences(serendipity: 3))
            let near = candidate("near", 0.15)
            guard
                case .edition(let edition) = maker.edition(
                    id: id, for: reader, candidates: [held, candidate("hit", 0.5), near], previousDigest: nil)
            else {
                Testing.Issue.record("no edition")
                return
            }
            #expect(edition.entries.map(\.paper.description) == ["arxiv:hit"])
            #expect(edition.considered == 2)
            #expect(edition.popular.isEmpty)
            #expect(edition.nearMisses.map(\.paper) == [near.paper.id])
        }
    }

    @Test func anEntrysOwnInstantDecidesNothing() throws {
        var old = paper("old")
        old.seen = Day("2025-06-01")!.start
        for firstDigest in [nil, Day("2026-02-20")] {
            let pool = maker.pool(of: [old], for: try subscriber(), delivered: [], firstDigest: firstDigest)
            #expect(pool.map(\.id) == [old.id])
        }
    }

    /// A source was down on Sunday, and is read on Monday, after a new reader's first letter.
    @Test func aLateDigestReachesItsReadersOnce() throws {
        let letter = Day("2026-03-02")!.start.addingTimeInterval(7 * 3_600)
        var late = paper("late", day: "2026-03-01")
        late.arrived = letter.addingTimeInterval(3_600)
        var earlier = paper("earlier", day: "2026-03-01")
        earlier.arrived = letter.addingTimeInterval(-60)
        let papers = [late, earlier, paper("of-an-older-file", day: "2026-03-01")]
        let pool = maker.pool(
            of: papers, for: try subscriber(), delivered: [], firstDigest: today, firstLetter: letter)
        #expect(pool.map(\.id) == [late.id])
        let next = maker.pool(
            of: papers, for: try subscriber(), delivered: [late.id], firstDigest: today, firstLetter: letter)
        #expect(next.isEmpty)
    }

    @Test func aFirstEditionTakesTheNewestDayThatHasNews() throws {
        var withheld = paper("withheld")
        withheld.standing = .backlog
        let papers = [withheld, paper("friday", day: "2026-02-27"), paper("thursday", day: "2026-02-26")]
        let pool = maker.pool(of: papers, for: try subscriber(), delivered: [], firstDigest: nil)
        #expect(pool.map(\.id.description) == ["arxiv:friday"])
    }
}
