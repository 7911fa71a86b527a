internal import Editions
internal import Foundation
internal import GRDB
internal import Outbox
internal import Papers

extension LetterRow {
    static func insert(_ record: LetterRecord, lane: String?, _ database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO delivery (id, subscriber, day, generation, lane, dueAt, plannedAt,
                    \(changing.joined(separator: ", ")))
                VALUES (:id, :subscriber, :day, :generation, :lane, :dueAt, :plannedAt,
                    \(changing.map { ":" + $0 }.joined(separator: ", ")))
                """)
        var arguments = arguments(record)
        arguments["subscriber"] = record.id.subscriber
        arguments["day"] = record.id.day.ordinal
        arguments["generation"] = record.id.generation
        arguments.updateValue(lane, forKey: "lane")
        arguments["dueAt"] = record.dueAt.milliseconds
        arguments["plannedAt"] = record.plannedAt.milliseconds
        try statement.execute(arguments: StatementArguments(arguments))
    }

    /// Writes what has changed from `old` to `new`, the papers' and the spool's rows included.
    static func update(_ old: LetterRecord, _ new: LetterRecord, _ database: Database) throws {
        guard old != new else { return }
        let columns = changing.map { "\($0) = :\($0)" }.joined(separator: ", ")
        try database.cachedStatement(sql: "UPDATE delivery SET \(columns) WHERE id = :id")
            .execute(arguments: StatementArguments(arguments(new)))
        if old.hold != new.hold { try save(new.hold, of: new, database) }
        if old.holdsPapers != new.holdsPapers {
            try database.cachedStatement(sql: "UPDATE letterPaper SET live = ? WHERE id = ?")
                .execute(arguments: [new.holdsPapers, new.id.description])
        }
        if old.keepsSpool, !new.keepsSpool {
            try database.cachedStatement(sql: "DELETE FROM spool WHERE id = ?").execute(arguments: [new.id.description])
        }
    }

    private static func save(_ hold: LetterRecord.Hold?, of record: LetterRecord, _ database: Database) throws {
        guard let hold else {
            try database.cachedStatement(sql: "DELETE FROM claim WHERE id = ?")
                .execute(arguments: [record.id.description])
            return
        }
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO claim VALUES (?, ?, ?, ?, ?, ?, ?)")
            .execute(arguments: [
                record.id.description, hold.owner.host, hold.owner.process, hold.owner.started.milliseconds,
                hold.leaseUntil.milliseconds, Int64((hold.lease * 1_000).rounded()), hold.wasUnknown,
            ])
    }

    private static let changing = [
        "state", "detail", "notBefore", "updatedAt", "patienceFrom", "attempts", "deferrals", "epoch", "round",
        "sha256",
        "mayHaveArrived", "arrivedLate", "reply", "queueID",
    ]

    private static func arguments(_ record: LetterRecord) -> [String: (any DatabaseValueConvertible)?] {
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
            "id": record.id.description, "state": record.state.kind.rawValue, "detail": detail,
            "notBefore": notBefore?.milliseconds, "updatedAt": record.updatedAt.milliseconds,
            "patienceFrom": record.patienceFrom.milliseconds, "attempts": record.attempts,
            "deferrals": record.deferrals, "epoch": record.epoch, "round": record.round, "sha256": record.sha256,
            "mayHaveArrived": record.mayHaveArrived, "arrivedLate": record.arrivedLate, "reply": record.reply,
            "queueID": record.queueID,
        ]
    }
}
