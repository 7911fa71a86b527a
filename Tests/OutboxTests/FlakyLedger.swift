import Editions
import Outbox
import Papers
import Synchronization

/// A ledger whose `record` says "busy" a few times, and which tells of renewals.
final class FlakyLedger: Ledger {
    private let inner: any Ledger
    private let failures = Mutex(0)
    private let renewed: @Sendable () -> Void

    init(_ inner: any Ledger, renewed: @escaping @Sendable () -> Void = {}) {
        self.inner = inner
        self.renewed = renewed
    }

    func failNext(_ count: Int) { failures.withLock { $0 = count } }

    func record(_ outcomes: [Outcome]) async throws(LedgerError) -> [RecordResult] {
        let fails = failures.withLock { left in
            left -= 1
            return left >= 0
        }
        if fails { throw LedgerError(.busy, "another process is writing") }
        return try await inner.record(outcomes)
    }

    func renew(_ claims: [ClaimKey]) async throws(LedgerError) {
        try await inner.renew(claims)
        renewed()
    }

    func plan(_ letters: [PlannedLetter]) async throws(LedgerError) -> [PlanResult] { try await inner.plan(letters) }
    func skip(_ skips: [Skip]) async throws(LedgerError) -> [SkipResult] { try await inner.skip(skips) }
    func claim(_ request: ClaimRequest) async throws(LedgerError) -> [Claim] { try await inner.claim(request) }
    func expire(isGone: @Sendable (Owner) -> Bool) async throws(LedgerError) -> Sweep {
        try await inner.expire(isGone: isGone)
    }
    func retry(_ ids: [EditionID]) async throws(LedgerError) -> [RetryResult] { try await inner.retry(ids) }
    func deliveries(_ filter: DeliveryFilter) async throws(LedgerError) -> [Delivery] {
        try await inner.deliveries(filter)
    }
    func summary(_ filter: DeliveryFilter) async throws(LedgerError) -> DeliverySummary {
        try await inner.summary(filter)
    }
    func letters(_ ids: [EditionID]) async throws(LedgerError) -> [EditionID: PlannedLetter] {
        try await inner.letters(ids)
    }
    func history(of subscribers: Set<String>, since: Day) async throws(LedgerError) -> [String: ReaderHistory] {
        try await inner.history(of: subscribers, since: since)
    }
}
