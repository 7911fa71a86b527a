internal import Foundation
internal import GRDB

/// The SQLite file that holds everything durable: papers, letters, the ledger. Any number of processes may open it.
///
/// Each call is one transaction and one fsync, and is on disk when it returns. It runs to its end even where the calling
/// task is cancelled.
public final class Store: Sendable {
    /// What the opener means to do.
    public enum Access: Sendable {
        /// Makes the file where there is none, and brings its tables up to date.
        case readWrite
        /// Makes no file, and changes none but an older one, whose tables are brought up to date first.
        case readOnly
    }

    let pool: DatabasePool
    public let path: String

    private init(pool: DatabasePool, path: String) {
        self.pool = pool
        self.path = path
    }

    /// Opens the file at `path`.
    /// - Parameter patience: Seconds to wait for another process that is writing. Default 10.
    public static func open(
        _ path: String, access: Access = .readWrite, patience: Double = 10
    ) throws(StorageError) -> Store {
        var attempts = 20
        while true {
            do throws(StorageError) {
                return try openOnce(path, access: access, patience: patience)
            } catch {
                // Two processes that make the file at the same moment: SQLite does not wait while it turns on WAL.
                guard error.isTransient, attempts > 0 else { throw error }
                attempts -= 1
                Thread.sleep(forTimeInterval: 0.05)
            }
        }
    }

    private static func openOnce(_ path: String, access: Access, patience: Double) throws(StorageError) -> Store {
        var configuration = Configuration()
        configuration.label = "paperboy"
        configuration.busyMode = .timeout(patience)
        configuration.readonly = access == .readOnly
        do {
            if access == .readWrite { try refuseForeignFile(path) }
            let store = Store(pool: try DatabasePool(path: path, configuration: configuration), path: path)
            if access == .readWrite {
                try store.insistOnDurability()
                try store.migrate()
            } else if try !store.isComplete() {
                // An older file, or one whose maker was killed: there is nothing to read before its tables are there.
                try store.close()
                try openOnce(path, access: .readWrite, patience: patience).close()
                return try openOnce(path, access: .readOnly, patience: patience)
            }
            return store
        } catch {
            throw StorageError(error)
        }
    }

    /// Closes the file; later calls fail. Without it the file closes when the last reference goes.
    public func close() throws(StorageError) {
        do { try pool.close() } catch { throw StorageError(error) }
    }

    /// WAL with `synchronous` NORMAL forgets committed rows in a power cut, and no kill shows it. GRDB sets NORMAL after
    /// its configuration has run, so FULL is set after opening, and read back.
    private func insistOnDurability() throws {
        let (level, mode) = try pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            return (
                try Int.fetchOne(database, sql: "PRAGMA synchronous"),
                try String.fetchOne(database, sql: "PRAGMA journal_mode")
            )
        }
        guard level == 2, mode == "wal" else {
            throw StorageError(.notDurable, "the file system does not let SQLite write durably (WAL, synchronous FULL)")
        }
    }

    /// Runs `body` in one transaction; on disk when it returns.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StorageError) -> Value {
        let pool = self.pool
        // A task of its own: GRDB would undo the transaction of a cancelled one, and an outcome that is known must not
        // be dropped because somebody pressed Ctrl-C.
        let result = await Task { () -> Result<Value, any Error> in
            do { return .success(try await pool.write(body)) } catch { return .failure(error) }
        }.value
        do { return try result.get() } catch { throw StorageError(error) }
    }

    /// Reads from one snapshot of the file.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StorageError) -> Value {
        let pool = self.pool
        let result = await Task { () -> Result<Value, any Error> in
            do { return .success(try await pool.read(body)) } catch { return .failure(error) }
        }.value
        do { return try result.get() } catch { throw StorageError(error) }
    }
}
