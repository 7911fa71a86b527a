internal import Editions
internal import Foundation
internal import GRDB
public import Outbox

extension SQLiteLedger {
    public func record(_ outcomes: [Outcome]) async throws(LedgerError) -> [RecordResult] {
        guard !outcomes.isEmpty else { return [] }
        let now = now()
        return try await write { database in
            var records = try LetterRow.fetch(database, ids: Set(outcomes.map(\.id)))
            return try outcomes.map { outcome in
                guard let old = records[outcome.id], old.accepts(epoch: outcome.epoch) else {
                    try keepLate(outcome, now: now, database)
                    if outcome.kind.word == .sent { records[outcome.id]?.arrivedLate = true }
                    return .late
                }
                var new = old
                new.apply(outcome.kind, now: now)
                if let bytes = outcome.kind.bytes { try keep(bytes, of: outcome.id, database) }
                try LetterRow.update(old, new, database)
                records[outcome.id] = new
                return .applied(new.state)
            }
        }
    }

    private func keep(_ bytes: [UInt8], of id: EditionID, _ database: Database) throws {
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO spool VALUES (?, 0, ?)")
            .execute(arguments: [id.description, Data(bytes)])
    }

    private func keepLate(_ outcome: Outcome, now: Date, _ database: Database) throws {
        let word = outcome.kind.word
        try database.cachedStatement(sql: "INSERT OR IGNORE INTO lateFact VALUES (?, ?, ?, ?, ?)").execute(
            arguments: [
                outcome.id.description, outcome.epoch, word.rawValue, now.milliseconds, outcome.kind.text,
            ])
        guard word == .sent else { return }
        try database.cachedStatement(sql: "UPDATE delivery SET arrivedLate = 1 WHERE id = ?")
            .execute(arguments: [outcome.id.description])
    }
}
