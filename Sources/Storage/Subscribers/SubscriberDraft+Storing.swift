public import Foundation
internal import GRDB

extension SubscriberDraft {
    /// What storing would change. After `review`.
    public func tally() async throws(StorageError) -> DraftTally {
        try await gather { database in try Self.tally(database) }
    }

    /// Makes the rows valid, in one transaction: on disk when it returns.
    /// - Parameters:
    ///   - origin: How the addresses came here.
    ///   - now: When.
    public func store(origin: String, at now: Date) async throws(StorageError) -> DraftTally {
        try await store.write { database in
            let tally = try Self.tally(database)
            let arguments: StatementArguments = [origin, now.milliseconds, now.milliseconds]
            if tally.added + tally.changed > 0 {
                try database.execute(sql: Self.saving, arguments: arguments)
            }
            try database.execute(
                sql: "INSERT OR IGNORE INTO main.suppression SELECT email, reason, note, at FROM temp.draftSuppression")
            try database.execute(sql: Self.removal)
            return tally
        }
    }

    private static func tally(_ database: Database) throws -> DraftTally {
        func count(_ query: String) throws -> Int {
            try Int.fetchOne(database, sql: "SELECT count(*) FROM \(query)") ?? 0
        }
        let all = try count("temp.draft")
        let known = "temp.draft d JOIN main.subscriber s ON s.id = d.id"
        let found = try count(known)
        let same = try count("\(known) WHERE s.email = d.email AND s.line = \(line)")
        let isSilent = """
            (EXISTS (SELECT 1 FROM main.suppression s WHERE s.email = lower(d.email))
                OR EXISTS (SELECT 1 FROM temp.draftSuppression s WHERE s.email = lower(d.email)))
            """
        return DraftTally(
            added: all - found, changed: found - same, unchanged: same,
            suppressed: try hasSuppressions(database) ? count("temp.draft d WHERE \(isSilent)") : 0,
            similar: try all - count("(SELECT DISTINCT lower(email) FROM temp.draft)"),
            newSuppressions: try count(
                "temp.draftSuppression n WHERE NOT EXISTS (SELECT 1 FROM main.suppression s WHERE s.email = n.email)"))
    }

    private static func hasSuppressions(_ database: Database) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: """
                SELECT EXISTS (SELECT 1 FROM main.suppression) OR EXISTS (SELECT 1 FROM temp.draftSuppression)
                """) ?? false
    }

    /// The stored line: the object with its id in front. An id needs no escapes.
    private static let line = #"CAST('{"id":"' || d.id || '",' || substr(CAST(d.json AS TEXT), 2) AS BLOB)"#

    private static let saving = """
        INSERT INTO main.subscriber
            (id, email, line, isEnabled, delivery, maxAgeDays, origin, addedAt, changedAt)
        SELECT d.id, d.email, \(line), d.isEnabled, d.delivery, d.maxAgeDays, ?, ?, ?
        FROM temp.draft d WHERE 1 ORDER BY d.line
        ON CONFLICT (id) DO UPDATE SET
            email = excluded.email, line = excluded.line, isEnabled = excluded.isEnabled,
            delivery = excluded.delivery, maxAgeDays = excluded.maxAgeDays, changedAt = excluded.changedAt
        WHERE email <> excluded.email OR line <> excluded.line
        """
}
