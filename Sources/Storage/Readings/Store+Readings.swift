public import Foundation
internal import GRDB
public import Papers

extension Store {
    /// Stores a reading without papers; digests and papers stay as they are.
    public func record(_ reading: SourceReading) async throws(StorageError) {
        try await write { database in try Self.insert(reading, database) }
    }

    /// Stores a reading without papers, judged in the same transaction by what is known of the source: what another
    /// process read meanwhile is not overlooked.
    /// - Parameters:
    ///   - through: The history's day, as `history(of:through:)` takes it.
    ///   - day: The day whose latest reading is given too.
    ///   - judging: It must not call the store.
    public func record(
        of source: String, through: Day, on day: Day,
        judging: @escaping @Sendable (SourceHistory, SourceReading?) -> SourceReading
    ) async throws(StorageError) {
        try await write { database in
            let history = try KnownRows.history(database, to: Digest(source: source, day: through, sightings: []))
            try Self.insert(judging(history, try Self.reading(of: source, on: day, database)), database)
        }
    }

    static func insert(_ reading: SourceReading, _ database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO reading
                (source, readAt, day, outcome, reason, recognised, skipped, added, updated, news)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            reading.source, reading.readAt.milliseconds, reading.day.ordinal, reading.state.rawValue, reading.reason,
            reading.recognised, reading.skipped, reading.added, reading.updated, reading.news,
        ])
    }

    /// Readings, newest first, at most `limit`; of those of one command, which share its clock, the newest day first.
    /// - Parameter source: `nil` = of all sources.
    public func readings(source: String? = nil, limit: Int = 100) async throws(StorageError) -> [SourceReading] {
        try await read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM reading WHERE :source IS NULL OR source = :source
                    ORDER BY readAt DESC, day DESC, source LIMIT :limit
                    """, arguments: ["source": source, "limit": limit]
            ).map(Self.reading)
        }
    }

    /// The last reading of a source up to an instant, of two at one instant that of the newer day; where all are later,
    /// made under another clock, the last of those; `nil` before the first.
    public func lastReading(of source: String, until instant: Date) async throws(StorageError) -> SourceReading? {
        try await read { database in
            try Row.fetchOne(
                database,
                sql: """
                    SELECT * FROM reading WHERE source = :source
                    ORDER BY readAt > :instant, readAt DESC, day DESC LIMIT 1
                    """, arguments: ["source": source, "instant": instant.milliseconds]
            ).map(Self.reading)
        }
    }

    /// The latest reading of each source and day, by source, newest day first.
    /// - Parameters:
    ///   - days: How many days, from 1, `last` included.
    ///   - last: `nil` = the newest day of any reading.
    public func health(days: Int, until last: Day? = nil) async throws(StorageError) -> [SourceReading] {
        try await read { database in
            let newest = try Int.fetchOne(database, sql: "SELECT max(day) FROM reading")
            guard let last = last?.ordinal ?? newest else { return [] }
            return try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM reading r WHERE day BETWEEN :first AND :last AND readAt =
                        (SELECT max(readAt) FROM reading l WHERE l.source = r.source AND l.day = r.day)
                    ORDER BY source, day DESC
                    """, arguments: ["first": last - max(days, 1) + 1, "last": last]
            ).map(Self.reading)
        }
    }

    /// The last reading of each source that was read in so many days before the last reading of all, by source.
    public func lastReadings(days: Int) async throws(StorageError) -> [SourceReading] {
        try await read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM reading r WHERE readAt >= (SELECT max(readAt) FROM reading) - :span
                        AND NOT EXISTS (SELECT 1 FROM reading l WHERE l.source = r.source
                            AND (l.readAt, l.day) > (r.readAt, r.day))
                    ORDER BY source
                    """, arguments: ["span": Int64(max(days, 1)) * 86_400_000]
            ).map(Self.reading)
        }
    }

    /// The oldest day for which a source was ever read; `nil` before the first reading.
    public func firstDay(of source: String) async throws(StorageError) -> Day? {
        try await read { database in
            try Int.fetchOne(database, sql: "SELECT min(day) FROM reading WHERE source = ?", arguments: [source])
                .map(Day.init(ordinal:))
        }
    }

    /// The latest reading of a source for one day; `nil` before the first.
    public func reading(of source: String, on day: Day) async throws(StorageError) -> SourceReading? {
        try await read { database in try Self.reading(of: source, on: day, database) }
    }

    private static func reading(of source: String, on day: Day, _ database: Database) throws -> SourceReading? {
        try Row.fetchOne(
            database, sql: "SELECT * FROM reading WHERE source = ? AND day = ? ORDER BY readAt DESC LIMIT 1",
            arguments: [source, day.ordinal]
        ).map(reading)
    }

    static func reading(_ row: Row) throws -> SourceReading {
        guard let state = BatchState(rawValue: row["outcome"]) else {
            throw StorageError(.corrupt, "a stored reading has an unknown state")
        }
        return SourceReading(
            source: row["source"], day: Day(ordinal: row["day"]), readAt: Date(milliseconds: row["readAt"]),
            state: state, reason: row["reason"], recognised: row["recognised"], skipped: row["skipped"],
            added: row["added"], updated: row["updated"], news: row["news"])
    }
}
