internal import Foundation
internal import GRDB
internal import Papers

/// A digest's sightings as rows of `digest`, `sighting` and `entryName`, each with the paper it shows.
struct SightingRows {
    private let digest: Digest
    /// `nil` where the paper is not stored.
    private let papers: [PaperID?]

    init(_ digest: Digest, _ judged: Judged) {
        self.digest = digest
        if judged.ids.count == digest.sightings.count {
            papers = judged.ids
            return
        }
        var byName: [PaperID: PaperID] = [:]
        for paper in judged.papers {
            for name in paper.names + paper.titleIDs where byName[name] == nil { byName[name] = paper.id }
        }
        papers = digest.sightings.map { byName[$0.paper.id] ?? byName[PaperID(title: $0.paper.title)] }
    }

    /// The source's names of its entries; one that stands on several papers in this digest names none.
    func saveEntries(_ database: Database) throws {
        var named: [String: PaperID] = [:]
        var doubtful: Set<String> = []
        for (sighting, paper) in zip(digest.sightings, papers) {
            guard let entry = sighting.entry, let paper else { continue }
            if let other = named[entry], other != paper { doubtful.insert(entry) }
            named[entry] = paper
        }
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO entryName SELECT :source, :entry, :paper WHERE EXISTS (SELECT 1 FROM paper WHERE id = :paper)
                ON CONFLICT (source, entry) DO UPDATE SET paper = excluded.paper WHERE paper <> excluded.paper
                """)
        for (entry, paper) in named where !doubtful.contains(entry) {
            try statement.execute(
                arguments: ["source": digest.source, "entry": entry, "paper": paper.description])
        }
    }

    /// Puts the digest in the place of an earlier one of the same source and day. What that one showed and this one
    /// does not was seen all the same: it stays, marked as former.
    func replace(state: BatchState, readAt: Date, _ database: Database) throws {
        let key: StatementArguments = [digest.source, digest.day.ordinal]
        try database.cachedStatement(
            sql: """
                INSERT INTO digest (source, day, readAt, firstRead, state) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (source, day) DO UPDATE SET readAt = excluded.readAt, state = excluded.state
                """
        ).execute(arguments: key + [readAt.milliseconds, readAt.milliseconds, state.rawValue])
        let before = try Row.fetchAll(
            database, sql: "SELECT * FROM sighting WHERE source = ? AND day = ? ORDER BY position", arguments: key)
        try database.execute(sql: "DELETE FROM sighting WHERE source = ? AND day = ?", arguments: key)
        let shown = Set(papers.compactMap { $0?.description })
        for place in digest.sightings.indices { try insert(place, at: place, former: false, database) }
        var place = digest.sightings.count
        var kept: Set<String> = []
        for row in before where !shown.contains(row["paper"]) && kept.insert(row["paper"]).inserted {
            try statement(database).execute(arguments: [
                digest.source, digest.day.ordinal, place, row["paper"] as String, row["votes"] as Int?,
                row["comments"] as Int?, row["count"] as Int?, row["announcement"] as String, row["version"] as Int?,
                row["entry"] as String?, true,
            ])
            place += 1
        }
    }

    /// Notes beside the day's digest, where there is one, which further papers were seen.
    func append(_ database: Database) throws {
        guard papers.contains(where: { $0 != nil }) else { return }
        let key: StatementArguments = [digest.source, digest.day.ordinal]
        let isKept = try Int.fetchOne(
            database, sql: "SELECT count(*) FROM digest WHERE source = ? AND day = ?", arguments: key)
        guard isKept == 1 else { return }
        var known = try Set(
            String.fetchAll(database, sql: "SELECT paper FROM sighting WHERE source = ? AND day = ?", arguments: key))
        var end =
            try Int.fetchOne(
                database, sql: "SELECT max(position) FROM sighting WHERE source = ? AND day = ?", arguments: key) ?? -1
        for (place, paper) in papers.enumerated() {
            guard let paper, known.insert(paper.description).inserted else { continue }
            end += 1
            try insert(place, at: end, former: true, database)
        }
    }

    private func insert(_ place: Int, at position: Int, former: Bool, _ database: Database) throws {
        let sighting = digest.sightings[place]
        let paper = papers[place] ?? sighting.paper.id
        try statement(database).execute(arguments: [
            digest.source, digest.day.ordinal, position, paper.description, sighting.votes, sighting.comments,
            sighting.count, sighting.announcement.rawValue, sighting.paper.version, sighting.entry, former,
        ])
    }

    private func statement(_ database: Database) throws -> Statement {
        try database.cachedStatement(
            sql: """
                INSERT INTO sighting
                (source, day, position, paper, votes, comments, count, announcement, version, entry, former)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
    }
}
