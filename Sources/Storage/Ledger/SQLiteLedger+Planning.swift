public import Editions
internal import Foundation
internal import GRDB
public import Outbox
internal import Papers

extension SQLiteLedger {
    public func plan(_ letters: [PlannedLetter]) async throws(LedgerError) -> [PlanResult] {
        guard !letters.isEmpty else { return [] }
        let now = now()
        return try await write { database in try letters.map { try plan($0, now: now, database) } }
    }

    private func plan(_ letter: PlannedLetter, now: Date, _ database: Database) throws -> PlanResult {
        if let old = try LetterRow.fetch(database, ids: [letter.id])[letter.id] { return .alreadyThere(old.state) }
        let others = try unfinished(letter.id.subscriber, database)
        if let held = others.first(where: \.isInHand) { return .busy(held.id) }
        let gone = others.filter(\.isSupersedable)
        let overlap = try taken(letter.papers, from: letter.id, database)
        guard overlap.isEmpty else { return .papersOverlap(overlap) }
        for old in gone {
            var new = old
            new.supersede(by: letter.id, now: now)
            try LetterRow.update(old, new, database)
        }
        let record = LetterRecord(id: letter.id, state: .planned, dueAt: letter.dueAt, now: now)
        try LetterRow.insert(record, lane: letter.lane, database)
        try ContentsRow.insert(letter, database)
        return .planned(superseding: gone.map(\.id))
    }

    /// The subscriber's letters that a run may still change, oldest first.
    private func unfinished(_ subscriber: String, _ database: Database) throws -> [LetterRecord] {
        try LetterRow.fetch(
            database,
            """
            WHERE d.subscriber = :subscriber AND d.state IN ('planned', 'attempting', 'deferred', 'unknown')
            ORDER BY d.day, d.generation
            """, index: "delivery_unfinished", arguments: ["subscriber": subscriber])
    }

    /// Those papers that letters of other days keep from going into this one. Letters of the same day are other
    /// generations of it, which the operator has asked for; those that are about to be superseded keep nothing.
    private func taken(
        _ papers: [PlannedLetter.Item], from id: EditionID, _ database: Database
    ) throws -> [PaperID] {
        let names = try StoredJSON.list(papers.flatMap(\.names).map(\.description))
        let statement = try database.cachedStatement(
            sql: """
                SELECT p.name FROM letterPaper p \(Self.joinedToDelivery)
                WHERE p.live = 1 AND p.subscriber = :subscriber AND p.day <> :day AND NOT \(Self.supersedable)
                    AND p.name IN (SELECT value FROM json_each(:names))
                """)
        let found = try Set(
            String.fetchAll(
                statement, arguments: ["subscriber": id.subscriber, "day": id.day.ordinal, "names": names]))
        return papers.filter { $0.names.contains { found.contains($0.description) } }.map(\.paper)
    }

    static let joinedToDelivery = "JOIN delivery d ON d.id = p.id LEFT JOIN claim c ON c.id = p.id"
    /// `LetterRecord.isSupersedable` in SQL.
    static let supersedable = "(d.state IN ('planned', 'deferred') AND c.id IS NULL AND d.mayHaveArrived = 0)"

    public func skip(_ skips: [Skip]) async throws(LedgerError) -> [SkipResult] {
        guard !skips.isEmpty else { return [] }
        let now = now()
        return try await write { database in
            try skips.map { skip in
                guard let old = try LetterRow.fetch(database, ids: [skip.id])[skip.id] else {
                    let state = DeliveryState.skipped(reason: skip.reason)
                    let record = LetterRecord(id: skip.id, state: state, dueAt: skip.dueAt, now: now)
                    try LetterRow.insert(record, lane: nil, database)
                    return .skipped
                }
                guard old.isSkippable else { return .alreadyThere(old.state) }
                var new = old
                new.skip(skip.reason, now: now)
                try LetterRow.update(old, new, database)
                return .skipped
            }
        }
    }

    public func retry(_ ids: [EditionID]) async throws(LedgerError) -> [RetryResult] {
        guard !ids.isEmpty else { return [] }
        let now = now()
        return try await write { database in try ids.map { try retry($0, now: now, database) } }
    }

    private func retry(_ id: EditionID, now: Date, _ database: Database) throws -> RetryResult {
        guard let old = try LetterRow.fetch(database, ids: [id])[id] else { return .absent }
        if let obstacle = old.retryObstacle { return obstacle }
        if !old.holdsPapers {
            let others = try unfinished(id.subscriber, database)
            if let busy = others.filter(\.isUnfinished).map(\.id).min() { return .busy(busy) }
            let items = try ContentsRow.fetch(database, ids: [id])[id]?.papers ?? []
            let overlap = try taken(items, from: id, database)
            guard overlap.isEmpty else { return .papersTaken(overlap) }
        }
        var new = old
        new.retry(now: now)
        try LetterRow.update(old, new, database)
        return .planned
    }
}
