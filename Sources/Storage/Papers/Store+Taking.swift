public import Foundation
internal import GRDB
public import Papers

extension Store {
    /// Takes a digest: what is known of it is read, judged and written in one transaction and one commit, whatever other
    /// processes do meanwhile.
    /// - Parameters:
    ///   - readAt: The command's clock.
    ///   - judging: Gets the stored papers that the digest may show again, and the source's earlier batches. It must not
    ///     call the store.
    public func take(
        _ digest: Digest, readAt: Date,
        judging: @escaping @Sendable (KnownPapers, SourceHistory) -> Judged
    ) async throws(StorageError) -> DigestChange {
        try await write { database in
            let known = try KnownRows.papers(database, to: digest)
            let judged = judging(known, try KnownRows.history(database, to: digest))
            var change = try Self.save(judged, known, readAt: readAt, database)
            let rows = SightingRows(digest, judged)
            try rows.saveEntries(database)
            // The last good digest stays: an empty one has nothing to put in its place.
            if judged.keepsDigest, !digest.sightings.isEmpty {
                try rows.replace(state: judged.reading.state, readAt: readAt, database)
            } else {
                try rows.append(database)
            }
            change.reading.added = change.added.count
            change.reading.updated = change.updated.count
            change.reading.news = change.news.count
            try Self.insert(change.reading, database)
            return change
        }
    }

    private static func save(
        _ judged: Judged, _ known: KnownPapers, readAt: Date, _ database: Database
    ) throws -> DigestChange {
        var change = DigestChange(reading: judged.reading)
        let writer = try PaperWriter(database)
        for paper in judged.papers {
            let old = known.byName[paper.id].flatMap { $0.id == paper.id ? $0 : nil }
            guard old != paper else { continue }
            var paper = paper
            if paper.arrived == nil, old == nil || old?.standing != paper.standing { paper.arrived = readAt }
            let absorbed = Set(paper.aliases.compactMap { known.byName[$0]?.id }).subtracting([paper.id])
            try writer.save(paper, absorbing: absorbed)
            for other in absorbed { change.joined[other] = paper.id }
            if let old {
                if !old.saysTheSame(as: paper) { change.updated.append(paper.id) }
            } else {
                change.added.append(paper.id)
            }
            let wasNews = old?.standing == .news || absorbed.contains { known.byName[$0]?.standing == .news }
            if paper.standing == .news, !wasNews { change.news.append(paper.id) }
        }
        return change
    }

    /// Makes news of the papers that a flood of a source brought, and that wait to be confirmed; its digests and the last
    /// reading of each of their days are then fresh ones. One commit.
    /// - Parameters:
    ///   - instant: The command's clock.
    ///   - reason: What the readings say from now on.
    ///   - day: The papers' first day from now on; `nil` = the newest digest's.
    /// - Returns: How many.
    public func confirm(
        source: String, at instant: Date, reason: String? = nil, day: Day? = nil
    ) async throws(StorageError) -> Int {
        try await write { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT body FROM paper WHERE standing = 'held' AND (
                        id IN (SELECT paper FROM sighting WHERE source = :source)
                        OR id IN (SELECT paper FROM entryName WHERE source = :source))
                    ORDER BY firstDay, position, id
                    """, arguments: ["source": source])
            let newest = try Int.fetchOne(database, sql: "SELECT max(day) FROM digest").map(Day.init(ordinal:))
            let writer = try PaperWriter(database)
            for row in rows {
                var paper = try PaperRow.decode(row)
                paper.standing = .news
                paper.firstDay = day ?? newest ?? paper.firstDay
                paper.changed = max(paper.changed, paper.firstDay.start)
                try writer.save(paper)
            }
            if !rows.isEmpty { try Self.endFloods(of: source, at: instant, reason: reason, database) }
            return rows.count
        }
    }

    private static func endFloods(
        of source: String, at instant: Date, reason: String?, _ database: Database
    ) throws {
        let floods = try Row.fetchAll(
            database,
            sql: """
                SELECT * FROM reading r WHERE source = ? AND outcome = 'flood' AND readAt =
                    (SELECT max(readAt) FROM reading l WHERE l.source = r.source AND l.day = r.day)
                """, arguments: [source])
        for flood in try floods.map(reading) {
            var confirmed = flood
            confirmed.readAt = max(instant, flood.readAt)
            confirmed.state = .fresh
            confirmed.reason = reason
            try insert(confirmed, database)
        }
        try database.execute(
            sql: "UPDATE digest SET state = 'fresh' WHERE source = ? AND state = 'flood'", arguments: [source])
    }
}

extension SeenPaper {
    /// Whether only what nobody reads is different: where a value comes from, and other titles.
    fileprivate func saysTheSame(as other: SeenPaper) -> Bool {
        var copy = other
        copy.origins = origins
        copy.titles = titles
        copy.arrived = arrived
        return copy == self
    }
}
