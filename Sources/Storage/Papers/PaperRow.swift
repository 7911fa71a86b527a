internal import Foundation
internal import GRDB
internal import Papers

/// A `SeenPaper` as rows of `paper`, `paperName` and `paperTitle`.
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

    /// Papers by their own ids.
    static func fetch(_ database: Database, ids: Set<String>) throws -> [String: SeenPaper] {
        guard !ids.isEmpty else { return [:] }
        let statement = try database.cachedStatement(
            sql: "SELECT id, body FROM paper WHERE id IN (SELECT value FROM json_each(?))")
        let decoder = JSONDecoder()
        return try Row.fetchAll(statement, arguments: [try StoredJSON.list(ids)]).reduce(into: [:]) { papers, row in
            papers[row[0] as String] = try StoredJSON.decode(SeenPaper.self, row[1], with: decoder)
        }
    }
}

/// Writes papers, many in one transaction: statements and encoder are made once.
struct PaperWriter {
    private let database: Database
    private let encoder = StoredJSON.encoder()
    private let row: Statement
    private let name: Statement
    private let title: Statement

    init(_ database: Database) throws {
        self.database = database
        row = try database.cachedStatement(
            sql: """
                INSERT INTO paper (id, titleID, title, firstDay, position, body, standing) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET titleID = excluded.titleID, title = excluded.title,
                    firstDay = excluded.firstDay, position = excluded.position, body = excluded.body,
                    standing = excluded.standing
                """)
        name = try database.cachedStatement(
            sql: """
                INSERT INTO paperName VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET paper = excluded.paper WHERE paper <> excluded.paper
                """)
        title = try database.cachedStatement(sql: "INSERT OR IGNORE INTO paperTitle VALUES (?, ?)")
    }

    /// Writes a paper with its names and titles.
    /// - Parameter absorbed: Ids of stored papers that proved to be this one: all that refers to them refers to it now.
    func save(_ paper: SeenPaper, absorbing absorbed: some Sequence<PaperID> = []) throws {
        let id = paper.id.description
        let titles = paper.titleIDs.map(\.description)
        try row.execute(arguments: [
            id, titles.first, paper.paper.title, paper.firstDay.ordinal, paper.position, try encoder.encode(paper),
            paper.standing.rawValue,
        ])
        for other in absorbed where other != paper.id { try absorb(other.description, into: id) }
        for known in paper.names { try name.execute(arguments: [known.description, id]) }
        for known in titles { try title.execute(arguments: [known, id]) }
    }

    private func absorb(_ other: String, into id: String) throws {
        for sql in [
            "UPDATE sighting SET paper = :id WHERE paper = :other",
            "UPDATE entryName SET paper = :id WHERE paper = :other",
            "UPDATE paperName SET paper = :id WHERE paper = :other",
            "INSERT OR IGNORE INTO paperTitle SELECT titleID, :id FROM paperTitle WHERE paper = :other",
            "DELETE FROM paper WHERE id = :other",
        ] {
            let statement = try database.cachedStatement(sql: sql)
            // Not every statement names both.
            try statement.execute(arguments: sql.contains(":id") ? ["id": id, "other": other] : ["other": other])
        }
    }
}
