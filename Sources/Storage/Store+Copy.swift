internal import GRDB

extension Store {
    /// Writes what a file holds now to a new file. The file stays as it is, even one with older tables: those of the copy
    /// are brought up to date when it is opened.
    /// - Parameters:
    ///   - path: The file; other processes may be writing it.
    ///   - copy: Must not exist.
    public static func copy(_ path: String, to copy: String) throws(StorageError) {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            // Outside of a transaction, as VACUUM wants it.
            try queue.inDatabase { database in
                try database.execute(sql: "VACUUM INTO ?", arguments: [copy])
            }
            try queue.close()
        } catch {
            throw StorageError(error)
        }
    }
}
