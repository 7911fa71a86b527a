import FoundationEssentials
import Ingest
import Papers
import Storage
import TestSupport
import Testing

@Suite struct StoredPapersTests {
    let store: Store

    init() throws {
        store = try Store.open(try temporaryDirectory().appending(path: "paperboy.sqlite").path)
    }

    @Test func papersAreFoundByDayTextAndId() async throws {
        let robots = try paper("arxiv:2512.00001", "Robots that 100% fold_laundry")
        let models = try paper("arxiv:2512.00002", "World models")
        let change = try await store.take(digest([robots, models], day: monday))
        #expect(change.added == [robots.id, models.id])
        #expect(change.news == change.added)
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
        try await store.take(digest(papers, day: monday))
        let before = try await store.papers(since: monday)
        let change = try await store.take(digest(papers, day: monday), after: 60)
        #expect(change.added.isEmpty && change.updated.isEmpty && change.news.isEmpty)
        #expect(try await store.papers(since: monday) == before)
        #expect(try await store.readings().count == 2)
    }

    @Test func aPaperKeepsItsFirstIdWhenABetterOneArrives() async throws {
        let untitled = untitled("World models")
        try await store.take(digest([untitled], day: monday))
        let better = try paper("arxiv:2512.00002", "World Models")
        let tuesday = monday.adding(1)
        let change = try await store.take(digest([better], day: tuesday, votes: 7))
        #expect(change.added.isEmpty && change.news.isEmpty)
        #expect(change.updated == [untitled.id])
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
        try await store.take(digest([named], day: monday))
        let untitled = untitled("World models")
        try await store.take(digest([untitled], day: monday.adding(1)))
        #expect(try await store.papers(since: monday).map(\.id) == [named.id])
        #expect(try await store.papers([untitled.id])[untitled.id]?.id == named.id)
        #expect(try await store.sightings(of: untitled.id).count == 2)
        let all = try await store.sightings(ofAll: store.papers(since: monday.adding(-30)).map(\.id))
        for (paper, sightings) in all { #expect(try await store.sightings(of: paper) == sightings) }
        #expect(!all.isEmpty)
    }

    @Test func twoPapersThatProveToBeOneBecomeOne() async throws {
        let one = try paper("arxiv:2512.00001", "Robots")
        let other = try paper("doi:10.5555/robots", "Robots, extended")
        try await store.take(digest([one, other], day: monday, entries: ["e1", "e2"]))
        var both = one
        both.identifiers = [other.id]
        let change = try await store.take(digest([both], day: monday.adding(1), source: "other"))
        #expect(change.joined == [other.id: one.id])
        #expect(change.news.isEmpty)
        #expect(try await store.papers(since: monday).map(\.id) == [one.id])
        #expect(try await store.papers([other.id])[other.id]?.id == one.id)
        #expect(try await store.sightings(of: other.id).count == 3)
        // Its entries lead to the one that stays, under whatever title.
        let edited = try await store.take(digest([untitled("Robots, again")], day: monday.adding(2), entries: ["e2"]))
        #expect(edited.added.isEmpty)
        #expect(edited.updated == [one.id])
    }

    @Test func anEmptyOrUnkeptReadingLeavesTheLastGoodDigest() async throws {
        let robots = try paper("arxiv:2512.00001", "Robots")
        let late = try paper("arxiv:2512.00002", "World models")
        try await store.take(digest([robots], day: monday))
        try await store.record(
            SourceReading(
                source: "sample", day: monday, readAt: monday.start + 50_000, state: .failed, reason: "a login page"))
        try await store.take(digest([], day: monday), .quiet, after: 60_000)
        let unkept = try await store.take(digest([late], day: monday), .partial, after: 70_000, keepsDigest: false)
        #expect(unkept.added == [late.id], "a paper that nobody knew is stored whatever becomes of the digest")
        #expect(try await store.sightings(of: robots.id).map(\.isFormer) == [false])
        #expect(try await store.sightings(of: late.id).map(\.isFormer) == [true])
        #expect(try await store.readings(source: "sample").map(\.state) == [.partial, .quiet, .failed, .fresh])
        #expect(try await store.readings(source: "other").isEmpty)
        #expect(try await store.readings(limit: 1).count == 1)
    }

    @Test func nothingButTheReadingIsKeptWhereNothingElseIsGiven() async throws {
        let robots = digest([try paper("arxiv:2512.00001", "Robots")], day: monday)
        let reading = SourceReading(source: "sample", day: monday, readAt: monday.start, state: .stale, recognised: 1)
        _ = try await store.take(robots, readAt: monday.start) { _, _ in
            Judged(papers: [], reading: reading, keepsDigest: false)
        }
        #expect(try await store.papers(since: monday).isEmpty)
        #expect(try await store.newestDigestDay() == nil)
        #expect(try await store.readings() == [reading])
    }

    @Test func aCorrectedDigestTakesThePlaceOfTheEarlierOne() async throws {
        let one = try paper("arxiv:2512.00001", "Robots")
        let two = try paper("arxiv:2512.00002", "World models")
        let gone = try paper("arxiv:2512.00003", "Gone")
        try await store.take(digest([one, gone], day: monday))
        try await store.take(digest([two, one], day: monday), after: 60)
        #expect(try await store.sightings(of: one.id).map(\.position) == [1])
        #expect(try await store.sightings(of: two.id).map(\.position) == [0])
        #expect(try await store.sightings(of: gone.id).map(\.isFormer) == [true], "it was seen all the same")
    }
}
