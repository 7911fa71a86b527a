internal import Foundation
internal import GRDB
public import Papers

extension Store {
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

    /// Papers by each asked id or alias; unknown ones are absent. The id of a title that no paper has for a name gives
    /// the newest paper that was seen under that title.
    public func papers(_ names: some Collection<PaperID>) async throws(StorageError) -> [PaperID: SeenPaper] {
        let names = Set(names)
        return try await read { database in
            var papers = try PaperRow.fetch(database, names: names)
            let titles = names.filter { $0.scheme == .title && papers[$0] == nil }
            guard !titles.isEmpty else { return papers }
            for row in try Row.fetchAll(
                database,
                sql: """
                    SELECT t.titleID, p.body FROM paperTitle t JOIN paper p ON p.id = t.paper
                    WHERE t.titleID IN (SELECT value FROM json_each(?)) ORDER BY p.firstDay, p.position DESC, p.id DESC
                    """, arguments: [try StoredJSON.list(titles.map(\.description))])
            {
                guard let title = PaperID(row["titleID"] as String) else { continue }
                papers[title] = try PaperRow.decode(row)
            }
            return papers
        }
    }

    /// The newest day whose digests showed readers a paper first; where there is none, the newest day of a digest; `nil`
    /// before the first.
    ///
    /// A feed that is read every day makes a digest of each, new entries or not: such a day is not the one whose papers
    /// a new reader gets.
    public func newestDigestDay() async throws(StorageError) -> Day? {
        try await read { database in
            let newest = try Int.fetchOne(
                database, sql: "SELECT firstDay FROM paper WHERE standing = 'news' ORDER BY firstDay DESC LIMIT 1")
            return try (newest ?? Int.fetchOne(database, sql: "SELECT max(day) FROM digest")).map(Day.init(ordinal:))
        }
    }

    /// Where a paper was seen, oldest first.
    /// - Parameter paper: Its id or an alias; the id of its title where no other paper has it.
    public func sightings(of paper: PaperID) async throws(StorageError) -> [StoredSighting] {
        let id = try await papers([paper])[paper]?.id ?? paper
        return try await read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM sighting WHERE paper = ? ORDER BY day, source, position",
                arguments: [id.description]
            ).map(Self.sighting)
        }
    }

    /// Where many papers were seen, each oldest first, by their own ids; papers that were seen nowhere are absent.
    public func sightings(
        ofAll papers: some Sequence<PaperID>
    ) async throws(StorageError) -> [PaperID: [StoredSighting]] {
        let ids = papers.map(\.description)
        return try await read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM sighting WHERE paper IN (SELECT value FROM json_each(?))
                    ORDER BY day, source, position
                    """, arguments: [try StoredJSON.list(ids)]
            ).reduce(into: [:]) { sightings, row in
                guard let id = PaperID(row["paper"] as String) else { return }
                sightings[id, default: []].append(Self.sighting(row))
            }
        }
    }

    private static func sighting(_ row: Row) -> StoredSighting {
        StoredSighting(
            source: row["source"], day: Day(ordinal: row["day"]), position: row["position"], votes: row["votes"],
            comments: row["comments"], announcement: Sighting.Announcement(rawValue: row["announcement"]) ?? .new,
            version: row["version"], entry: row["entry"], isFormer: row["former"])
    }
}
