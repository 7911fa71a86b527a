import TestSupport
import Testing

@Suite struct MemoryLedgerTests {
    @Test(arguments: LedgerConformance.all)
    func behavesAsALedger(_ behaviour: LedgerConformance) async throws {
        try await behaviour.run(.memory())
    }
}
