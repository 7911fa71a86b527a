public import Editions
public import Papers

/// The durable record of deliveries; the only authority on what was sent.
///
/// Every call takes a batch, ends in one commit, and is on disk when it returns; no transaction stays open between
/// calls. Any number of processes may share a ledger. All instants are by the store's clock. Each call runs to its end
/// even where the calling task is cancelled: an outcome that is known must not be dropped.
/// - Throws: `LedgerError`; then nothing of the batch was changed.
public protocol Ledger: Sendable {
    /// Records letters, each wholly or not at all, one result a letter, in order. The subscriber's earlier letter that is
    /// still planned or deferred, and never may have arrived, is superseded in the same commit.
    func plan(_ letters: [PlannedLetter]) async throws(LedgerError) -> [PlanResult]

    /// Records editions that are not to be sent, planned or not. A letter in some process's hands stays there.
    func skip(_ skips: [Skip]) async throws(LedgerError) -> [SkipResult]

    /// Takes due letters into the owner's hands: those tried least often first, then by `dueAt` and id.
    func claim(_ request: ClaimRequest) async throws(LedgerError) -> [Claim]

    /// Records what became of claims. One result an outcome, in order; what comes too late is stored as a late fact.
    func record(_ outcomes: [Outcome]) async throws(LedgerError) -> [RecordResult]

    /// Extends the leases of claims that are still held, by their own length from now.
    func renew(_ claims: [ClaimKey]) async throws(LedgerError)

    /// Ends claims whose lease has run out or whose owner is gone (an attempt becomes `unknown`, a mere claim is undone),
    /// and gives up letters that were tried for more than 4 days.
    /// - Parameter isGone: Asked once for each owner, outside of any transaction.
    func expire(isGone: @Sendable (Owner) -> Bool) async throws(LedgerError) -> Sweep

    /// Brings letters back by the operator's wish.
    func retry(_ ids: [EditionID]) async throws(LedgerError) -> [RetryResult]

    /// Newest day first, then by subscriber and generation.
    func deliveries(_ filter: DeliveryFilter) async throws(LedgerError) -> [Delivery]

    /// Counts of what `deliveries` would list, `limit` left aside.
    func summary(_ filter: DeliveryFilter) async throws(LedgerError) -> DeliverySummary

    /// The contents of planned letters; ids without one are absent.
    func letters(_ ids: [EditionID]) async throws(LedgerError) -> [EditionID: PlannedLetter]

    /// One entry for each subscriber that is asked for.
    /// - Parameter since: Papers of letters of this local day or later; a paper first seen on a day was in no letter of an
    ///   earlier one. The other facts are of all time.
    func history(of subscribers: Set<String>, since: Day) async throws(LedgerError) -> [String: ReaderHistory]
}
