internal import Foundation
internal import GRDB

/// Readers on their way into the store: they are gathered in tables that no other process sees and that are gone when
/// this one ends, and become valid all at once, or not at all.
///
/// Gathering keeps nobody from writing: letters can be sent while a long import is being read.
public struct SubscriberDraft: Sendable {
    let store: Store

    /// Ids and addresses of the operator's file, which wins.
    public struct Taken: Sendable {
        /// With the id of the reader for each address.
        public var addresses: [String: String]

        /// - Parameter addresses: Of the file's readers, each with its reader's id; the domains in lower case.
        public init(addresses: [String: String]) {
            self.addresses = addresses
        }
    }

    init(_ store: Store, _ taken: Taken) async throws(StorageError) {
        self.store = store
        try await gather { database in
            try database.execute(sql: Self.schema)
            let statement = try database.cachedStatement(sql: "INSERT OR IGNORE INTO temp.taken VALUES (?, ?)")
            for (email, id) in taken.addresses { try statement.execute(arguments: [id, email]) }
        }
    }

    /// Adds rows.
    public func add(_ rows: [SubscriberRow]) async throws(StorageError) {
        try await gather { database in
            let statement = try database.cachedStatement(
                sql: "INSERT INTO temp.draft VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
            for row in rows {
                try statement.execute(arguments: [
                    row.line, row.id, row.proposal, row.spare, row.email, Data(row.json), row.isEnabled,
                    String(decoding: row.delivery, as: UTF8.self), row.maxAgeDays,
                ])
            }
        }
    }

    /// Adds addresses that are to get no letters.
    public func add(_ suppressions: [Suppression]) async throws(StorageError) {
        try await gather { database in
            let statement = try database.cachedStatement(
                sql: "INSERT OR IGNORE INTO temp.draftSuppression VALUES (?, ?, ?, ?)")
            for entry in suppressions {
                try statement.execute(arguments: [
                    entry.email, entry.reason, entry.note, entry.at.milliseconds,
                ])
            }
        }
    }

    /// Takes it all back.
    public func discard() async throws(StorageError) {
        try await gather { database in try database.execute(sql: Self.removal) }
    }

    /// Works on the draft alone: without the file's write lock.
    func gather<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StorageError) -> Value {
        let pool = store.pool
        let result = await Task { () -> Result<Value, any Error> in
            do {
                return .success(
                    try await pool.writeWithoutTransaction { database in
                        var value: Value?
                        try database.inTransaction(.deferred) {
                            value = try body(database)
                            return .commit
                        }
                        guard let value else { throw StorageError(.other, "the draft gave no answer") }
                        return value
                    })
            } catch {
                return .failure(error)
            }
        }.value
        do { return try result.get() } catch { throw StorageError(error) }
    }

    private static let tables = ["draft", "draftSuppression", "taken"]
    static let removal = tables.map { "DROP TABLE IF EXISTS temp.\($0);" }.joined(separator: "\n")

    private static let schema =
        removal + """

            CREATE TEMP TABLE draft (
                line INTEGER PRIMARY KEY NOT NULL,
                id TEXT,
                proposal TEXT NOT NULL,
                spare TEXT NOT NULL,
                email TEXT NOT NULL,
                json BLOB NOT NULL,
                isEnabled INTEGER NOT NULL,
                delivery TEXT NOT NULL,
                maxAgeDays INTEGER
            ) STRICT;
            CREATE TEMP TABLE draftSuppression (
                email TEXT PRIMARY KEY NOT NULL,
                reason TEXT NOT NULL,
                note TEXT,
                at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE TEMP TABLE taken (
                id TEXT PRIMARY KEY NOT NULL,
                email TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            """
}

extension Store {
    /// Begins a draft; the one before, if any, is gone.
    /// - Parameter taken: What the operator's file has.
    public func draftSubscribers(_ taken: SubscriberDraft.Taken) async throws(StorageError) -> SubscriberDraft {
        try await SubscriberDraft(self, taken)
    }
}
