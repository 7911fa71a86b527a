internal import GRDB

extension Store {
    /// Writes what is stored now to a new file.
    /// - Parameter path: Must not exist.
    public func copy(to path: String) async throws(StorageError) {
        do {
            // Outside of a transaction, as VACUUM wants it; a reader's connection suffices.
            try await pool.unsafeRead { database in
                try database.execute(sql: "VACUUM INTO ?", arguments: [path])
            }
        } catch {
            throw StorageError(error)
        }
    }
}
