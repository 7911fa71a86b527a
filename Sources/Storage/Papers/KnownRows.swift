internal import Foundation
internal import GRDB
internal import Papers

/// What the store knows of a digest before it is judged.
enum KnownRows {
    /// Every stored paper that the digest may show again: by its ids, by its titles, by the source's names of entries.
    static func papers(_ database: Database, to digest: Digest) throws -> KnownPapers {
        var known = KnownPapers()
        let entries = Set(digest.sightings.compactMap(\.entry))
        var wanted: Set<String> = []
        if !entries.isEmpty {
            let statement = try database.cachedStatement(
                sql: """
                    SELECT entry, paper FROM entryName
                    WHERE source = :source AND entry IN (SELECT value FROM json_each(:entries))
                    """)
            let arguments: StatementArguments = ["source": digest.source, "entries": try StoredJSON.list(entries)]
            for row in try Row.fetchAll(statement, arguments: arguments) {
                guard let id = PaperID(row[1] as String) else { continue }
                known.byEntry[row[0] as String] = id
                wanted.insert(id.description)
            }
        }
        let names = Set(digest.sightings.flatMap(\.paper.names).map(\.description))
        let named = try database.cachedStatement(
            sql: "SELECT paper FROM paperName WHERE name IN (SELECT value FROM json_each(?))")
        wanted.formUnion(try String.fetchAll(named, arguments: [try StoredJSON.list(names)]))
        let titles = Set(digest.sightings.map { PaperID(title: $0.paper.title).description })
        let titled = try database.cachedStatement(
            sql: "SELECT titleID, paper FROM paperTitle WHERE titleID IN (SELECT value FROM json_each(?))")
        let pairs = try Row.fetchAll(titled, arguments: [try StoredJSON.list(titles)])
            .map { (title: $0[0] as String, paper: $0[1] as String) }
        wanted.formUnion(pairs.map(\.paper))
        let papers = try PaperRow.fetch(database, ids: wanted)
        for paper in papers.values {
            for name in paper.names { known.byName[name] = paper }
        }
        for pair in pairs {
            guard let title = PaperID(pair.title), let paper = papers[pair.paper] else { continue }
            known.byTitle[title, default: []].append(paper)
        }
        return known
    }

    /// The batches of the 30 days before and after the digest's; the newest one in any case, so that a source that rested
    /// for long is not read as if for the first time.
    static func history(_ database: Database, to digest: Digest) throws -> SourceHistory {
        let statement = try database.cachedStatement(
            sql: """
                SELECT day, firstRead, state FROM digest WHERE source = :source AND (day BETWEEN :first AND :last
                    OR day = (SELECT max(day) FROM digest WHERE source = :source)) ORDER BY day DESC
                """)
        let window: StatementArguments = [
            "source": digest.source, "first": digest.day.adding(-30).ordinal, "last": digest.day.adding(30).ordinal,
        ]
        var batches = try Row.fetchAll(statement, arguments: window).map { row in
            SourceHistory.Batch(
                day: Day(ordinal: row[0]), firstRead: Date(milliseconds: row[1]), papers: [],
                state: BatchState(rawValue: row[2]) ?? .fresh)
        }
        let seen = try database.cachedStatement(
            sql: """
                SELECT paper FROM sighting WHERE source = ? AND day = ? AND former = 0 ORDER BY position
                """)
        for index in batches.indices {
            let arguments: StatementArguments = [digest.source, batches[index].day.ordinal]
            batches[index].papers = try String.fetchAll(seen, arguments: arguments).compactMap { PaperID($0) }
        }
        return SourceHistory(batches: batches)
    }
}
