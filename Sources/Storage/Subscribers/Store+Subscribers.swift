public import Foundation
internal import GRDB

extension Store {
    /// Stored readers in the order in which they came, a page at a time.
    /// - Parameter number: That of the last one of the page before; `nil` = from the first.
    public func subscribers(after number: Int? = nil, limit: Int) async throws(StorageError) -> [StoredSubscriber] {
        try await read { database in
            let statement = try database.cachedStatement(
                sql: "SELECT \(Self.columns) FROM subscriber WHERE number > ? ORDER BY number LIMIT ?")
            return try Row.fetchAll(statement, arguments: [number ?? -1, max(0, limit)]).map(Self.subscriber)
        }
    }

    /// Stored readers by their ids; unknown ids are absent.
    public func subscribers(_ ids: some Collection<String>) async throws(StorageError) -> [String: StoredSubscriber] {
        guard !ids.isEmpty else { return [:] }
        let list: String
        do { list = try StoredJSON.list(ids) } catch { throw StorageError(error) }
        return try await read { database in
            let statement = try database.cachedStatement(
                sql: "SELECT \(Self.columns) FROM subscriber WHERE id IN (SELECT value FROM json_each(?))")
            return try Row.fetchAll(statement, arguments: [list]).reduce(into: [:]) { found, row in
                let subscriber = Self.subscriber(row)
                found[subscriber.id] = subscriber
            }
        }
    }

    /// Whose an address is.
    /// - Parameter email: the domain in lower case.
    public func id(of email: String) async throws(StorageError) -> String? {
        try await read { database in
            try String.fetchOne(database, sql: "SELECT id FROM subscriber WHERE email = ?", arguments: [email])
        }
    }

    /// All lines of enabled readers, one after the other, from one snapshot of the file: what streams a million profiles
    /// past a day's papers. Nothing is held but the row at hand.
    /// - Parameter body: Gets the id and the line; its bytes are valid until it returns. `false` ends the reading.
    public func eachLine(_ body: @escaping @Sendable (String, [UInt8]) throws -> Bool) async throws(StorageError) {
        try await read { database in
            let rows = try Row.fetchCursor(
                database, sql: "SELECT id, line FROM subscriber WHERE isEnabled ORDER BY number")
            while let row = try rows.next() {
                let line = try row.withUnsafeData(atIndex: 1) { [UInt8]($0 ?? Data()) }
                guard try body(row[0], line) else { return }
            }
        }
    }

    /// What the store's readers are like as a whole.
    public struct SubscriberSummary: Hashable, Sendable {
        public var count = 0
        /// The distinct `delivery` objects of enabled readers, as compact JSON; empty for those who say nothing.
        public var deliveries: [String] = []
        /// The largest `maxAgeDays` that a reader asks for; `nil` where none does.
        public var maxAgeDays: Int?
    }

    /// Counts, and what a run must know before it looks at each.
    public func subscriberSummary() async throws(StorageError) -> SubscriberSummary {
        try await read { database in
            SubscriberSummary(
                count: try Int.fetchOne(database, sql: "SELECT count(*) FROM subscriber") ?? 0,
                deliveries: try String.fetchAll(
                    database, sql: "SELECT DISTINCT delivery FROM subscriber WHERE isEnabled"),
                maxAgeDays: try Int.fetchOne(
                    database, sql: "SELECT max(maxAgeDays) FROM subscriber WHERE maxAgeDays IS NOT NULL"))
        }
    }

    /// Removes readers; their letters and what is known of them stay.
    /// - Returns: The ids that were there.
    public func removeSubscribers(_ ids: [String]) async throws(StorageError) -> Set<String> {
        try await write { database in
            let statement = try database.cachedStatement(sql: "DELETE FROM subscriber WHERE id = ?")
            var removed: Set<String> = []
            for id in ids {
                try statement.execute(arguments: [id])
                if database.changesCount > 0 { removed.insert(id) }
            }
            return removed
        }
    }

    /// Replaces the lines of readers who are there; others are left out.
    public func replaceSubscribers(_ rows: [SubscriberRow], at now: Date) async throws(StorageError) {
        try await write { database in
            let statement = try database.cachedStatement(
                sql: """
                    UPDATE subscriber SET line = ?, isEnabled = ?, delivery = ?, maxAgeDays = ?, changedAt = ?
                    WHERE id = ?
                    """)
            for row in rows {
                guard let id = row.id else { continue }
                try statement.execute(arguments: [
                    Data(row.line(id: id)), row.isEnabled, String(decoding: row.delivery, as: UTF8.self),
                    row.maxAgeDays, now.milliseconds, id,
                ])
            }
        }
    }

    private static let columns = "number, id, email, line, isEnabled, addedAt, changedAt"

    private static func subscriber(_ row: Row) -> StoredSubscriber {
        var next = ColumnReader(row)
        return StoredSubscriber(
            number: next.integer(), id: next.text(), email: next.text(), line: [UInt8](next.data()),
            isEnabled: next.flag(), addedAt: next.instant(), changedAt: next.instant())
    }
}
