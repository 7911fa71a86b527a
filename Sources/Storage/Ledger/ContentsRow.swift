internal import Editions
internal import Foundation
internal import GRDB
internal import MIME
internal import Outbox
internal import Papers

/// A `PlannedLetter` as rows of `letter` and `letterPaper`.
enum ContentsRow {
    static func insert(_ letter: PlannedLetter, _ database: Database) throws {
        try database.cachedStatement(sql: "INSERT INTO letter VALUES (?, ?, ?, ?, ?, ?, ?, ?)").execute(arguments: [
            letter.id.description, letter.recipient.description, letter.sender.description, letter.messageID,
            letter.date.milliseconds, letter.snapshot, letter.reader, try StoredJSON.encode(letter.edition),
        ])
        // Two papers of one letter may share a name after an upgrade; the first keeps it. A paper that another live
        // letter of this subscriber holds is an error still.
        let statement = try database.cachedStatement(
            sql: "INSERT INTO letterPaper VALUES (?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT (id, name) DO NOTHING")
        for isAlias in [false, true] {
            for (position, item) in letter.papers.enumerated() {
                for name in isAlias ? item.aliases : [item.paper] {
                    try statement.execute(arguments: [
                        letter.id.description, name.description, position, isAlias, letter.id.subscriber,
                        letter.id.day.ordinal, letter.id.generation,
                    ])
                }
            }
        }
    }

    static func fetch(_ database: Database, ids: some Sequence<EditionID>) throws -> [EditionID: PlannedLetter] {
        let list = try StoredJSON.list(ids.map(\.description))
        let items = try papers(database, list: list)
        let statement = try database.cachedStatement(
            sql: """
                SELECT d.subscriber, d.day, d.generation, l.edition, l.recipient, l.sender, l.messageID, l.date, d.dueAt,
                    d.lane, l.snapshot, l.reader
                FROM letter l JOIN delivery d ON d.id = l.id WHERE l.id IN (SELECT value FROM json_each(?))
                """)
        var letters: [EditionID: PlannedLetter] = [:]
        for row in try Row.fetchAll(statement, arguments: [list]) {
            var next = ColumnReader(row)
            let id = EditionID(subscriber: next.text(), day: Day(ordinal: next.integer()), generation: next.integer())
            letters[id] = PlannedLetter(
                edition: try StoredJSON.decode(Edition.self, next.data()), recipient: try address(next.text()),
                sender: try address(next.text()), messageID: next.text(), date: next.instant(), dueAt: next.instant(),
                lane: next.optionalText() ?? "", papers: items[id.description] ?? [], snapshot: next.text(),
                reader: next.text())
        }
        return letters
    }

    private static func address(_ text: String) throws -> Address {
        do { return try Address(text) } catch { throw StorageError(.corrupt, "a stored address is none") }
    }

    /// The papers of the letters whose ids are in the JSON list, in the letters' order.
    static func papers(_ database: Database, list: String) throws -> [String: [PlannedLetter.Item]] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT id, position, isAlias, name FROM letterPaper WHERE id IN (SELECT value FROM json_each(?))
                ORDER BY id, position, isAlias, name
                """)
        var items: [String: [PlannedLetter.Item]] = [:]
        var last: (id: String, position: Int)?
        for row in try Row.fetchAll(statement, arguments: [list]) {
            var next = ColumnReader(row)
            let (id, position, isAlias) = (next.text(), next.integer(), next.flag())
            guard let name = PaperID(next.text()) else {
                throw StorageError(.corrupt, "a stored paper id is none")
            }
            if isAlias, let last, last == (id, position) {
                let end = items[id, default: []].count - 1
                items[id]?[end].aliases.append(name)
            } else {
                items[id, default: []].append(PlannedLetter.Item(name))
            }
            last = (id, position)
        }
        return items
    }
}
