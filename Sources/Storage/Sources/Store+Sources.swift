public import Foundation
internal import GRDB
internal import Papers

extension Store {
    /// What fetching the source again must know; `nil` before its first fetch.
    public func sourceState(_ source: String) async throws(StorageError) -> SourceState? {
        try await read { database in
            let statement = try database.cachedStatement(sql: "SELECT * FROM sourceState WHERE source = ?")
            return try Row.fetchOne(statement, arguments: [source]).map(Self.state)
        }
    }

    /// Changes what is remembered of a source, as it is stored at that moment: of two processes that look at one source at
    /// once, neither undoes what the other has noted. One transaction.
    /// - Parameters:
    ///   - fresh: What is changed where nothing is remembered yet, or only what another place (`url`) has said.
    ///   - body: The bytes of a good answer, which become the last good body. `nil` = the state's own stays. Bodies to
    ///     which no source refers any more are removed.
    ///   - change: It must not call the store.
    /// - Returns: What `change` returns.
    @discardableResult
    public func revise<Value: Sendable>(
        _ fresh: SourceState, body: [UInt8]? = nil, _ change: @escaping @Sendable (inout SourceState) -> Value
    ) async throws(StorageError) -> Value {
        try await write { database in
            let stored = try Row.fetchOne(
                database, sql: "SELECT * FROM sourceState WHERE source = ?", arguments: [fresh.source]
            ).map(Self.state)
            var state = stored.flatMap { $0.url == fresh.url ? $0 : nil } ?? fresh
            let value = change(&state)
            if let body {
                let id = ContentID.of(body)
                state.body = id
                try database.execute(
                    sql: "INSERT OR IGNORE INTO sourceBody VALUES (?, ?)", arguments: [id, Data(body)])
            }
            try database.execute(
                sql: "INSERT OR REPLACE INTO sourceState VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    state.source, state.url, state.movedURL,
                    try StoredJSON.text(state.movedDays.map(\.ordinal)), state.etag, state.lastModified, state.body,
                    state.checkedAt?.milliseconds, state.fetchedAt?.milliseconds, state.notBefore?.milliseconds,
                    state.failures, state.isGone, state.validatorsURL,
                ])
            if let before = stored?.body, before != state.body { try Self.dropBody(before, database) }
            return value
        }
    }

    /// Forgets what fetching needs of sources that are configured no more, or never were: their last good bodies are the
    /// largest things in the file. Their papers and readings stay.
    /// - Parameters:
    ///   - kept: Ids of the configured sources.
    ///   - instant: Sources whose server has answered since then are kept too.
    public func forgetSources(besides kept: [String], unlessAskedSince instant: Date) async throws(StorageError) {
        try await write { database in
            let gone = try Row.fetchAll(
                database,
                sql: """
                    SELECT source, body FROM sourceState WHERE ifnull(checkedAt, 0) < ?
                        AND source NOT IN (SELECT value FROM json_each(?))
                    """, arguments: [instant.milliseconds, try StoredJSON.list(kept)]
            ).map { (source: $0[0] as String, body: $0[1] as String?) }
            for state in gone {
                try database.execute(sql: "DELETE FROM sourceState WHERE source = ?", arguments: [state.source])
                if let body = state.body { try Self.dropBody(body, database) }
            }
        }
    }

    private static func dropBody(_ id: String, _ database: Database) throws {
        try database.execute(
            sql: """
                DELETE FROM sourceBody WHERE id = :id AND NOT EXISTS (SELECT 1 FROM sourceState WHERE body = :id)
                """, arguments: ["id": id])
    }

    /// Whether the last good body of a source is there.
    public func hasBody(of state: SourceState) async throws(StorageError) -> Bool {
        guard let id = state.body else { return false }
        return try await read { database in
            try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM sourceBody WHERE id = ?)", arguments: [id]) ?? false
        }
    }

    /// The last good body of a source; `nil` where there is none.
    public func body(of state: SourceState) async throws(StorageError) -> [UInt8]? {
        guard let id = state.body else { return nil }
        return try await read { database in
            try Data.fetchOne(database, sql: "SELECT bytes FROM sourceBody WHERE id = ?", arguments: [id])
                .map { [UInt8]($0) }
        }
    }

    private static func state(_ row: Row) throws -> SourceState {
        var next = ColumnReader(row)
        return SourceState(
            source: next.text(), url: next.text(), movedURL: next.optionalText(),
            movedDays: try StoredJSON.decode([Int].self, Data(next.text().utf8)).map(Day.init(ordinal:)),
            etag: next.optionalText(), lastModified: next.optionalText(), body: next.optionalText(),
            checkedAt: next.optionalInstant(), fetchedAt: next.optionalInstant(), notBefore: next.optionalInstant(),
            failures: next.integer(), isGone: next.flag(), validatorsURL: next.optionalText())
    }
}
