internal import Editions
internal import Foundation
internal import GRDB
internal import Outbox
internal import Papers

/// A `LetterRecord` as rows of `delivery` and `claim`.
enum LetterRow {
    /// Columns that outcomes change, in the order of `values`.
    static let changing = [
        "state", "detail", "notBefore", "updatedAt", "patienceFrom", "attempts", "deferrals", "epoch", "round",
        "sha256",
        "mayHaveArrived", "arrivedLate", "reply", "queueID",
    ]

    /// In the order that `record` reads.
    private static let columns =
        (["subscriber", "day", "generation", "dueAt", "plannedAt"] + changing).map { "d.\($0)" }
        + ["host", "process", "started", "leaseUntil", "lease", "wasUnknown"].map { "c.\($0)" }

    static func fetch(_ database: Database, ids: some Sequence<EditionID>) throws -> [EditionID: LetterRecord] {
        let list = try StoredJSON.list(ids.map(\.description))
        let records = try fetch(
            database, "WHERE d.id IN (SELECT value FROM json_each(:ids))", arguments: ["ids": list])
        return Dictionary(uniqueKeysWithValues: records.map { ($0.id, $0) })
    }

    /// - Parameter index: The index of `delivery` that must be used, where SQLite would choose another.
    static func fetch(
        _ database: Database, _ condition: String, index: String? = nil, arguments: StatementArguments
    ) throws -> [LetterRecord] {
        let hint = index.map { "INDEXED BY \($0)" } ?? ""
        let sql = """
            SELECT \(columns.joined(separator: ", ")) FROM delivery d \(hint) LEFT JOIN claim c ON c.id = d.id
            \(condition)
            """
        return try Row.fetchAll(try database.cachedStatement(sql: sql), arguments: arguments).map(record)
    }

    private static func record(_ row: Row) throws -> LetterRecord {
        var next = ColumnReader(row)
        let id = EditionID(subscriber: next.text(), day: Day(ordinal: next.integer()), generation: next.integer())
        var record = LetterRecord(id: id, state: .planned, dueAt: next.instant(), now: next.instant())
        let (state, detail, notBefore) = (next.text(), next.optionalText(), next.optionalInstant())
        record.updatedAt = next.instant()
        record.patienceFrom = next.instant()
        record.attempts = next.integer()
        record.deferrals = next.integer()
        record.epoch = next.integer()
        record.round = next.optionalText()
        record.sha256 = next.optionalText()
        record.mayHaveArrived = next.flag()
        record.arrivedLate = next.flag()
        record.reply = next.optionalText()
        record.queueID = next.optionalText()
        record.hold = hold(&next)
        record.state = try self.state(state, detail: detail, until: notBefore, attempts: record.attempts)
        if record.state.kind != .deferred { record.notBefore = notBefore }
        return record
    }

    private static func hold(_ next: inout ColumnReader) -> LetterRecord.Hold? {
        guard let host = next.optionalText() else { return nil }
        return LetterRecord.Hold(
            owner: Owner(host: host, process: next.integer(), started: next.instant()), leaseUntil: next.instant(),
            lease: Double(next.integer()) / 1_000, wasUnknown: next.flag())
    }

    private static func state(
        _ word: String, detail: String?, until: Date?, attempts: Int
    ) throws -> DeliveryState {
        guard let kind = DeliveryState.Kind(rawValue: word) else {
            throw StorageError(.corrupt, "a letter is in a state that does not exist")
        }
        switch kind {
        case .planned: return .planned
        case .attempting: return .attempting(number: attempts)
        case .sent: return .sent
        case .deferred: return .deferred(until: until ?? Date(milliseconds: 0))
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
