import FoundationEssentials
import Papers
import TestSupport
import Testing

@testable import Ingest

/// What holds for whatever a source shows, and whatever is stored.
@Suite struct HealthPropertyTests {
    struct World {
        var health: BatchHealth
        var look: SourceLook
        var sightings: [Sighting] = []
        var recognitions: [Recognition] = []
    }

    static func world(_ chance: inout SeededGenerator) -> World {
        let origin = day("2025-12-01")
        func some(_ range: Range<Int>) -> Int { Int.random(in: range, using: &chance) }
        let format = SourceFormat.allCases.randomElement(using: &chance) ?? .feed
        let now = origin.start.addingTimeInterval(Double(some(-100_000..<100_000)))
        let batches = (0..<some(0..<12)).map { _ in
            let day = origin.adding(some(-40..<3))
            return SourceHistory.Batch(
                day: day, firstRead: day.start.addingTimeInterval(Double(some(-200_000..<2_000_000))),
                papers: (0..<some(0..<40)).map { _ in paperID(some(0..<60)) },
                state: BatchState.allCases.randomElement(using: &chance) ?? .fresh)
        }
        let requests: [SourceRequest] = [.latest, .latest, .file, .day(origin.adding(some(-50..<5)))]
        let health = BatchHealth(
            SourceTraits(id: "x", format: format, minPapers: some(-2..<30)), history: SourceHistory(batches: batches),
            now: now, referenceDay: origin.adding(some(-2..<2)), request: requests[some(0..<4)],
            earlier: some(0..<2) == 0 ? nil : BatchState.allCases.randomElement(using: &chance))
        guard some(0..<8) > 0 else { return World(health: health, look: some(0..<2) == 0 ? .unchanged : .failed("no")) }
        let instants: [Date?] = [
            nil, now, .distantPast, .distantFuture, now.addingTimeInterval(Double(some(-9_000_000..<9))),
        ]
        let sightings = (0..<some(0..<150)).map { _ in
            sighting(
                some(0..<90), abstract: some(0..<3) > 0,
                announcement: some(0..<4) > 0 ? .new : .replacement, entry: some(0..<2) == 0 ? nil : "e",
                seen: instants[some(0..<instants.count)])
        }
        var recognitions = sightings.map { sighting in
            Recognition(
                id: sighting.paper.id,
                known: some(0..<2) == 0
                    ? nil
                    : SeenPaper(
                        paper: sighting.paper, firstDay: origin, position: 0,
                        standing: SeenPaper.Standing.allCases.randomElement(using: &chance) ?? .news),
                titleIsKnown: some(0..<2) == 0, entryIsKnown: some(0..<3) == 0 ? nil : some(0..<2) == 0)
        }
        if some(0..<10) == 0 { recognitions = Array(recognitions.prefix(some(0..<5))) }
        let reading = DigestReading(
            digest: Digest(source: "x", day: origin.adding(some(-60..<6)), sightings: sightings), format: format,
            diagnostics: some(0..<5) == 0 ? [IngestDiagnostic(kind: .cutOff)] : [], namesItsDay: some(0..<2) == 0)
        return World(
            health: health, look: .read(reading, recognitions), sightings: sightings, recognitions: recognitions)
    }

    @Test func judgesWhateverComesTheSameWayTwice() {
        var chance = SeededGenerator(seed: 11)
        for _ in 0..<1_000 {
            let world = Self.world(&chance)
            let verdict = world.health.judge(world.look)
            #expect(world.health.judge(world.look) == verdict)
            #expect(verdict.standings.isEmpty || verdict.standings.count == world.sightings.count)
            #expect(!verdict.reason.isEmpty)
        }
    }

    @Test func neverTakesBackWhatIsNews() {
        var chance = SeededGenerator(seed: 12)
        for _ in 0..<1_000 {
            let world = Self.world(&chance)
            for (standing, known) in zip(world.health.judge(world.look).standings, world.recognitions.map(\.known))
            where known?.standing == .news { #expect(standing == .news) }
        }
    }

    @Test func givesEveryPaperOneStanding() {
        var chance = SeededGenerator(seed: 13)
        for _ in 0..<500 {
            let world = Self.world(&chance)
            var byPaper: [PaperID: Set<SeenPaper.Standing>] = [:]
            for (sighting, standing) in zip(world.sightings, world.health.judge(world.look).standings) {
                byPaper[sighting.paper.id, default: []].insert(standing)
            }
            #expect(byPaper.values.allSatisfy { $0.count == 1 })
        }
    }

    /// A paper that readers were not told of is held back for a reason that the verdict names.
    @Test func keepsNothingBackWithoutAReason() {
        var chance = SeededGenerator(seed: 14)
        for _ in 0..<1_000 {
            let world = Self.world(&chance)
            let verdict = world.health.judge(world.look)
            for standing in verdict.standings where standing == .held {
                #expect(verdict.state == .flood || world.recognitions.contains { $0.known?.standing == .held })
            }
            if verdict.state == .flood || verdict.state == .primed { continue }
            for (sighting, recognition) in zip(world.sightings, world.recognitions)
            where recognition.known == nil && sighting.announcement == .new && sighting.seen == nil {
                let index = world.recognitions.firstIndex { $0.id == recognition.id } ?? 0
                guard verdict.standings[index] == .backlog else { continue }
                // A first reading with a fault, or a day from before anybody asked.
                #expect(
                    world.health.yardstick.batches.isEmpty || verdict.day < world.health.current
                        || world.recognitions.contains { $0.id == recognition.id && $0.known != nil })
            }
        }
    }

    @Test func takesTheMedianOfWhatIsUsual() throws {
        #expect(Measure([]) == nil)
        #expect(Measure([41])?.usual == nil)
        let steady = try #require(Measure([40, 41, 42, 39, 43]))
        let withFlood = try #require(Measure([40, 41, 42, 39, 43, 5_000, 0]))
        #expect(steady.rounded == 41)
        #expect(withFlood.rounded == 41)
        #expect(Measure([1, 2, 3, 4])?.median == 2.5)
    }

    @Test func learnsTheUsualHourWithoutItsOutliers() {
        var batches = (3...14).map { date in
            SourceHistory.Batch(
                day: day("2025-11-01").adding(date), firstRead: day("2025-11-01").adding(date).start + 7_800,
                papers: [paperID(date)])
        }
        batches[10].firstRead += 15 * 3_600
        batches[11].firstRead += 90 * 3_600
        let yardstick = Yardstick(SourceHistory(batches: batches), calendar: .none)
        #expect(yardstick.usualBy(day("2025-12-01")) == instant("2025-12-01 03:10"))
    }
}
