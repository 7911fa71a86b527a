internal import Foundation
internal import GRDB
public import Papers

extension Store {
    /// Stores a good reading: its papers, merged with those that are known, and the digest in place of an earlier one of
    /// the same source and day. One commit.
    /// - Parameter merging: Gets the digest and the papers that it may show again (by each id and alias, and by the id
    ///   of their title), and returns each paper of the digest as it is known now (`Ingest.Merging`).
    public func record(
        _ digest: Digest, reading: SourceReading,
        merging: @escaping @Sendable (Digest, [PaperID: SeenPaper]) -> [SeenPaper]
    ) async throws(StorageError) -> DigestChange {
        try await write { database in
            try Self.insert(reading, database)
            // The last good digest stays: an empty one is no news.
            guard !digest.sightings.isEmpty else { return DigestChange() }
            let known = try PaperRow.known(database, to: digest)
            var change = DigestChange()
            var ids: [PaperID: PaperID] = [:]
            for paper in merging(digest, known) {
                for name in [paper.id] + paper.aliases { ids[name] = paper.id }
                guard let old = known[paper.id], old.id == paper.id else {
                    change.added.append(paper.id)
                    try PaperRow.save(paper, database)
                    continue
                }
                guard old != paper else { continue }
                change.updated.append(paper.id)
                try PaperRow.save(paper, database)
            }
            try Self.replace(digest, readAt: reading.readAt, ids: ids, database)
            return change
        }
    }

    /// Stores a bad reading; digests and papers stay as they are.
    public func record(_ reading: SourceReading) async throws(StorageError) {
        try await write { database in try Self.insert(reading, database) }
    }

    private static func insert(_ reading: SourceReading, _ database: Database) throws {
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?)").execute(
            arguments: [
                reading.source, reading.readAt.milliseconds, reading.day.ordinal, reading.outcome, reading.reason,
                reading.recognised, reading.skipped,
            ])
    }

    private static func replace(
        _ digest: Digest, readAt: Date, ids: [PaperID: PaperID], _ database: Database
    ) throws {
        let key: StatementArguments = [digest.source, digest.day.ordinal]
        try database.execute(sql: "DELETE FROM digest WHERE source = ? AND day = ?", arguments: key)
        try database.execute(
            sql: "INSERT INTO digest VALUES (?, ?, ?)",
            arguments: [digest.source, digest.day.ordinal, readAt.milliseconds])
        let statement = try database.cachedStatement(sql: "INSERT INTO sighting VALUES (?, ?, ?, ?, ?, ?, ?)")
        for (place, sighting) in digest.sightings.enumerated() {
            try statement.execute(arguments: [
                digest.source, digest.day.ordinal, place,
                (ids[sighting.paper.id] ?? sighting.paper.id).description, sighting.votes, sighting.comments,
                sighting.count,
            ])
        }
    }

    /// Papers first seen on `day` or later; newest day first, then in the digest's order.
    /// - Parameter query: Only papers whose title holds this text, whatever its case (ASCII).
    public func papers(since day: Day, query: String? = nil) async throws(StorageError) -> [SeenPaper] {
        try await read { database in
            let pattern = query.map { text in
                "%" + text.map { "\\%_".contains($0) ? "\\\($0)" : "\($0)" }.joined() + "%"
            }
            return try Row.fetchAll(
                database,
                sql: """
                    SELECT body FROM paper WHERE firstDay >= :day AND (:query IS NULL OR title LIKE :query ESCAPE '\\')
                    ORDER BY firstDay DESC, position, id
                    """, arguments: ["day": day.ordinal, "query": pattern]
            ).map(PaperRow.decode)
        }
    }

    /// Papers by each asked id or alias; unknown ones are absent.
    public func papers(_ names: some Collection<PaperID>) async throws(StorageError) -> [PaperID: SeenPaper] {
        let names = Set(names)
        return try await read { database in try PaperRow.fetch(database, names: names) }
    }

    /// The newest day of which there is a digest; `nil` before the first.
    public func newestDigestDay() async throws(StorageError) -> Day? {
        try await read { database in
            try Int.fetchOne(database, sql: "SELECT max(day) FROM digest").map(Day.init(ordinal:))
        }
    }

    /// Where a paper was seen, oldest first.
    /// - Parameter paper: Its id or an alias.
    public func sightings(of paper: PaperID) async throws(StorageError) -> [StoredSighting] {
        try await read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM sighting WHERE paper = ifnull((SELECT paper FROM paperName WHERE name = :name), :name)
                    ORDER BY day, source, position
                    """, arguments: ["name": paper.description])
            return rows.map { row in
                StoredSighting(
                    source: row["source"], day: Day(ordinal: row["day"]), position: row["position"],
                    votes: row["votes"], comments: row["comments"])
            }
        }
    }

    /// Readings, newest first, at most `limit`.
    /// - Parameter source: `nil` = of all sources.
    public func readings(source: String? = nil, limit: Int = 100) async throws(StorageError) -> [SourceReading] {
        try await read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM reading WHERE :source IS NULL OR source = :source
                    ORDER BY readAt DESC, source, day LIMIT :limit
                    """, arguments: ["source": source, "limit": limit])
            return rows.map { row in
                SourceReading(
                    source: row["source"], day: Day(ordinal: row["day"]), readAt: Date(milliseconds: row["readAt"]),
                    outcome: row["outcome"], reason: row["reason"], recognised: row["recognised"],
                    skipped: row["skipped"])
            }
        }
    }
}
