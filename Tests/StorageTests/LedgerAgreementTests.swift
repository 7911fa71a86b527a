import FoundationEssentials
import GRDB
import TestSupport
import Testing

@testable import Storage

@Suite struct LedgerAgreementTests {
    @Test func bothLedgersAnswerEveryCallAlike() async throws {
        for seed in 1_000..<1_015 as Range<UInt64> {
            var memory = try LedgerWalk(seed: seed, bench: .memory())
            var file = try LedgerWalk(seed: seed, bench: try hastyBench())
            for step in 0..<60 {
                let expected = try await memory.step()
                let actual = try await file.step()
                try #require(actual == expected, "seed \(seed), step \(step)")
                guard step % 5 == 4 else { continue }
                try await file.checkInvariants()
                try #require(
                    try await file.everything() == memory.everything(), "seed \(seed), step \(step): \(actual)")
            }
        }
    }

    /// SQLite without fsyncs: nothing here depends on a power cut.
    private func hastyBench() throws -> LedgerBench {
        let path = try temporaryDirectory().appending(path: "paperboy.sqlite").path
        let clock = TestClock()
        return LedgerBench(clock: clock) {
            let store = try Store.open(path)
            try store.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = OFF") }
            return SQLiteLedger(store: store) { clock.now }
        }
    }
}
