import FoundationEssentials
import Papers

@testable import Ingest

extension BatchHealthTests {
    /// Entries 1…100 were there before, one day each: entry `n` is `n` days older than December 2025.
    static func entry(_ number: Int, named name: String = "a", dated: Bool = true) -> Sighting {
        sighting(
            number, entry: "\(name)/\(number)",
            seen: dated ? day("2025-12-01").start.addingTimeInterval(Double(-number) * 86_400 + 3_600) : nil)
    }

    static func feed(
        _ sightings: [Sighting], diagnostics: [IngestDiagnostic.Kind] = []
    ) -> @Sendable () -> (DigestReading?, String?) {
        { (reading(day("2025-12-01"), sightings, named: false, format: .feed, diagnostics: diagnostics), nil) }
    }

    /// The entries' own dates lie in the future: they count as seen now.
    static func feedOfTheFuture(_ sightings: [Sighting]) -> @Sendable () -> (DigestReading?, String?) {
        {
            var reading = reading(day("2025-12-01"), sightings, named: false, format: .feed)
            for index in sightings.indices { reading.digest.sightings[index].seen = instant("2025-12-01 12:00") }
            reading.futureDated = Set(sightings.map(\.paper.id))
            return (reading, nil)
        }
    }

    static func read(_ numbers: ClosedRange<Int>, _ standing: SeenPaper.Standing = .news) -> KnownPapers {
        var known = store(numbers, standing, on: day("2025-11-20"))
        for number in numbers { known.byEntry["a/\(number)"] = paperID(number) }
        return known
    }

    /// Five days of reading, on each of which three more entries stood in the feed; the last has 1…100.
    static let feedHistory = SourceHistory(
        batches: (0..<5).map { ago in
            let date = day("2025-11-30").adding(-ago)
            return .init(
                day: date, firstRead: date.start.addingTimeInterval(3_600), papers: (1 + 3 * ago...100).map(paperID))
        })

