import FoundationEssentials
import Ingest
import Outbox
import Papers
import Storage
import TestSupport
import Testing

/// What a digest meets in the store, and what it leaves there.
@Suite struct TakingTests {
    let store: Store

    init() throws {
        store = try Store.open(try temporaryDirectory().appending(path: "paperboy.sqlite").path)
    }

    private func met(_ digest: Digest) async throws -> (known: KnownPapers, history: SourceHistory) {
        let known = Box(KnownPapers()), history = Box(SourceHistory())
        let reading = SourceReading(source: digest.source, day: digest.day, readAt: digest.day.start, state: .waiting)
        _ = try await store.take(digest, readAt: digest.day.start) { papers, batches in
            (known.value, history.value) = (papers, batches)
            return Judged(papers: [], reading: reading, keepsDigest: false)
        }
        return (known.value, history.value)
    }

    @Test func aDigestMeetsWhatItMayShowAgain() async throws {
        let one = try paper("arxiv:2512.00001", "Gripping Pebbles with Kites")
        let other = try paper("doi:10.5555/robots", "Robots")
        let third = try paper("arxiv:2512.00003", "Never seen again")
        try await store.take(digest([one, other, third], day: monday, entries: ["e1", "e2", "e3"]))
        let shown = [untitled("Gripping pebbles, with kites"), untitled("Another title")]
        let (known, _) = try await met(digest(shown, day: monday.adding(1), entries: ["new", "e2"]))
        #expect(known.byTitle[PaperID(title: one.title)]?.map(\.id) == [one.id])
        #expect(known.byEntry == ["e2": other.id])
        #expect(known.byName[other.id]?.id == other.id)
        #expect(known.byName[third.id] == nil)
        // Entries are a source's own.
        let elsewhere = try await met(digest([shown[1]], day: monday.adding(1), source: "b", entries: ["e2"]))
        #expect(elsewhere.known == KnownPapers())
    }

    @Test func theLastReadingOfSeveralDaysIsTheNewestDays() async throws {
        for day in [0, 2, 1] {
            let reading = SourceReading(
                source: "sample", day: monday.adding(day), readAt: monday.adding(9).start, state: .fresh)
            try await store.record(reading)
        }
        #expect(try await store.readings(source: "sample", limit: 1).map(\.day) == [monday.adding(2)])
    }

    @Test func historyHoldsTheLastThirtyDaysNewestFirst() async throws {
        for offset in [0, 5, 34, 35] {
            let paper = try paper("arxiv:2512.000\(10 + offset)", "Paper of the day \(offset)")
            try await store.take(digest([paper], day: monday.adding(offset)), offset == 35 ? .partial : .fresh)
        }
        try await store.take(digest([try paper("arxiv:2512.00010", "?")], day: monday, source: "other"))
        let (_, history) = try await met(digest([], day: monday.adding(35)))
        #expect(history.batches.map(\.day) == [35, 34, 5].map(monday.adding))
        #expect(history.batches.map(\.state) == [.partial, .fresh, .fresh])
        #expect(history.batches[1].papers.map(\.description) == ["arxiv:2512.00044"])
        #expect(history.batches[1].firstRead == monday.adding(34).start + 43_200)
        // A long rest does not make a source new.
        #expect(try await met(digest([], day: monday.adding(-90))).history.batches.map(\.day) == [monday.adding(35)])
        #expect(try await met(digest([], day: monday.adding(400))).history.batches.map(\.day) == [monday.adding(35)])
        #expect(try await met(digest([], day: monday, source: "unread")).history.batches.isEmpty)
    }

    @Test func aBatchKeepsTheMomentOfItsFirstReading() async throws {
        let papers = [try paper("arxiv:2512.00001", "One")]
        try await store.take(digest(papers, day: monday), .partial)
        try await store.take(digest(papers + [try paper("arxiv:2512.00002", "Two")], day: monday), after: 600)
        let batch = try #require(try await met(digest([], day: monday)).history.batches.first)
        #expect(batch.firstRead == monday.start + 43_200)
        #expect(batch.state == .fresh)
        #expect(batch.papers.count == 2)
    }

    @Test func aReadingCountsWhatItBrought() async throws {
        let robots = try paper("arxiv:2512.00001", "Robots")
        var edited = robots
        edited.abstract = "In other words."
        try await store.take(digest([robots], day: monday), standing: .backlog)
        let change = try await store.take(
            digest([edited, try paper("arxiv:2512.00002", "Kites")], day: monday.adding(1), source: "b"))
        #expect(change.news.count == 2)
        #expect((change.reading.added, change.reading.updated, change.reading.news) == (1, 1, 2))
        #expect(try await store.readings(limit: 1) == [change.reading])
    }

    @Test func aPaperRemembersWhenItArrivedAsNews() async throws {
        let robots = try paper("arxiv:2512.00001", "Robots")
        try await store.take(digest([robots], day: monday), standing: .backlog)
        #expect(try await store.papers([robots.id])[robots.id]?.arrived == monday.start + 43_200)
        try await store.take(digest([robots], day: monday.adding(2), source: "b"), after: 60)
        let news = try #require(try await store.papers([robots.id])[robots.id])
        #expect(news.arrived == monday.adding(2).start + 43_260)
        #expect(news.firstDay == monday.adding(2))
        #expect(news.standing == .news)
        try await store.take(digest([robots], day: monday.adding(3), source: "c"))
        #expect(try await store.papers([robots.id])[robots.id] == news)
    }

