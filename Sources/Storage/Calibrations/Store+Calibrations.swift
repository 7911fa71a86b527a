internal import Foundation
internal import GRDB
internal import Papers

extension Store {
    /// The thresholds that were fixed, by their keys; absent ones are not fixed yet.
    public func calibrations(_ keys: some Collection<String>) async throws(StorageError) -> [String: Calibration] {
        let keys = Array(Set(keys))
        guard !keys.isEmpty else { return [:] }
        return try await read { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT * FROM calibration WHERE key IN (SELECT value FROM json_each(?))",
                arguments: [try StoredJSON.list(keys)])
            return rows.reduce(into: [:]) { found, row in
                let key: String = row["key"]
                found[key] = Calibration(
                    key: key, minScore: row["minScore"], day: Day(ordinal: row["day"]), days: row["days"],
                    papers: row["papers"])
            }
        }
    }

    /// Fixes thresholds. One that is fixed already stays as it is: two processes may come to this at the same time.
    public func fix(_ calibrations: [Calibration]) async throws(StorageError) {
        guard !calibrations.isEmpty else { return }
        try await write { database in
            for calibration in calibrations {
                try database.execute(
                    sql: "INSERT OR IGNORE INTO calibration (key, minScore, day, days, papers) VALUES (?, ?, ?, ?, ?)",
                    arguments: [
                        calibration.key, calibration.minScore, calibration.day.ordinal, calibration.days,
                        calibration.papers,
                    ])
            }
        }
    }
}
