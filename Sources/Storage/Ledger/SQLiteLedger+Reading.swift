public import Editions
internal import Foundation
internal import GRDB
public import Outbox
public import Papers

extension SQLiteLedger {
    public func deliveries(_ filter: DeliveryFilter) async throws(LedgerError) -> [Delivery] {
        try await read { database in
            let (condition, arguments) = try conditions(filter)
            let limit = filter.limit.map { " LIMIT \(max(0, $0))" } ?? ""
            let records = try LetterRow.fetch(
                database, condition + " ORDER BY d.day DESC, d.subscriber, d.generation" + limit, arguments: arguments)
            // In portions, so that a long list does not hold every edition at once.
            return try stride(from: 0, to: records.count, by: 500).flatMap { start in
                try deliveries(Array(records[start..<min(start + 500, records.count)]), database)
            }
        }
    }

    private func deliveries(_ records: [LetterRecord], _ database: Database) throws -> [Delivery] {
        let letters = try ContentsRow.fetch(database, ids: records.map(\.id))
        let facts = try lateFacts(records, database)
        return records.map { $0.delivery(letters[$0.id], lateFacts: facts[$0.id.description] ?? []) }
    }

    private func lateFacts(_ records: [LetterRecord], _ database: Database) throws -> [String: [LateFact]] {
        let list = try StoredJSON.list(records.map(\.id.description))
        let statement = try database.cachedStatement(
            sql: "SELECT * FROM lateFact WHERE id IN (SELECT value FROM json_each(?)) ORDER BY rowid")
        return try Row.fetchAll(statement, arguments: [list]).reduce(into: [:]) { facts, row in
            guard let word = Outcome.Word(rawValue: row["kind"]) else { return }
            facts[row["id"] as String, default: []].append(
                LateFact(
                    epoch: row["epoch"], at: Date(milliseconds: row["at"]), kind: word, text: row["text"]))
        }
    }

    public func summary(_ filter: DeliveryFilter) async throws(LedgerError) -> DeliverySummary {
        try await read { database in
            let (condition, arguments) = try conditions(filter)
            let rows = try Row.fetchAll(
                database, sql: "SELECT d.state, count(*) AS n FROM delivery d \(condition) GROUP BY d.state",
                arguments: arguments)
            return DeliverySummary(
                counts: rows.reduce(into: [:]) { counts, row in
                    if let kind = DeliveryState.Kind(rawValue: row["state"]) { counts[kind] = row["n"] }
                })
        }
    }

    private func conditions(_ filter: DeliveryFilter) throws -> (String, StatementArguments) {
        var conditions = ["1"]
        var arguments: [String: (any DatabaseValueConvertible)?] = [:]
        func add(_ condition: String, _ name: String, _ value: any DatabaseValueConvertible) {
            conditions.append(condition)
            arguments[name] = value
        }
        if let ids = filter.ids {
            add("d.id IN (SELECT value FROM json_each(:ids))", "ids", try StoredJSON.list(ids.map(\.description)))
        }
        if let subscribers = filter.subscribers {
            let list = try StoredJSON.list(subscribers)
            add("d.subscriber IN (SELECT value FROM json_each(:subscribers))", "subscribers", list)
        }
        if let states = filter.states {
            let list = try StoredJSON.list(states.map(\.rawValue))
            add("d.state IN (SELECT value FROM json_each(:states))", "states", list)
        }
        if let since = filter.since { add("d.day >= :since", "since", since.ordinal) }
        if let until = filter.until { add("d.day <= :until", "until", until.ordinal) }
        if let paper = filter.paper {
            // A letter knows a paper by the names it had that day; the paper may have got another since.
            let condition = """
                EXISTS (SELECT 1 FROM letterPaper p WHERE p.id = d.id AND p.name IN
                    (SELECT :paper UNION SELECT name FROM paperName
                     WHERE paper = (SELECT paper FROM paperName WHERE name = :paper)))
                """
            add(condition, "paper", paper.description)
        }
        return ("WHERE " + conditions.joined(separator: " AND "), StatementArguments(arguments))
    }

    public func letters(_ ids: [EditionID]) async throws(LedgerError) -> [EditionID: PlannedLetter] {
        guard !ids.isEmpty else { return [:] }
        return try await read { database in try ContentsRow.fetch(database, ids: ids) }
    }

    public func history(
        of subscribers: Set<String>, since: Day
    ) async throws(LedgerError) -> [String: ReaderHistory] {
        guard !subscribers.isEmpty else { return [:] }
        return try await read { database in
            let list = try StoredJSON.list(subscribers)
            var result = Dictionary(uniqueKeysWithValues: subscribers.map { ($0, ReaderHistory()) })
            for (subscriber, name) in try livePapers(list, since: since, database) {
                result[subscriber]?.papers.insert(name)
            }
            for id in try planned("max", list, database) {
                result[id.subscriber]?.newest = id
            }
            for id in try planned("min", list, database) {
                result[id.subscriber]?.oldest = id
            }
            let held = try LetterRow.fetch(
                database, "WHERE c.id IS NOT NULL AND d.subscriber IN (SELECT value FROM json_each(:list))",
                arguments: ["list": list])
            for id in held.filter(\.isInHand).map(\.id).sorted(by: >) {
                result[id.subscriber]?.inHand = id
            }
            return result
        }
    }

    private func livePapers(_ list: String, since: Day, _ database: Database) throws -> [(String, PaperID)] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT p.subscriber, p.name FROM letterPaper p \(Self.joinedToDelivery)
                WHERE p.live = 1 AND p.subscriber IN (SELECT value FROM json_each(?)) AND p.day >= ?
                    AND NOT \(Self.supersedable)
                """, arguments: [list, since.ordinal])
        return rows.compactMap { row in PaperID(row["name"] as String).map { (row["subscriber"], $0) } }
    }

    /// The newest (`max`) or oldest (`min`) planned edition of each subscriber.
    private func planned(_ end: String, _ list: String, _ database: Database) throws -> [EditionID] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT subscriber, day, \(end)(generation) AS generation FROM delivery d
                WHERE lane IS NOT NULL AND subscriber IN (SELECT value FROM json_each(:list)) AND day =
                    (SELECT \(end)(day) FROM delivery n WHERE n.subscriber = d.subscriber AND n.lane IS NOT NULL)
                GROUP BY subscriber, day
                """, arguments: ["list": list]
        ).map { row in
            EditionID(subscriber: row[0], day: Day(ordinal: row[1]), generation: row[2])
        }
    }
}
