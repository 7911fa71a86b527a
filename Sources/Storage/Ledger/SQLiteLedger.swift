internal import Foundation
internal import GRDB
public import Outbox

#if canImport(FoundationEssentials)
    public import struct FoundationEssentials.Date
#endif

/// The ledger in the store's file. Each call is one transaction, hence one fsync for a whole batch.
///
/// The rules stand in `Outbox.LetterRecord`; here rows are chosen and written. Papers' uniqueness is an index, too.
public struct SQLiteLedger: Ledger {
    let store: Store
    let clock: @Sendable () -> Date

    /// - Parameter clock: The store's clock: it rules leases and deferrals. The real one, even under `--as-of`.
    public init(store: Store, clock: @escaping @Sendable () -> Date) {
        self.store = store
        self.clock = clock
    }

    /// The clock, to the millisecond that the file keeps.
    func now() -> Date { Date(milliseconds: clock().milliseconds) }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(LedgerError) -> Value {
        do { return try await store.write(body) } catch { throw LedgerError(error) }
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(LedgerError) -> Value {
        do { return try await store.read(body) } catch { throw LedgerError(error) }
    }
}

extension LedgerError {
    /// The ledger's word for the store's failure.
    public init(_ error: StorageError) {
        let reason: Reason =
            switch error.reason {
            case .full: .full
            case .readOnly: .readOnly
            case .corrupt: .corrupt
            case .busy: .busy
            case .inputOutput: .inputOutput
            case .newer, .notDurable, .other: .other
            }
        self.init(reason, error.text)
    }
}