    @Test func aFloodWaitsUntilItIsConfirmed() async throws {
        let papers = try (10..<40).map { try paper("arxiv:2512.000\($0)", "Kites of kind \($0) and their strings") }
        try await store.take(digest([papers[0]], day: monday, source: "b"))
        try await store.take(digest(papers, day: monday), .flood, standing: .held)
        #expect(try await store.papers(since: monday).count { $0.standing == .held } == 29)
        #expect(try await store.confirm(source: "b", at: monday.start) == 0)
        try await store.take(digest([try paper("arxiv:2512.00099", "Later")], day: monday.adding(3), source: "b"))
        #expect(try await store.confirm(source: "sample", at: monday.adding(3).start, reason: "by hand") == 29)
        let reading = try #require(try await store.reading(of: "sample", on: monday))
        #expect(reading.state == .fresh && reading.reason == "by hand")
        let confirmed = try await store.papers(since: monday.adding(1))
        #expect(confirmed.count == 30)
        #expect(confirmed.allSatisfy { $0.standing == .news && $0.firstDay == monday.adding(3) })
        #expect(try await store.papers([papers[0].id])[papers[0].id]?.firstDay == monday)
        #expect(try await store.confirm(source: "sample", at: monday.adding(3).start) == 0)
    }

    @Test func aConfirmedFloodMayGetItsDay() async throws {
        let robots = try paper("arxiv:2512.00001", "Robots")
        try await store.take(digest([robots], day: monday), .flood, standing: .held)
        #expect(try await store.newestDigestDay() == monday)
        #expect(try await store.confirm(source: "sample", at: monday.start, day: monday.adding(5)) == 1)
        #expect(try await store.newestDigestDay() == monday.adding(5))
    }

    @Test func theNewestDigestIsOneThatShowedSomethingNew() async throws {
        let robots = try paper("arxiv:2512.00001", "Robots")
        try await store.take(digest([robots], day: monday), standing: .backlog)
        #expect(try await store.newestDigestDay() == monday)
        try await store.take(digest([try paper("arxiv:2512.00002", "Kites")], day: monday.adding(1)))
        try await store.take(digest([robots], day: monday.adding(4)), .quiet)
        #expect(try await store.newestDigestDay() == monday.adding(1))
    }

    @Test func healthIsTheLatestReadingOfEachSourceAndDay() async throws {
        func note(_ source: String, _ day: Int, _ state: BatchState, after seconds: Double = 0) async throws {
            let day = monday.adding(day)
            try await store.record(
                SourceReading(source: source, day: day, readAt: day.start + seconds, state: state, reason: "so"))
        }
        try await note("b", 0, .fresh)
        try await note("a", 1, .waiting)
        try await note("a", 1, .fresh, after: 60)
        try await note("a", 0, .failed)
        try await note("a", -30, .quiet)
        let health = try await store.health(days: 2)
        #expect(health.map(\.source) == ["a", "a", "b"])
        #expect(health.map(\.state) == [.fresh, .failed, .fresh])
        #expect(health.allSatisfy { $0.reason == "so" })
        #expect(try await store.health(days: 1, until: monday).map(\.source) == ["a", "b"])
        #expect(try await store.reading(of: "a", on: monday.adding(1))?.state == .fresh)
        #expect(try await store.reading(of: "a", on: monday.adding(2)) == nil)
    }

    @Test func aSightingKeepsWhatTheSourceAnnounced() async throws {
        var robots = try paper("arxiv:2512.00001", "Robots")
        robots.version = 3
        let sighting = Sighting(paper: robots, position: 0, entry: "oai:1", announcement: .replacement)
        try await store.take(Digest(source: "rss", day: monday, sightings: [sighting], authority: .announcement))
        #expect(
            try await store.sightings(of: robots.id) == [
                StoredSighting(
                    source: "rss", day: monday, position: 0, announcement: .replacement, version: 3, entry: "oai:1")
            ])
        #expect(try await store.papers([robots.id])[robots.id]?.standing == .revision)
    }

    @Test func anEntryThatStandsOnSeveralPapersLeadsToNone() async throws {
        let papers = [try paper("arxiv:2512.00001", "One of two papers"), try paper("arxiv:2512.00002", "Two")]
        try await store.take(digest(papers, day: monday, entries: ["same", "same"]))
        let (known, _) = try await met(digest([untitled("Three")], day: monday, entries: ["same"]))
        #expect(known.byEntry.isEmpty)
    }

    @Test func aLetterIsFoundByTheNameThatItsPaperGotLater() async throws {
        let one = try paper("arxiv:2512.00001", "Robots")
        var other = try paper("doi:10.5555/robots", "Robots, extended")
        try await store.take(digest([one, other], day: monday))
        let ledger = SQLiteLedger(store: store) { monday.start }
        let letter = try sampleLetter(papers: [other.id.description])
        _ = try await ledger.plan([letter])
        #expect(try await ledger.deliveries(DeliveryFilter(paper: one.id)).isEmpty)
        other.identifiers = [one.id]
        try await store.take(digest([other], day: monday.adding(1)))
        for name in [one.id, other.id] {
            #expect(try await ledger.deliveries(DeliveryFilter(paper: name)).map(\.id) == [letter.id])
        }
        #expect(try await ledger.deliveries(DeliveryFilter(paper: PaperID(title: "?"))).isEmpty)
    }
}
