import FoundationEssentials
import Outbox
import Storage
import TestSupport
import Testing

@Suite struct SQLiteLedgerTests {
    @Test(arguments: LedgerConformance.all)
    func behavesAsALedger(_ behaviour: LedgerConformance) async throws {
        try await behaviour.run(try sqliteBench())
    }

    @Test func noLetterIsClaimedTwiceByManyTasksOverTwoOpenings() async throws {
        let bench = try sqliteBench()
        let ledgers = [try bench.open(), try bench.open()]
        let letters = try (0..<200).map { try sampleLetter("reader-\($0)") }
        #expect(try await ledgers[0].plan(letters).allSatisfy { $0 == .planned(superseding: []) })
        let claimed = try await withThrowingTaskGroup(of: [Claim].self) { group in
            for worker in 0..<8 {
                group.addTask {
                    var mine: [Claim] = []
                    while mine.count <= 200 {
                        let request = bench.request(limit: 7, process: worker, round: "worker \(worker)")
                        let window = try await ledgers[worker % 2].claim(request)
                        guard !window.isEmpty else { return mine }
                        mine += window
                    }
                    return mine
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(claimed.count == 200)
        #expect(Set(claimed.map(\.id)).count == 200)
    }

    @Test func twoProcessesThatPlanTheSameEditionsPlanEachOnce() async throws {
        let bench = try sqliteBench()
        let ledgers = [try bench.open(), try bench.open()]
        let letters = try (0..<40).map { try sampleLetter("reader-\($0)") }
        let results = try await withThrowingTaskGroup(of: [PlanResult].self) { group in
            for ledger in ledgers {
                group.addTask {
                    try await letters.chunked(5).asyncFlatMap { try await ledger.plan($0) }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(results.count { $0 == .planned(superseding: []) } == 40)
        #expect(results.count { $0 == .alreadyThere(.planned) } == 40)
    }

    @Test func anOutcomeIsRecordedThoughTheTaskIsCancelled() async throws {
        let bench = try sqliteBench()
        let ledger = try bench.open()
        _ = try await ledger.plan([try sampleLetter()])
        let claim = try #require(try await ledger.attempt(bench.request()))
        let recording = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await ledger.record([Outcome(claim, .sent(reply: "250", queueID: nil))])
        }
        #expect(try await recording.value == [.applied(.sent)])
        #expect(try await ledger.state(of: claim.id) == .sent)
    }
}

/// A bench over a fresh file.
func sqliteBench(_ name: String = "paperboy.sqlite") throws -> LedgerBench {
    let path = try temporaryDirectory().appending(path: name).path
    let clock = TestClock()
    return LedgerBench(clock: clock) { SQLiteLedger(store: try Store.open(path)) { clock.now } }
}

extension Array {
    func chunked(_ size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }

    func asyncFlatMap<Result>(_ transform: (Element) async throws -> [Result]) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results += try await transform(element) }
        return results
    }
}
