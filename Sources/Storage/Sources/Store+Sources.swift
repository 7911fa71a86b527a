internal import Foundation
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

    /// The states of all sources that were ever fetched, by id.
    public func sourceStates() async throws(StorageError) -> [SourceState] {
        try await read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM sourceState ORDER BY source").map(Self.state)
        }
    }

    /// Remembers a source's state, in place of an earlier one. One commit.
    /// - Parameter body: The bytes of a good answer, which become the last good body: `body` of the state is not asked.
    ///   `nil` = the state's own stays. Bodies to which no source refers any more are removed.
    /// - Returns: The state as it is stored.
    @discardableResult
    public func save(_ state: SourceState, body: [UInt8]? = nil) async throws(StorageError) -> SourceState {
        try await write { database in
            var state = state
            let before = try String.fetchOne(
                database, sql: "SELECT body FROM sourceState WHERE source = ?", arguments: [state.source])
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
            if let before, before != state.body {
                try database.execute(
                    sql: """
                        DELETE FROM sourceBody WHERE id = :id
                            AND NOT EXISTS (SELECT 1 FROM sourceState WHERE body = :id)
                        """, arguments: ["id": before])
            }
            return state
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
