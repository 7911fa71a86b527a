internal import Editions
internal import Foundation
internal import GRDB
public import Outbox

extension SQLiteLedger {
    public func claim(_ request: ClaimRequest) async throws(LedgerError) -> [Claim] {
        let now = now()
        return try await write { database in
            let chosen = try claimable(request, now: now, database)
            guard !chosen.isEmpty else { return [] }
            let contents = try ContentsRow.fetch(database, ids: chosen.map(\.id))
            let spool = try spooled(chosen, database)
            return try chosen.compactMap { old in
                guard let letter = contents[old.id] else { return nil }
                var new = old
                new.claim(request, now: now)
                try LetterRow.update(old, new, database)
                return new.claimed(letter, spooled: spool[old.id.description], now: now)
            }
        }
    }

    /// `LetterRecord.isClaimable` in SQL, over the index of claimable letters. Letters to addresses that get none are
    /// not claimable by anybody, whoever planned them, and whenever.
    private func claimable(_ request: ClaimRequest, now: Date, _ database: Database) throws -> [LetterRecord] {
        let only = try request.only.map { try StoredJSON.list($0.map(\.description)) }
        return try LetterRow.fetch(
            database,
            """
            WHERE d.state IN ('planned', 'deferred', 'unknown') AND d.lane = :lane AND d.dueAt <= :dueBy
                AND c.id IS NULL AND d.arrivedLate = 0 AND (d.round IS NULL OR d.round <> :round)
                AND (d.state = 'planned' OR :ignore OR d.notBefore IS NULL OR d.notBefore <= :now)
                AND (d.state <> 'unknown' OR (:resend AND d.patienceFrom >= :patientSince))
                AND (:only IS NULL OR d.id IN (SELECT value FROM json_each(:only)))
                AND NOT (EXISTS (SELECT 1 FROM suppression) AND EXISTS (
                    SELECT 1 FROM letter l JOIN suppression s ON s.email = lower(l.recipient) WHERE l.id = d.id))
            ORDER BY d.attempts, d.dueAt, d.day, d.subscriber, d.generation LIMIT :limit
            """,
            arguments: [
                "lane": request.lane, "dueBy": request.dueBy.milliseconds, "round": request.round,
                "ignore": request.waiting == .ignore, "now": now.milliseconds,
                "resend": request.onUnknown == .resend,
                "patientSince": (now - DeliveryRules.patience).milliseconds, "only": only, "limit": request.limit,
            ])
    }

    private func spooled(_ records: [LetterRecord], _ database: Database) throws -> [String: [UInt8]] {
        let list = try StoredJSON.list(records.map(\.id.description))
        let statement = try database.cachedStatement(
            sql: "SELECT id, bytes FROM spool WHERE encoding = 0 AND id IN (SELECT value FROM json_each(?))")
        return try Row.fetchAll(statement, arguments: [list]).reduce(into: [:]) { spool, row in
            spool[row["id"] as String] = [UInt8](row["bytes"] as Data)
        }
    }

    public func renew(_ claims: [ClaimKey]) async throws(LedgerError) {
        guard !claims.isEmpty else { return }
        let now = now()
        try await write { database in
            let records = try LetterRow.fetch(database, ids: claims.map(\.id))
            for key in claims {
                guard let old = records[key.id], old.accepts(epoch: key.epoch) else { continue }
                var new = old
                new.renew(now: now)
                try LetterRow.update(old, new, database)
            }
        }
    }

    public func expire(isGone: @Sendable (Owner) -> Bool) async throws(LedgerError) -> Sweep {
        let now = now()
        let owners = try await read { database in
            try Row.fetchAll(database, sql: "SELECT DISTINCT host, process, started FROM claim").map { row in
                Owner(host: row["host"], process: row["process"], started: Date(milliseconds: row["started"]))
            }
        }
        // Asking the system about a process is no business of a transaction.
        let gone = Set(owners.filter(isGone))
        let candidates = try await read { database in try overdue(gone, now: now, database) }
        guard !candidates.isEmpty else { return Sweep() }
        return try await write { database in
            var sweep = Sweep()
            for old in try overdue(gone, now: now, database) {
                try LetterRow.update(old, end(old, gone: gone, now: now, &sweep), database)
            }
            return sweep
        }
    }

    private func end(_ old: LetterRecord, gone: Set<Owner>, now: Date, _ sweep: inout Sweep) -> LetterRecord {
        var new = old
        if let hold = old.hold, hold.leaseUntil <= now || gone.contains(hold.owner) {
            new.expire(now: now)
            if old.state.kind == .attempting { sweep.unknown.append(old.id) } else { sweep.released.append(old.id) }
        }
        if new.isOverdue(now: now) {
            new.giveUp(now: now)
            sweep.gaveUp.append(old.id)
        }
        return new
    }

    /// Letters whose claim has to end, or which were tried for too long, in the order of their ids.
    private func overdue(_ gone: Set<Owner>, now: Date, _ database: Database) throws -> [LetterRecord] {
        let held = try LetterRow.fetch(database, "WHERE c.id IS NOT NULL", arguments: [])
            .filter { record in record.hold.map { $0.leaseUntil <= now || gone.contains($0.owner) } ?? false }
        // The condition names `unknown` for the sake of the index of claimable letters.
        let old = try LetterRow.fetch(
            database,
            """
            WHERE d.state IN ('planned', 'deferred', 'unknown') AND d.state <> 'unknown' AND c.id IS NULL
                AND (d.arrivedLate = 1 OR d.patienceFrom < :patientSince)
            """, arguments: ["patientSince": (now - DeliveryRules.patience).milliseconds])
        return (held + old).sorted { $0.id < $1.id }
    }
}
