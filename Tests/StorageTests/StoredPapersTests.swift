import FoundationEssentials
import Papers
import Storage
import TestSupport
import Testing

@Suite struct StoredPapersTests {
    let store: Store
    let monday = Day(ordinal: 20_423)

    init() throws {
        store = try Store.open(try temporaryDirectory().appending(path: "paperboy.sqlite").path)
    }

    private func paper(_ id: String, _ title: String) throws -> Paper {
        Paper(id: try #require(PaperID(id)), title: title, abstract: "We show it.")
    }

    private func digest(_ papers: [Paper], day: Day, votes: Int? = nil) -> Digest {
        Digest(
            source: "sample", day: day,
            sightings: papers.enumerated().map { Sighting(paper: $1, position: $0, votes: votes) })
    }

    private func reading(_ day: Day, _ outcome: String = "fresh", after seconds: Double = 0) -> SourceReading {
        SourceReading(source: "sample", day: day, readAt: day.start + 43_200 + seconds, outcome: outcome, recognised: 2)
    }

    /// Adds new papers, takes over votes, and makes another id an alias.
    private static let merging: @Sendable (Digest, [PaperID: SeenPaper]) -> [SeenPaper] = { digest, known in
        digest.sightings.map { sighting in
            var seen =
                known[sighting.paper.id] ?? known[PaperID(title: sighting.paper.title)]
                ?? SeenPaper(paper: sighting.paper, firstDay: digest.day, position: sighting.position)
            if seen.id != sighting.paper.id, !seen.aliases.contains(sighting.paper.id) {
                seen.aliases.append(sighting.paper.id)
            }
            seen.votes = sighting.votes ?? seen.votes
            return seen
        }
    }

    @Test func papersAreFoundByDayTextAndId() async throws {
        let robots = try paper("arxiv:2512.00001", "Robots that 100% fold_laundry")
        let models = try paper("arxiv:2512.00002", "World models")
        let change = try await store.record(
            digest([robots, models], day: monday), reading: reading(monday), merging: Self.merging)
        #expect(change == DigestChange(added: [robots.id, models.id]))
        #expect(try await store.papers(since: monday).map(\.id) == [robots.id, models.id])
        #expect(try await store.papers(since: monday.adding(1)).isEmpty)
        #expect(try await store.papers(since: monday, query: "WORLD").map(\.id) == [models.id])
        #expect(try await store.papers(since: monday, query: "0% f").map(\.id) == [robots.id])
        #expect(try await store.papers(since: monday, query: "0_").isEmpty)
        #expect(try await store.papers([robots.id, PaperID(title: "?")]).keys.map(\.self) == [robots.id])
        #expect(try await store.newestDigestDay() == monday)
    }

    @Test func readingTheSameAgainChangesNothing() async throws {
        let papers = [try paper("arxiv:2512.00001", "Robots")]
        _ = try await store.record(digest(papers, day: monday), reading: reading(monday), merging: Self.merging)
        let before = try await store.papers(since: monday)
        let change = try await store.record(
            digest(papers, day: monday), reading: reading(monday, after: 60), merging: Self.merging)
        #expect(change == DigestChange())
        #expect(try await store.papers(since: monday) == before)
        #expect(try await store.readings().count == 2)
    }

    @Test func aPaperKeepsItsFirstIdWhenABetterOneArrives() async throws {
        let untitled = Paper(id: PaperID(title: "World models"), title: "World models")
        _ = try await store.record(digest([untitled], day: monday), reading: reading(monday), merging: Self.merging)
        let better = try paper("arxiv:2512.00002", "World Models")
        let tuesday = monday.adding(1)
        let change = try await store.record(
            digest([better], day: tuesday, votes: 7), reading: reading(tuesday), merging: Self.merging)
        #expect(change == DigestChange(updated: [untitled.id]))
        let seen = try #require(try await store.papers([better.id])[better.id])
        #expect(seen.id == untitled.id)
        #expect(seen.aliases == [better.id])
        #expect(seen.votes == 7)
        let sightings = try await store.sightings(of: better.id)
        #expect(sightings.map(\.day) == [monday, tuesday])
        #expect(sightings.map(\.votes) == [nil, 7])
    }

    @Test func aPaperWithoutAnIdIsFoundByItsTitle() async throws {
        let named = try paper("arxiv:2512.00002", "World models")
        _ = try await store.record(digest([named], day: monday), reading: reading(monday), merging: Self.merging)
        let untitled = Paper(id: PaperID(title: "World models"), title: "World models")
        _ = try await store.record(
            digest([untitled], day: monday.adding(1)), reading: reading(monday.adding(1)), merging: Self.merging)
        #expect(try await store.papers(since: monday).map(\.id) == [named.id])
        #expect(try await store.sightings(of: untitled.id).count == 2)
    }

    @Test func twoPapersThatProveToBeOneBecomeOne() async throws {
        let one = try paper("arxiv:2512.00001", "Robots")
        let other = try paper("doi:10.5555/robots", "Robots, extended")
        _ = try await store.record(digest([one, other], day: monday), reading: reading(monday), merging: Self.merging)
        _ = try await store.record(
            digest([one], day: monday.adding(1)), reading: reading(monday.adding(1))
        ) { digest, known in
            digest.sightings.compactMap { known[$0.paper.id] }.map { paper in
                var paper = paper
                paper.aliases = [other.id]
                return paper
            }
        }
        #expect(try await store.papers(since: monday).map(\.id) == [one.id])
        #expect(try await store.papers([other.id])[other.id]?.id == one.id)
        #expect(try await store.sightings(of: other.id).count == 3)
    }

    @Test func aFailedOrEmptyReadingLeavesTheLastGoodDigest() async throws {
        let robots = try paper("arxiv:2512.00001", "Robots")
        _ = try await store.record(digest([robots], day: monday), reading: reading(monday), merging: Self.merging)
        try await store.record(
            SourceReading(
                source: "sample", day: monday, readAt: monday.start + 50_000, outcome: "failed", reason: "a login page")
        )
        _ = try await store.record(
            digest([], day: monday), reading: reading(monday, "quiet", after: 60_000), merging: Self.merging)
        #expect(try await store.sightings(of: robots.id).count == 1)
        #expect(try await store.readings(source: "sample").map(\.outcome) == ["quiet", "failed", "fresh"])
        #expect(try await store.readings(source: "other").isEmpty)
        #expect(try await store.readings(limit: 1).count == 1)
    }

    @Test func aCorrectedDigestTakesThePlaceOfTheEarlierOne() async throws {
        let one = try paper("arxiv:2512.00001", "Robots")
        let two = try paper("arxiv:2512.00002", "World models")
        _ = try await store.record(digest([one], day: monday), reading: reading(monday), merging: Self.merging)
        _ = try await store.record(
            digest([two, one], day: monday), reading: reading(monday, after: 60), merging: Self.merging)
        #expect(try await store.sightings(of: one.id).map(\.position) == [1])
        #expect(try await store.sightings(of: two.id).map(\.position) == [0])
    }
}
