public import Foundation
internal import GRDB

/// When a host may be asked again: shared by all processes that have the file open.
public struct HostState: Hashable, Sendable {
    /// The last instant at which somebody may ask, or might have asked; `nil` where nobody did.
    public var reserved: Date?
    /// The host is left alone until then, as it wished; `nil` where it did not.
    public var restUntil: Date?

    /// How long the host is to be left alone; `nil` where it does not mind now. What lies more than eight days ahead was
    /// stored under a clock that was wrong: nobody's word is taken for longer than seven.
    public func rest(at now: Date) -> Date? {
        restUntil.flatMap { $0 > now && $0 < now.addingTimeInterval(Self.longestRest) ? $0 : nil }
    }

    static let longestRest: Double = 8 * 86_400
}

extension Store {
    /// Reserves the next instant at which a host may be asked. Reservations queue up, across processes: between two
    /// there are always `spacing` seconds, and none lies in a time for which the host wants to be left alone.
    /// - Parameters:
    ///   - spacing: Seconds, 0 or more; where two callers differ, the greater counts.
    ///   - now: The real clock, even where the command has another.
    /// - Returns: `now`, or the later instant until which the caller must wait.
    public func reserve(host: String, spacing: Double, now: Date) async throws(StorageError) -> Date {
        try await write { database in
            let now = now.milliseconds
            let asked = Int64((max(spacing, 0) * 1_000).rounded(.up))
            let row = try Row.fetchOne(database, sql: "SELECT * FROM host WHERE name = ?", arguments: [host])
            var instant = now
            // A reservation that lies further ahead than a day was made by a clock that was wrong.
            if let row, let last = row["reserved"] as Int64?, last < now + 86_400_000 {
                instant = max(instant, last + max(asked, row["spacing"]))
            }
            if let rest = row.flatMap({ Self.host($0).rest(at: Date(milliseconds: now)) }) {
                instant = max(instant, rest.milliseconds)
            }
            try database.execute(
                sql: """
                    INSERT INTO host (name, reserved, spacing) VALUES (?, ?, ?)
                    ON CONFLICT (name) DO UPDATE SET reserved = excluded.reserved, spacing = excluded.spacing
                    """, arguments: [host, instant, asked])
            return Date(milliseconds: instant)
        }
    }

    /// Leaves a host alone until an instant (`Retry-After`, an exhausted `RateLimit`); an earlier one than is known
    /// already changes nothing.
    public func rest(host: String, until: Date) async throws(StorageError) {
        try await write { database in
            try database.execute(
                sql: """
                    INSERT INTO host (name, spacing, restUntil) VALUES (?, 0, ?)
                    ON CONFLICT (name) DO UPDATE SET restUntil = max(ifnull(restUntil, 0), excluded.restUntil)
                    """, arguments: [host, until.milliseconds])
        }
    }

    /// What is known of a host; reserves nothing.
    public func host(_ name: String) async throws(StorageError) -> HostState {
        try await read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM host WHERE name = ?", arguments: [name]).map(Self.host)
                ?? HostState()
        }
    }

    private static func host(_ row: Row) -> HostState {
        HostState(
            reserved: (row["reserved"] as Int64?).map { Date(milliseconds: $0) },
            restUntil: (row["restUntil"] as Int64?).map { Date(milliseconds: $0) })
    }
}
