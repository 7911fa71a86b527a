internal import Foundation
internal import GRDB

extension SubscriberDraft {
    /// Compares the rows with each other, with the operator's file and with the store, gives each an id, and takes those
    /// out that cannot stay.
    /// - Parameter limit: Most conflicts of one kind that are told apart; all are counted.
    /// - Returns: What was taken out, by line, and how many there are beyond those. Rows that the file has already are
    ///   told apart from the others.
    public func review(
        limit: Int
    ) async throws(StorageError) -> (conflicts: [DraftConflict], inFile: [DraftConflict], more: Int, moreInFile: Int) {
        try await gather { database in
            var review = Review(database: database, limit: limit)
            try database.execute(
                sql: """
                    CREATE INDEX temp.draft_email ON draft (email, line);
                    CREATE INDEX temp.taken_email ON taken (email);
                    """)
            try review.takeOut(Self.sameAddress) { .sameAddress(line: $0[1]) }
            let conflicts = (review.conflicts, review.more)
            (review.conflicts, review.more) = ([], 0)
            try review.takeOut(Self.inFile) { .inFile($0[1]) }
            let inFile = (review.conflicts, review.more)
            (review.conflicts, review.more) = conflicts
            try database.execute(sql: Self.knownIDs)
            try review.takeOut(Self.sameID) { .sameID($0[2], line: $0[1]) }
            try review.takeOut(Self.otherID) { .addressOf($0[1]) }
            try database.execute(sql: Self.newIDs)
            try review.takeOut(Self.noFreeID) { _ in .noFreeID }
            return (review.conflicts.sorted { $0.line < $1.line }, inFile.0, review.more, inFile.1)
        }
    }

    /// Queries give the line to be taken out first.
    private struct Review {
        let database: Database
        let limit: Int
        var conflicts: [DraftConflict] = []
        var more = 0

        mutating func takeOut(_ query: String, _ kind: (Row) -> DraftConflict.Kind) throws {
            try database.execute(sql: "DROP TABLE IF EXISTS temp.conflict; CREATE TEMP TABLE conflict AS \(query)")
            let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM temp.conflict") ?? 0
            guard count > 0 else { return }
            let rows = try Row.fetchAll(
                database, sql: "SELECT * FROM temp.conflict ORDER BY 1 LIMIT ?", arguments: [limit])
            conflicts += rows.map { DraftConflict(line: $0[0], kind: kind($0)) }
            more += count - rows.count
            try database.execute(
                sql: "DELETE FROM temp.draft WHERE line IN (SELECT line FROM temp.conflict); DROP TABLE temp.conflict")
        }
    }

    private static let sameAddress = """
        SELECT line, first FROM (
            SELECT line, first_value(line) OVER (PARTITION BY email ORDER BY line) AS first FROM temp.draft)
        WHERE line <> first
        """

    private static let inFile = """
        SELECT line, min(id) AS id FROM (
            SELECT d.line, t.id FROM temp.draft d JOIN temp.taken t ON t.email = d.email
            UNION ALL SELECT d.line, t.id FROM temp.draft d JOIN temp.taken t ON t.id = d.id)
        GROUP BY line
        """

    /// Whoever is here already keeps the id.
    private static let knownIDs = """
        UPDATE temp.draft SET id = (SELECT s.id FROM main.subscriber s WHERE s.email = draft.email) WHERE id IS NULL;
        CREATE INDEX temp.draft_id ON draft (id, line);
        """

    private static let sameID = """
        SELECT line, first, id FROM (
            SELECT line, id, first_value(line) OVER (PARTITION BY id ORDER BY line) AS first
            FROM temp.draft WHERE id IS NOT NULL)
        WHERE line <> first
        """

    private static let otherID = """
        SELECT d.line, s.id FROM temp.draft d JOIN main.subscriber s ON s.email = d.email WHERE d.id <> s.id
        """

    /// The first of those who would like an id gets it, unless it is taken; the others get what is theirs alone. So the
    /// same file gives the same ids.
    private static let newIDs = """
        CREATE TEMP TABLE chosen AS
            SELECT d.line, CASE WHEN d.place = 1
                AND NOT EXISTS (SELECT 1 FROM main.subscriber s WHERE s.id = d.proposal)
                AND NOT EXISTS (SELECT 1 FROM temp.taken t WHERE t.id = d.proposal)
                AND NOT EXISTS (SELECT 1 FROM temp.draft o WHERE o.id = d.proposal)
                THEN d.proposal ELSE d.spare END AS id
            FROM (SELECT line, proposal, spare, row_number() OVER (PARTITION BY proposal ORDER BY line) AS place
                  FROM temp.draft WHERE id IS NULL) d;
        CREATE UNIQUE INDEX temp.chosen_line ON chosen (line);
        DROP INDEX temp.draft_id;
        UPDATE temp.draft SET id = (SELECT c.id FROM temp.chosen c WHERE c.line = draft.line) WHERE id IS NULL;
        DROP TABLE temp.chosen;
        CREATE INDEX temp.draft_id ON draft (id, line);
        """

    private static let noFreeID = """
        SELECT line FROM (
            SELECT line, id, first_value(line) OVER (PARTITION BY id ORDER BY line) AS first, email FROM temp.draft) d
        WHERE line <> first OR EXISTS (SELECT 1 FROM temp.taken t WHERE t.id = d.id)
            OR EXISTS (SELECT 1 FROM main.subscriber s WHERE s.id = d.id AND s.email <> d.email
                AND d.id IN (SELECT spare FROM temp.draft x WHERE x.line = d.line))
        """
}
