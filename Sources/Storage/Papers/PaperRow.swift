internal import Foundation
internal import GRDB
internal import Papers

/// A `SeenPaper` as rows of `paper` and `paperName`.
enum PaperRow {
    static func decode(_ row: Row) throws -> SeenPaper { try StoredJSON.decode(SeenPaper.self, row["body"]) }

    /// Papers by each asked name (id or alias) under which one is known.
    static func fetch(_ database: Database, names: some Sequence<PaperID>) throws -> [PaperID: SeenPaper] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT n.name, p.body FROM paperName n JOIN paper p ON p.id = n.paper
                WHERE n.name IN (SELECT value FROM json_each(?))
                """)
        let list = try StoredJSON.list(names.map(\.description))
        return try Row.fetchAll(statement, arguments: [list]).reduce(into: [:]) { papers, row in
            guard let name = PaperID(row["name"] as String) else { return }
            papers[name] = try decode(row)
        }
    }

    /// What a digest may show again: by every id and alias, and by the id that the title alone would give where it
    /// means one paper only.
    static func known(_ database: Database, to digest: Digest) throws -> [PaperID: SeenPaper] {
        let titles = Set(digest.sightings.map { PaperID(title: $0.paper.title) })
        let named = try fetch(database, names: titles.union(digest.sightings.map(\.paper.id)))
        let statement = try database.cachedStatement(
            sql: """
                SELECT titleID, body FROM paper WHERE titleID IN (SELECT value FROM json_each(?))
                GROUP BY titleID HAVING count(*) = 1
                """)
        var known: [PaperID: SeenPaper] = [:]
        for row in try Row.fetchAll(statement, arguments: [try StoredJSON.list(titles.map(\.description))]) {
            guard let id = PaperID(row["titleID"] as String) else { continue }
            known[id] = try decode(row)
        }
        for paper in named.values {
            for name in [paper.id] + paper.aliases { known[name] = paper }
        }
        return known
    }

    /// Writes a paper with its names. Another paper whose id is among its aliases has become part of it.
    static func save(_ paper: SeenPaper, _ database: Database) throws {
        let id = paper.id.description
        try database.cachedStatement(
            sql: """
                INSERT INTO paper (id, titleID, title, firstDay, position, body) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET titleID = excluded.titleID, title = excluded.title,
                    firstDay = excluded.firstDay, position = excluded.position, body = excluded.body
                """
        ).execute(arguments: [
            id, PaperID(title: paper.paper.title).description, paper.paper.title, paper.firstDay.ordinal,
            paper.position, try StoredJSON.encode(paper),
        ])
        for alias in paper.aliases where alias != paper.id {
            try database.cachedStatement(sql: "DELETE FROM paper WHERE id = ?").execute(arguments: [alias.description])
            try database.cachedStatement(sql: "UPDATE sighting SET paper = ? WHERE paper = ?")
                .execute(arguments: [id, alias.description])
        }
        for name in [paper.id] + paper.aliases {
            try database.cachedStatement(sql: "INSERT OR REPLACE INTO paperName VALUES (?, ?)")
                .execute(arguments: [name.description, id])
        }
    }
}
