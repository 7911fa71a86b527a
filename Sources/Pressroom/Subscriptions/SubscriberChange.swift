internal import Foundation
internal import JSONText
internal import Storage
internal import Subscribers

/// Changes stored readers. Those of the operator's file are the operator's to change.
public enum SubscriberChange {
    /// Removes them; their letters stay known, so that nobody who comes back gets a paper twice.
    /// - Returns: The ids that are gone.
    public static func remove(_ press: Press, ids: [String]) async throws(Failure) -> [String] {
        let store = try await checked(press, ids)
        return try await Failure.translating(store.path) {
            try await store.removeSubscribers(ids).sorted()
        }
    }

    /// Turns mail and feed off, or on again.
    /// - Returns: The ids that have changed.
    public static func setEnabled(_ press: Press, ids: [String], _ isEnabled: Bool) async throws(Failure) -> [String] {
        let store = try await checked(press, ids)
        return try await Failure.translating(store.path) {
            let stored = try await store.subscribers(ids).values.filter { $0.isEnabled != isEnabled }
            let rows = try stored.map { try row($0, isEnabled: isEnabled) }
            try await store.replaceSubscribers(rows, at: press.clock.now)
            return stored.map(\.id).sorted()
        }
    }

    private static func row(_ stored: StoredSubscriber, isEnabled: Bool) throws(Failure) -> SubscriberRow {
        guard let record = SubscriberRecord(stored: stored.line, enabled: isEnabled) else {
            throw Failure(.storage, "the stored reader \(stored.id) is damaged")
        }
        return SubscriberRow(record, line: 0)
    }

    /// The store, where it has all of these readers.
    private static func checked(_ press: Press, _ ids: [String]) async throws(Failure) -> Store {
        let file = try press.subscribers()
        let inFile = ids.filter { id in file.subscribers.contains { $0.id == id } }
        guard inFile.isEmpty else {
            throw Failure(
                .usage, "in subscribers.json: \(inFile.joined(separator: ", "))",
                hint: "that file is yours to edit: \(press.configuration.subscribersPath)")
        }
        let store = try press.store()
        return try await Failure.translating(store.path) {
            let known = try await store.subscribers(ids)
            let unknown = ids.filter { known[$0] == nil }
            guard unknown.isEmpty else {
                throw Failure(
                    .usage, "no such reader: \(unknown.joined(separator: ", "))", hint: "paperboy subscribers list")
            }
            return store
        }
    }
}
