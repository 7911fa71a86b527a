internal import Foundation
internal import GRDB

extension Store {
    /// Keeps bytes under their hash; what is there already is not stored again. One commit.
    /// - Returns: The ids in the order of the contents: SHA-256, hexadecimal.
    public func keep(_ contents: [[UInt8]]) async throws(StorageError) -> [String] {
        guard !contents.isEmpty else { return [] }
        return try await write { database in
            let statement = try database.cachedStatement(sql: "INSERT OR IGNORE INTO content VALUES (?, ?)")
            return try contents.map { bytes in
                let id = ContentID.of(bytes)
                try statement.execute(arguments: [id, Data(bytes)])
                return id
            }
        }
    }

    /// Kept bytes by id; unknown ids are absent.
    public func contents(_ ids: some Collection<String>) async throws(StorageError) -> [String: [UInt8]] {
        let list: String
        do { list = try StoredJSON.list(ids) } catch { throw StorageError(error) }
        return try await read { database in
            try Row.fetchAll(
                database, sql: "SELECT id, bytes FROM content WHERE id IN (SELECT value FROM json_each(?))",
                arguments: [list]
            ).reduce(into: [:]) { contents, row in
                contents[row["id"] as String] = [UInt8](row["bytes"] as Data)
            }
        }
    }

    /// A remembered fact about this site, such as its tag; `nil` where nothing was set.
    public func value(_ key: String) async throws(StorageError) -> String? {
        try await read { database in
            try String.fetchOne(database, sql: "SELECT value FROM meta WHERE key = ?", arguments: [key])
        }
    }

    /// Remembers a fact, in place of an earlier one.
    public func setValue(_ key: String, _ value: String) async throws(StorageError) {
        try await write { database in
            try database.execute(sql: "INSERT OR REPLACE INTO meta VALUES (?, ?)", arguments: [key, value])
        }
    }

    /// Remembers a fact that never changes.
    /// - Returns: What is remembered now: `value`, or what somebody set before.
    public func setValueOnce(_ key: String, _ value: String) async throws(StorageError) -> String {
        try await write { database in
            try database.execute(sql: "INSERT OR IGNORE INTO meta VALUES (?, ?)", arguments: [key, value])
            return try String.fetchOne(database, sql: "SELECT value FROM meta WHERE key = ?", arguments: [key])
                ?? value
        }
    }
}
