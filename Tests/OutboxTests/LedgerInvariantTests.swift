import TestSupport
import Testing

@Suite struct LedgerInvariantTests {
    @Test func randomCallsKeepEveryPromise() async throws {
        for seed in 0..<1_000 as Range<UInt64> {
            var walk = try LedgerWalk(seed: seed, bench: .memory())
            for step in 0..<40 {
                _ = try await walk.step()
                if step % 8 == 7 { try await walk.checkInvariants() }
            }
        }
    }
}
