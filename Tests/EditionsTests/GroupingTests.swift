import FoundationEssentials
import MIME
import Matching
import Papers
import Subscribers
import TestSupport
import Testing

@testable import Editions

@Suite struct GroupingTests {
    private let today = Day("2026-03-02")!

    private func candidate(_ name: String, _ score: Double, always: Bool = false) -> EditionMaker.Candidate {
        let paper = Paper(id: PaperID("arxiv:\(name)")!, title: "Title \(name)")
        let explanation = Explanation(
            evidence: score, matched: [], partial: [], vetoes: [], missing: [], background: "test")
        return .init(
            paper: SeenPaper(paper: paper, firstDay: today, position: 0),
            match: Match(paper: paper.id, score: score, isAlways: always, explanation: explanation))
    }

    /// Papers whose names begin with the same letter are similar; those with the same digit have one title.
    private func likeness(_ one: EditionMaker.Candidate, _ other: EditionMaker.Candidate) -> Likeness? {
        let names = [one, other].map { Array(String($0.paper.id.description.dropFirst("arxiv:".count))) }
        if names[0].count > 1, names[1].count > 1, names[0][1] == names[1][1] { return .title }
        return names[0][0] == names[1][0] ? .words(share: 0.7, words: ["kite"]) : nil
    }

    private func edition(
        _ candidates: [EditionMaker.Candidate], maxPapers: Int = 25
    ) throws -> Edition {
        let reader = Subscriber(
            id: "ada", email: try Address("ada@example.org"),
            profile: Profile(keywords: [Keyword(term: "kite")], minScore: 0.2),
            delivery: DeliveryPreferences(maxPapers: maxPapers))
        let result = EditionMaker(today: today, newestDigest: today).edition(
            id: EditionID(subscriber: "ada", day: today), for: reader, candidates: candidates, previousDigest: nil,
            likeness: likeness)
        guard case .edition(let edition) = result else { throw Missing() }
        return edition
    }

    private struct Missing: Error {}

    private func names(_ edition: Edition) -> [[String]] {
        edition.entries.map { entry in
            ([entry.paper] + entry.similar.map(\.paper)).map { String($0.description.dropFirst("arxiv:".count)) }
        }
    }

    @Test func theBestPaperStandsForThoseThatSayNearlyTheSame() throws {
        let candidates = [
            candidate("a", 0.3), candidate("b", 0.9), candidate("aa", 0.8), candidate("bb", 0.4), candidate("c", 0.5),
        ]
        for seed in 0..<10 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let edition = try edition(candidates.shuffled(using: &generator))
            #expect(names(edition) == [["b", "bb"], ["aa", "a"], ["c"]])
            #expect(edition.papers.count == 5 && edition.cut == 0)
            #expect(edition.entries[0].similar.map(\.likeness) == [.words(share: 0.7, words: ["kite"])])
            #expect(edition.entries[0].similar[0].match?.score == 0.4)
        }
    }

    @Test func aCapCountsGroupsAndWhatItCutsIsCounted() throws {
        let edition = try edition(
            [
                candidate("a", 0.9), candidate("aa", 0.8), candidate("b", 0.7), candidate("bb", 0.6),
                candidate("c", 0.5), candidate("cc", 0.4),
            ], maxPapers: 2)
        #expect(names(edition) == [["a", "aa"], ["b", "bb"]])
        #expect(edition.cut == 2)
        #expect(edition.considered == 6)
    }

    @Test(arguments: 1...6)
    func groupsThatAreWantedAreTheFirstOfAll(most: Int) {
        let candidates = ["a", "b", "aa", "c", "bb", "d", "cc", "e"].enumerated().map { place, name in
            candidate(name, 1 - Double(place) / 10)
        }
        let all = Grouping(candidates, likeness: likeness).groups.prefix(most)
        let wanted = Grouping(candidates, most: most, likeness: likeness).groups
        #expect(wanted.map(\.first.paper.id) == all.map(\.first.paper.id))
        #expect(
            wanted.map { $0.similar.map(\.candidate.paper.id) } == all.map { $0.similar.map(\.candidate.paper.id) })
    }

    @Test func aFollowedPaperStandsForItselfAndMayStandForOthers() throws {
        let edition = try edition(
            [candidate("a", 0.1, always: true), candidate("aa", 0.3, always: true), candidate("aaa", 0.9)], maxPapers: 1
        )
        #expect(names(edition) == [["aa", "aaa"], ["a"]])
    }

    @Test func wordsAreNotHandedOnButTitlesAre() throws {
        // x1 has the words of x and the title of y1.
        let edition = try edition([
            candidate("x", 0.9), candidate("x1", 0.8), candidate("y1", 0.7), candidate("y", 0.6),
        ])
        #expect(names(edition) == [["x", "x1", "y1"], ["y"]])
        #expect(edition.entries[0].similar.map(\.likeness) == [.words(share: 0.7, words: ["kite"]), .title])
    }

    @Test func editionsAreStoredWithTheirGroupsAndOldOnesAreRead() throws {
        let edition = try edition([candidate("a", 0.9), candidate("aa", 0.8)])
        let bytes = try JSONEncoder().encode(edition)
        #expect(try JSONDecoder().decode(Edition.self, from: bytes) == edition)
        let old = String(decoding: try JSONEncoder().encode(edition.entries[0].with(similar: [])), as: UTF8.self)
            .replacing("\"similar\":[],", with: "").replacing(",\"similar\":[]", with: "")
        #expect(!old.contains("similar"))
        let read = try JSONDecoder().decode(Edition.Entry.self, from: Data(old.utf8))
        #expect(read == edition.entries[0].with(similar: []))
    }
}

extension Edition.Entry {
    fileprivate func with(similar: [Edition.Similar]) -> Edition.Entry {
        var copy = self
        copy.similar = similar
        return copy
    }
}