    static let rolling: [Case] = [
        Case(
            testDescription: "firstReadingOfAFeed", format: .feed, history: SourceHistory(),
            look: feed((-1...298).map { entry($0) }), now: "2025-12-01 12:00", state: .primed,
            reason: "first reading: 3 of 300 papers are news, the rest is backlog", standings: "3 news, 297 backlog",
            keeps: true),
        Case(
            testDescription: "firstReadingOfASlowFeed", format: .feed, history: SourceHistory(),
            look: feed((40...90).map { entry($0) }), now: "2025-12-01 12:00", state: .primed,
            reason: "first reading: 1 of 51 papers is news, the rest is backlog", standings: "1 news, 50 backlog",
            keeps: true),
        Case(
            testDescription: "firstReadingWithoutDates", format: .feed, history: SourceHistory(),
            look: feed((1...300).map { entry($0, dated: false) }), now: "2025-12-01 12:00", state: .primed,
            reason: "first reading: 0 of 300 papers are news, the rest is backlog", standings: "300 backlog",
            keeps: true),
        Case(
            testDescription: "firstReadingWithFutureDates", format: .feed, history: SourceHistory(),
            look: feedOfTheFuture((1...300).map { entry($0) }), now: "2025-12-01 12:00", state: .primed,
            reason: "first reading: 0 of 300 papers are news, the rest is backlog", standings: "300 backlog",
            keeps: true),
        Case(
            testDescription: "newEntryWithAFutureDate", format: .feed, history: feedHistory, known: read(1...100),
            look: feedOfTheFuture((0...0).map { entry($0) }), now: "2025-12-01 12:00", state: .fresh,
            reason: "1 new of 1 paper", standings: "1 news", keeps: true),
        Case(
            testDescription: "newEntries", format: .feed, history: feedHistory, known: read(1...100),
            look: feed((-2...97).map { entry($0) }), now: "2025-12-01 12:00", state: .fresh,
            reason: "3 new of 100 papers", standings: "100 news", keeps: true),
        Case(
            testDescription: "backlogOfLongAgoStaysBacklog", format: .feed, history: feedHistory,
            known: read(500...505, .backlog), look: feed((500...505).map { entry($0, dated: false) }),
            now: "2025-12-01 12:00", state: .quiet, reason: "nothing new in 6 papers", standings: "6 backlog",
            keeps: true),
        Case(
            testDescription: "anotherSourcesBacklogIsNewsHere", format: .feed, history: feedHistory,
            known: store(500...505, .backlog, on: day("2025-11-20")),
            look: feed((500...505).map { entry($0, dated: false) }), now: "2025-12-01 12:00", state: .fresh,
            reason: "6 new of 6 papers", standings: "6 news", keeps: true),
        Case(
            testDescription: "noNewEntry", format: .feed, history: feedHistory, known: read(1...100, .backlog),
            look: feed((1...100).map { entry($0) }), now: "2025-12-01 12:00", state: .quiet,
            reason: "nothing new in 100 papers", standings: "100 backlog", keeps: true),
        Case(
            testDescription: "feedUnchangedByHTTP", format: .feed, history: feedHistory, look: unchanged,
            now: "2025-12-01 12:00", state: .quiet, reason: "nothing new in 100 papers"),
        Case(
            testDescription: "emptyFeed", format: .feed, history: feedHistory, look: feed([]),
            now: "2025-12-01 12:00", state: .quiet, reason: "a valid digest without papers"),
        Case(
            testDescription: "feedWithoutItsEnd", format: .feed, history: feedHistory, known: read(1...100),
            look: feed((0...40).map { entry($0) }, diagnostics: [.cutOff]), now: "2025-12-01 12:00", state: .partial,
            reason: "41 papers, then the document stops before its end", standings: "41 news", keeps: true),
        Case(
            testDescription: "aMigrationToNewNames", format: .feed, history: feedHistory, known: read(1...100),
            look: feed((1...100).map { entry($0, named: "b") }), now: "2025-12-01 12:00", state: .flood,
            reason: "100 of 100 papers come under new names: merged by title, none is news", standings: "100 news",
            keeps: true),
        Case(
            testDescription: "aMigrationWithNewEntries", format: .feed, history: feedHistory, known: read(1...100),
            look: feed((-3...100).map { entry($0, named: "b") }), now: "2025-12-01 12:00", state: .flood,
            reason: "100 of 104 papers come under new names: merged by title; "
                + "4 withheld until confirmed (paperboy sources confirm hf)", standings: "100 news, 4 held",
            keeps: true),
        Case(
            testDescription: "papersOfAnotherSourceAreNoMigration", format: .feed, history: feedHistory,
            known: store(500...530, on: day("2025-11-30")),
            look: feed((500...530).map { sighting($0, entry: "a/\($0)") }),
            now: "2025-12-01 12:00", state: .quiet, reason: "nothing new in 31 papers", standings: "31 news",
            keeps: true),
        Case(
            testDescription: "aFloodOfEntries", format: .feed, history: feedHistory, known: read(1...100),
            look: feed((-199...100).map { entry($0) }), now: "2025-12-01 12:00", state: .flood,
            reason: "200 new papers, usually about 3: withheld until confirmed (paperboy sources confirm hf)",
            standings: "100 news, 200 held", keeps: true),
        Case(
            testDescription: "theWholeArchiveOnTheSecondDay", format: .feed,
            history: SourceHistory(batches: Array(feedHistory.batches.prefix(1))), known: read(1...100),
            look: feed((1...400).map { entry($0) }), now: "2025-12-01 12:00", state: .quiet,
            reason: "nothing new in 400 papers", standings: "100 news, 300 backlog", keeps: true),
        Case(
            testDescription: "manyUndatedEntriesOnTheSecondDay", format: .feed,
            history: SourceHistory(batches: Array(feedHistory.batches.prefix(1))), known: read(1...100),
            look: feed((1...400).map { entry($0, dated: $0 <= 100) }), now: "2025-12-01 12:00", state: .flood,
            reason:
                "300 new papers, most of them old or without a date: withheld until confirmed (paperboy sources confirm hf)",
            standings: "100 news, 300 held", keeps: true),
        Case(
            testDescription: "manyYoungEntriesOnTheSecondDay", format: .feed,
            history: SourceHistory(batches: Array(feedHistory.batches.prefix(1))), known: read(1...100),
            look: feed((-199...0).map { entry($0) }), now: "2025-12-01 12:00", state: .fresh,
            reason: "200 new of 200 papers", standings: "200 news", keeps: true),
        Case(
            testDescription: "entriesOlderThanWhatIsRemembered", format: .feed, history: feedHistory,
            known: read(1...100), look: feed((0...110).map { entry($0) }), now: "2025-12-01 12:00", state: .fresh,
            reason: "1 new of 111 papers", standings: "101 news, 10 backlog", keeps: true),
        Case(
            testDescription: "aFloodInAFeedThatIsUnchangedSince", format: .feed,
            history: SourceHistory(
                batches: [batch("2025-11-30", 1..<500, state: .flood)] + feedHistory.batches),
            look: unchanged, now: "2025-12-01 12:00", state: .flood,
            reason: "papers of a flood withheld until confirmed (paperboy sources confirm hf)"),
        Case(
            testDescription: "aHeldFloodInAFeed", format: .feed, history: feedHistory, known: read(1...100, .held),
            look: feed((0...100).map { entry($0) }), now: "2025-12-01 12:00", state: .flood,
            reason: "100 papers of a flood withheld until confirmed (paperboy sources confirm hf)",
            standings: "1 news, 100 held", keeps: true),
    ]
}
