internal import Editions
internal import Outbox
internal import Subscribers

/// Takes back letters that wait for readers who want no mail any more: they left the file, were disabled, or turned
/// mail off while the relay was down or had put the letter off.
///
/// A letter that another process holds goes out: it was begun when the reader still wanted it.
struct Withdrawal: Sendable {
    let ledger: any Ledger
    private let readers: Set<String>

    init(_ file: SubscribersFile, _ ledger: any Ledger) {
        self.ledger = ledger
        readers = Set(file.subscribers.filter { $0.isEnabled && $0.delivery.mail }.map(\.id))
    }

    /// Whether the letter's reader still wants it.
    func isWanted(_ id: EditionID) -> Bool { readers.contains(id.subscriber) }

    /// Records them as skipped, so that their papers are free again.
    /// - Returns: A sentence for each.
    func run() async throws(LedgerError) -> [String] {
        let waiting = try await ledger.deliveries(DeliveryFilter(states: [.planned, .deferred, .unknown]))
        let skips = waiting.filter { !isWanted($0.id) }
            .map { Skip(id: $0.id, dueAt: $0.dueAt, reason: "unsubscribed") }
        let results = try await ledger.skip(skips)
        return zip(skips, results).filter { $1 == .skipped }
            .map { "\($0.0.id): not sent: the reader takes no mail any more" }
    }
}
