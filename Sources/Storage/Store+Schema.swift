internal import Foundation
internal import GRDB

extension Store {
    /// "PBOY": tells our file from any other SQLite file.
    static let applicationID = 0x5042_4F59

    /// Another program's file must not get our tables.
    static func refuseForeignFile(_ path: String) throws {
        guard let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int, size > 0 else {
            return
        }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        let queue: DatabaseQueue
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_READONLY {
            // What a killed process left half-written can be rolled back by a writer alone, which comes next.
            return
        }
        let (id, tables) = try queue.read { database in
            (
                try Int.fetchOne(database, sql: "PRAGMA application_id"),
                // The migrator's own table is there before ours: a process may be making the file at this moment, or
                // have died while it did.
                try Int.fetchOne(
                    database, sql: "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'")
            )
        }
        guard id == applicationID || (id == 0 && tables == 0) else {
            throw StorageError(.corrupt, "the file is an SQLite database, but not one of Paperboy's")
        }
    }

    func migrate() throws {
        let migrator = Self.migrator()
        if try pool.read(migrator.hasBeenSuperseded) {
            throw StorageError(.newer, "the file was written by a newer Paperboy")
        }
        var attempts = 5
        while true {
            do {
                return try migrator.migrate(pool)
            } catch {
                // Another process may be making the same tables at this moment.
                if try pool.read(migrator.hasCompletedMigrations) { return }
                attempts -= 1
                guard attempts > 0 else { throw error }
                Thread.sleep(forTimeInterval: 0.05)
            }
        }
    }

    /// Whether the file has all tables.
    func isComplete() throws -> Bool {
        let migrator = Self.migrator()
        return try pool.read { database in
            if try migrator.hasBeenSuperseded(database) {
                throw StorageError(.newer, "the file was written by a newer Paperboy")
            }
            return try migrator.hasCompletedMigrations(database)
        }
    }

    /// All migrations, oldest first. One that has been released never changes.
    static func migrator() -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("papers") { database in
            try database.execute(sql: "PRAGMA application_id = \(applicationID)")
            try database.execute(sql: papersSchema)
        }
        migrator.registerMigration("ledger") { database in
            try database.execute(sql: ledgerSchema)
        }
        migrator.registerMigration("sources") { database in
            try database.execute(sql: sourcesSchema)
        }
        migrator.registerMigration("validators") { database in
            try database.execute(sql: validatorsSchema)
        }
        migrator.registerMigration("calibrations") { database in
            try database.execute(sql: calibrationsSchema)
        }
        migrator.registerMigration("subscribers") { database in
            try database.execute(sql: subscribersSchema)
        }
        return migrator
    }
}
