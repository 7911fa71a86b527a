internal import Editions
public import Foundation
internal import Outbox
internal import Storage

/// Letters and what became of them. Addresses are not part of it.
public struct DeliveryList: Sendable {
    public struct Row: Sendable, Encodable {
        /// The edition: `ada/2025-12-01`.
        public var id: String
        public var state: String
        /// Code of a failure, reason of a skip, the edition that took its place, or when it is tried again.
        public var detail: String?
        public var papers: Int
        public var attempts: Int
        public var dueAt: Date
        public var updatedAt: Date
        /// The relay's last words.
        public var reply: String?
        /// What the relay calls it: search the mail log for this.
        public var queueID: String?
        public var messageID: String?
        /// A copy may have arrived, whatever the state is.
        public var mayHaveArrived: Bool
        /// Outcomes that came after their claim had ended.
        public var lateFacts: [String]
    }

    /// Newest day first.
    public var rows: [Row]
    /// Letters by state; adds up to the rows.
    public var counts: [String: Int]

    /// - Parameter failedOnly: Only what a person may have to look at: failed, unknown, deferred.
    public static func read(_ press: Press, failedOnly: Bool) async throws(Failure) -> DeliveryList {
        guard FileManager.default.fileExists(atPath: press.configuration.store.path) else {
            return DeliveryList(rows: [], counts: [:])
        }
        let ledger = PostRoom(press, try press.store(.readOnly)).ledger
        do {
            let deliveries = try await ledger.deliveries(
                DeliveryFilter(states: failedOnly ? [.failed, .unknown, .deferred] : nil))
            let summary = DeliverySummary(deliveries)
            return DeliveryList(
                rows: deliveries.map { Row($0, zone: press.zone) },
                counts: Dictionary(uniqueKeysWithValues: summary.counts.map { ($0.key.rawValue, $0.value) }))
        } catch {
            throw Failure(error)
        }
    }
}

extension DeliveryList.Row {
    init(_ delivery: Delivery, zone: TimeZone) {
        self.init(
            id: delivery.id.description, state: delivery.state.kind.rawValue,
            detail: Self.detail(of: delivery.state, zone),
            papers: delivery.papers.count, attempts: delivery.attempts, dueAt: delivery.dueAt,
            updatedAt: delivery.updatedAt, reply: delivery.reply, queueID: delivery.queueID,
            messageID: delivery.messageID, mayHaveArrived: delivery.mayHaveArrived,
            lateFacts: delivery.lateFacts.map { "\($0.kind.rawValue): \($0.text)" })
    }

    private static func detail(of state: DeliveryState, _ zone: TimeZone) -> String? {
        switch state {
        case .failed(let code): code
        case .skipped(let reason): reason
        case .superseded(let id): "by \(id)"
        case .deferred(let until): "until \(WallText.minute(until, in: zone))"
        case .planned, .attempting, .sent, .unknown: nil
        }
    }
}
