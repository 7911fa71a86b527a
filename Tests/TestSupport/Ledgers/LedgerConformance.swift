public import Testing

/// What every ledger must do, whatever it is made of. Each case gets a bench with an empty store.
public struct LedgerConformance: Sendable, CustomTestStringConvertible {
    public var name: String
    public var run: @Sendable (LedgerBench) async throws -> Void

    public var testDescription: String { name }

    public static let all: [LedgerConformance] = planning + claiming + recording + crashing + retrying + reading
}
