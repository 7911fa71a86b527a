internal import Editions
internal import Outbox
internal import Subscribers

/// Takes back letters that wait for readers who want no mail any more: they left, were disabled, or turned mail off while
/// the relay was down or had put the letter off.
///
/// A letter that another process holds goes out: it was begun when the reader still wanted it.
struct Withdrawal: Sendable {
    let ledger: any Ledger
    private let readership: Readership

    init(_ readership: Readership, _ ledger: any Ledger) {
        self.readership = readership
        self.ledger = ledger
    }

    /// Those of the letters whose readers still want them.
    func wanted(of ids: [EditionID]) async throws -> Set<EditionID> {
        let takers = try await readership.takersOfMail(among: Set(ids.map(\.subscriber)))
        return Set(ids.filter { takers.contains($0.subscriber) })
    }

    /// Records them as skipped, so that their papers are free again.
    /// - Returns: A sentence for each.
    func run() async throws -> [String] {
        let waiting = try await ledger.deliveries(DeliveryFilter(states: [.planned, .deferred, .unknown]))
        let wanted = try await wanted(of: waiting.map(\.id))
        let skips = waiting.filter { !wanted.contains($0.id) }
            .map { Skip(id: $0.id, dueAt: $0.dueAt, reason: "unsubscribed") }
        let results = try await ledger.skip(skips)
        return zip(skips, results).filter { $1 == .skipped }
            .map { "\($0.0.id): not sent: the reader takes no mail any more" }
    }
}
