internal import Editions
internal import Foundation
internal import GRDB
internal import Outbox
internal import Papers

extension LetterRow {
    static func insert(_ record: LetterRecord, lane: String?, _ database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO delivery
                (id, subscriber, day, generation, lane, dueAt, plannedAt, \(changing.joined(separator: ", ")))
                VALUES (?, ?, ?, ?, ?, ?, ?, \(changing.map { _ in "?" }.joined(separator: ", ")))
                """)
        let key: [(any DatabaseValueConvertible)?] = [
            record.id.description, record.id.subscriber, record.id.day.ordinal, record.id.generation, lane,
            record.dueAt.milliseconds, record.plannedAt.milliseconds,
        ]
        try statement.execute(arguments: StatementArguments(key + values(record)))
    }

    /// Writes what has changed from `old` to `new`, the papers' and the spool's rows included.
    static func update(_ old: LetterRecord, _ new: LetterRecord, _ database: Database) throws {
        guard old != new else { return }
        let id = new.id.description
        try database.cachedStatement(sql: updating).execute(arguments: StatementArguments(values(new) + [id]))
        if old.hold != new.hold { try save(new.hold, of: id, database) }
        if old.holdsPapers != new.holdsPapers {
            try database.cachedStatement(sql: "UPDATE letterPaper SET live = ? WHERE id = ?")
                .execute(arguments: [new.holdsPapers, id])
        }
        if old.keepsSpool, !new.keepsSpool {
            try database.cachedStatement(sql: "DELETE FROM spool WHERE id = ?").execute(arguments: [id])
        }
    }

    private static let updating =
        "UPDATE delivery SET \(changing.map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ?"

    private static func save(_ hold: LetterRecord.Hold?, of id: String, _ database: Database) throws {
        guard let hold else {
            try database.cachedStatement(sql: "DELETE FROM claim WHERE id = ?").execute(arguments: [id])
            return
        }
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO claim VALUES (?, ?, ?, ?, ?, ?, ?)")
            .execute(arguments: [
                id, hold.owner.host, hold.owner.process, hold.owner.started.milliseconds,
                hold.leaseUntil.milliseconds, Int64((hold.lease * 1_000).rounded()), hold.wasUnknown,
            ])
    }

    /// In the order of `changing`.
    private static func values(_ record: LetterRecord) -> [(any DatabaseValueConvertible)?] {
        var notBefore = record.notBefore
        var detail: String?
        switch record.state {
        case .deferred(let until): notBefore = until
        case .failed(let code): detail = code
        case .skipped(let reason): detail = reason
        case .superseded(let newer): detail = newer.description
        case .planned, .attempting, .sent, .unknown: break
        }
        return [
            record.state.kind.rawValue, detail, notBefore?.milliseconds, record.updatedAt.milliseconds,
            record.patienceFrom.milliseconds, record.attempts, record.deferrals, record.epoch, record.round,
            record.sha256, record.mayHaveArrived, record.arrivedLate, record.reply, record.queueID,
        ]
    }
}
