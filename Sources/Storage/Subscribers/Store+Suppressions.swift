public import Editions
internal import Foundation
internal import GRDB
internal import Outbox
internal import Papers

extension Store {
    /// All addresses that get no letters, by address.
    public func suppressions() async throws(StorageError) -> [Suppression] {
        try await read { database in
            try Row.fetchAll(database, sql: "SELECT email, reason, note, at FROM suppression ORDER BY email").map {
                row in
                var next = ColumnReader(row)
                let (email, reason, note) = (next.text(), next.text(), next.optionalText())
                return Suppression(email: email, reason: reason, note: note, at: next.instant())
            }
        }
    }

    /// How many there are.
    public func suppressionCount() async throws(StorageError) -> Int {
        try await read { database in try Int.fetchOne(database, sql: "SELECT count(*) FROM suppression") ?? 0 }
    }

    /// Which of these addresses get no letters; capitals make no difference.
    /// - Returns: In lower case, each with its reason.
    public func suppressed(among addresses: some Collection<String>) async throws(StorageError) -> [String: String] {
        guard !addresses.isEmpty else { return [:] }
        let list: String
        do { list = try StoredJSON.list(addresses.map { $0.lowercased() }) } catch { throw StorageError(error) }
        return try await read { database in
            let statement = try database.cachedStatement(
                sql: "SELECT email, reason FROM suppression WHERE email IN (SELECT value FROM json_each(?))")
            return try Row.fetchAll(statement, arguments: [list]).reduce(into: [:]) { $0[$1[0] as String] = $1[1] }
        }
    }

    /// Adds addresses; what is known of one that is there already stays.
    /// - Returns: How many are new.
    public func suppress(_ entries: [Suppression]) async throws(StorageError) -> Int {
        try await write { database in
            let statement = try database.cachedStatement(sql: "INSERT OR IGNORE INTO suppression VALUES (?, ?, ?, ?)")
            var added = 0
            for entry in entries {
                try statement.execute(arguments: [entry.email, entry.reason, entry.note, entry.at.milliseconds])
                added += database.changesCount
            }
            return added
        }
    }

    /// Lifts suppressions.
    /// - Returns: How many there were.
    public func liftSuppressions(of addresses: [String]) async throws(StorageError) -> Int {
        try await write { database in
            let statement = try database.cachedStatement(sql: "DELETE FROM suppression WHERE email = ?")
            var lifted = 0
            for address in addresses {
                try statement.execute(arguments: [address.lowercased()])
                lifted += database.changesCount
            }
            return lifted
        }
    }

    /// Letters that wait for addresses which get none any more, and are in nobody's hands.
    public func suppressedLetters() async throws(StorageError) -> [EditionID] {
        try await read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT d.subscriber, d.day, d.generation FROM delivery d
                    JOIN letter l ON l.id = d.id JOIN suppression s ON s.email = lower(l.recipient)
                    WHERE d.state IN ('planned', 'deferred', 'unknown')
                        AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.id = d.id)
                    ORDER BY d.day, d.subscriber, d.generation
                    """
            ).map { row in
                EditionID(subscriber: row[0], day: Day(ordinal: row[1]), generation: row[2])
            }
        }
    }
}
