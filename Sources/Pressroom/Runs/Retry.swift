internal import Editions
internal import Foundation
internal import Outbox
internal import Storage

/// Brings letters back that failed, wait, or may not have arrived, and sends them.
public struct Retry: Sendable {
    /// What became of the wish for one letter.
    public struct Row: Sendable {
        public var id: String
        /// `nil` = it was brought back.
        public var refusal: String?
    }

    public struct Report: Sendable {
        public var rows: [Row]
        public var sending: SendingReport?

        public var status: ExitStatus {
            .winner(of: [sending?.status ?? .done, rows.contains { $0.refusal != nil } ? .usage : .done])
        }
    }

    /// Sends one edition that was planned before, whatever its hour.
    public static func send(_ press: Press, planned text: String) async throws(Failure) -> SendingReport {
        let id = try edition(text)
        let post = PostRoom(press, try press.store())
        var order = PostRoom.Order()
        order.only = [id]
        order.waiting = .ignore
        return try await Failure.translating(press.configuration.store.path) {
            try await post.endLostClaims()
            guard let state = try await post.ledger.deliveries(DeliveryFilter(ids: [id])).first?.state else {
                throw Failure(.usage, "there is no edition \(id)", hint: "see `paperboy deliveries`")
            }
            guard [.planned, .deferred, .unknown].contains(state.kind) else {
                throw Failure(
                    .usage, "\(id) is \(state.kind.rawValue)", hint: "`paperboy retry` brings failed letters back")
            }
            return try await post.send(order)
        }
    }

    /// How many days back `--all` looks for a letter's last change: older ones are no news to anybody.
    public static let days = 7

    /// - Parameter ids: Editions; empty = all of the last 7 days that failed, are deferred or unknown.
    public static func run(_ press: Press, ids: [String]) async throws(Failure) -> Report {
        let post = PostRoom(press, try press.store())
        return try await Failure.translating(press.configuration.store.path) {
            try await post.endLostClaims()
            let wanted = try ids.isEmpty ? await retriable(press, post.ledger) : ids.map(edition)
            let results = try await post.ledger.retry(wanted)
            let rows = zip(wanted, results).map { Row(id: $0.description, refusal: refusal($1)) }
            let taken = zip(wanted, results).filter { $1 == .planned }.map(\.0)
            guard !taken.isEmpty else { return Report(rows: rows) }
            var order = PostRoom.Order()
            order.only = Set(taken)
            order.waiting = .ignore
            return Report(rows: rows, sending: try await post.send(order))
        }
    }

    /// What readers wait for who still take mail; a letter to anybody else goes by its id alone.
    private static func retriable(_ press: Press, _ ledger: SQLiteLedger) async throws -> [EditionID] {
        let withdrawal = Withdrawal(try press.readership(), ledger)
        let states: Set<DeliveryState.Kind> = [.failed, .deferred, .unknown]
        let oldest = press.surroundings.now().addingTimeInterval(-Double(days) * 86_400)
        let recent = try await ledger.deliveries(DeliveryFilter(states: states)).filter { $0.updatedAt >= oldest }
            .map(\.id)
        let wanted = try await withdrawal.wanted(of: recent)
        return recent.filter(wanted.contains)
    }

    private static func edition(_ text: String) throws(Failure) -> EditionID {
        guard let id = EditionID(text) else {
            throw Failure(
                .usage, "\(text) is no edition", hint: "editions look like ada/2025-12-01; see `paperboy deliveries`")
        }
        return id
    }

    private static func refusal(_ result: RetryResult) -> String? {
        switch result {
        case .planned: nil
        case .absent: "there is no such edition"
        case .notRetriable(let state): "it is \(state.kind.rawValue)"
        case .papersTaken(let papers): "\(papers.count) of its papers went out in a later letter"
        case .busy(let other): "\(other) is not finished yet"
        case .arrivedLate: "the relay's late answer says that it has arrived"
        }
    }
}
