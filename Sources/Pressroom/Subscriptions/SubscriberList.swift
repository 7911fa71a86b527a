public import Foundation
internal import MIME
internal import Matching
internal import Storage
internal import Subscribers

/// Who reads: those of the operator's file, and those that are stored. Addresses are not part of it.
public struct SubscriberList: Sendable {
    public struct Row: Sendable, Encodable {
        public var id: String
        /// `file` or `store`.
        public var kept: String
        public var isEnabled: Bool
        /// Why the address gets no letters; `nil` where it does.
        public var suppressed: String?
        public var keywords: Int
        /// Profiles are united in it; 0…1.
        public var minScore: Double
        /// `daily 07:00 Europe/Berlin`; `feed` where no mail is wanted.
        public var delivery: String
        /// Only of stored ones.
        public var changedAt: Date?
        /// What keeps a stored reader from being served: the file has the same, or lacks a profile.
        public var remark: String?
    }

    /// Goes through all readers, a page at a time.
    /// - Parameter body: Gets each page; `false` ends the list.
    public static func read(_ press: Press, _ body: ([Row]) throws -> Bool) async throws(Failure) {
        let readership = try press.readership()
        try await Failure.translating(press.configuration.store.path) {
            let zone = press.configuration.site.timezone
            let silent = try await readership.silent(among: readership.file.subscribers.map(\.email.description))
            let first = readership.file.subscribers.map { reader in
                Row(reader, kept: "file", suppressed: silent[reader.email.description.lowercased()], siteZone: zone)
            }
            guard try first.isEmpty || body(first), let store = readership.store else { return }
            var last: Int?
            while true {
                let stored = try await store.subscribers(after: last, limit: 1_000)
                guard let end = stored.last else { return }
                last = end.number
                let silent = try await readership.silent(among: stored.map(\.email))
                let rows = stored.map { Row($0, readership, silent[$0.email.lowercased()], siteZone: zone) }
                guard try body(rows) else { return }
            }
        }
    }
}

extension Readership {
    /// Reasons for addresses that get no letters, by the address in lower case.
    func silent(among addresses: [String]) async throws(StorageError) -> [String: String] {
        guard let store else { return [:] }
        return try await store.suppressed(among: addresses)
    }
}

extension SubscriberList.Row {
    init(_ reader: Subscriber, kept: String, suppressed: String?, siteZone: String) {
        let delivery = reader.delivery
        let hour = WallClock.text(delivery.sendAt)
        self.init(
            id: reader.id, kept: kept, isEnabled: reader.isEnabled, suppressed: suppressed,
            keywords: reader.profile.keywords.count, minScore: reader.profile.minScore,
            delivery: delivery.mail
                ? "\(delivery.frequency) \(hour) \(delivery.timezone ?? siteZone)" : delivery.feed ? "feed" : "nothing")
    }

    fileprivate init(_ stored: StoredSubscriber, _ readership: Readership, _ suppressed: String?, siteZone: String) {
        switch readership.reading(of: stored) {
        case .reader(let reader):
            self.init(reader, kept: "store", suppressed: suppressed, siteZone: siteZone)
        case .shadowed(let other):
            self.init(
                id: stored.id, kept: "store", isEnabled: stored.isEnabled, suppressed: suppressed, keywords: 0,
                minScore: 0, delivery: "", remark: "subscribers.json has the reader as \(other), which wins")
        case .void(let reason):
            self.init(
                id: stored.id, kept: "store", isEnabled: stored.isEnabled, suppressed: suppressed, keywords: 0,
                minScore: 0, delivery: "", remark: reason)
        }
        changedAt = stored.changedAt
    }
}
