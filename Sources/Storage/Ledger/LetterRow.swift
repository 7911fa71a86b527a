internal import Editions
internal import Foundation
internal import GRDB
internal import Outbox
internal import Papers

/// A `LetterRecord` as rows of `delivery` and `claim`.
enum LetterRow {
    /// All columns, the claim's with a prefix.
    static let select = """
        SELECT d.*, c.host AS c_host, c.process AS c_process, c.started AS c_started, c.leaseUntil AS c_leaseUntil,
            c.lease AS c_lease, c.wasUnknown AS c_wasUnknown
        FROM delivery d LEFT JOIN claim c ON c.id = d.id
        """

    static func fetch(_ database: Database, ids: some Sequence<EditionID>) throws -> [EditionID: LetterRecord] {
        let list = try StoredJSON.list(ids.map(\.description))
        let records = try fetch(
            database, "WHERE d.id IN (SELECT value FROM json_each(:ids))", arguments: ["ids": list])
        return Dictionary(uniqueKeysWithValues: records.map { ($0.id, $0) })
    }

    static func fetch(
        _ database: Database, _ condition: String, arguments: StatementArguments
    ) throws -> [LetterRecord] {
        let statement = try database.cachedStatement(sql: select + " " + condition)
        return try Row.fetchAll(statement, arguments: arguments).map(record)
    }

    static func id(_ row: Row) -> EditionID {
        EditionID(subscriber: row["subscriber"], day: Day(ordinal: row["day"]), generation: row["generation"])
    }

    private static func record(_ row: Row) throws -> LetterRecord {
        var record = LetterRecord(
            id: id(row), state: try state(row), dueAt: Date(milliseconds: row["dueAt"]),
            now: Date(milliseconds: row["plannedAt"]))
        record.updatedAt = Date(milliseconds: row["updatedAt"])
        record.patienceFrom = Date(milliseconds: row["patienceFrom"])
        record.attempts = row["attempts"]
        record.deferrals = row["deferrals"]
        record.epoch = row["epoch"]
        record.round = row["round"]
        if record.state.kind != .deferred {
            record.notBefore = (row["notBefore"] as Int64?).map { Date(milliseconds: $0) }
        }
        record.sha256 = row["sha256"]
        record.mayHaveArrived = row["mayHaveArrived"]
        record.arrivedLate = row["arrivedLate"]
        record.reply = row["reply"]
        record.queueID = row["queueID"]
        record.hold = hold(row)
        return record
    }

    private static func hold(_ row: Row) -> LetterRecord.Hold? {
        guard let host = row["c_host"] as String? else { return nil }
        return LetterRecord.Hold(
            owner: Owner(host: host, process: row["c_process"], started: Date(milliseconds: row["c_started"])),
            leaseUntil: Date(milliseconds: row["c_leaseUntil"]),
            lease: Double(row["c_lease"] as Int64) / 1_000, wasUnknown: row["c_wasUnknown"])
    }

    private static func state(_ row: Row) throws -> DeliveryState {
        let detail: String? = row["detail"]
        guard let kind = DeliveryState.Kind(rawValue: row["state"]) else {
            throw StorageError(.corrupt, "a letter is in a state that does not exist")
        }
        switch kind {
        case .planned: return .planned
        case .attempting: return .attempting(number: row["attempts"])
        case .sent: return .sent
        case .deferred: return .deferred(until: Date(milliseconds: row["notBefore"] ?? 0))
        case .failed: return .failed(code: detail ?? "")
        case .unknown: return .unknown
        case .skipped: return .skipped(reason: detail ?? "")
        case .superseded:
            guard let newer = detail.flatMap({ EditionID($0) }) else {
                throw StorageError(.corrupt, "a superseded letter does not name its successor")
            }
            return .superseded(by: newer)
        }
    }
}
