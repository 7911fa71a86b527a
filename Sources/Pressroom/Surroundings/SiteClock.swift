public import Foundation
internal import Papers

/// The clock of one command: the system's, or the instant of `--as-of`.
public struct SiteClock: Hashable, Sendable {
    /// The command's now, the same for all it does.
    public let now: Date
    /// Whether `--as-of` (or a demo) set it: then every edition of that day is due.
    public let isSet: Bool

    public init(now: Date, isSet: Bool) {
        self.now = now
        self.isSet = isSet
    }

    /// The clock for an `--as-of` argument, or `nil` where the text is neither a day nor an instant.
    ///
    /// - Parameters:
    ///   - asOf: `2025-12-01`, which means 12:00 that day in the site's zone, or `2025-12-01T07:30:00Z` (RFC 3339).
    ///   - timezone: the site's zone.
    public init?(asOf: String, timezone: TimeZone) {
        if let day = Day(asOf) {
            self.init(now: day.noon(in: timezone), isSet: true)
        } else if Self.isInstant(asOf), let instant = try? Date(asOf, strategy: .iso8601) {
            self.init(now: instant, isSet: true)
        } else {
            return nil
        }
    }

    /// The strategy rolls 25:00 over to the next day; here it is a slip of the pen.
    private static func isInstant(_ text: String) -> Bool {
        guard let match = text.wholeMatch(of: #/(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(Z|[+-]\d\d:?\d\d)/#) else {
            return false
        }
        let limits = [(match.2, 23), (match.3, 59), (match.4, 59)]
        return Day(String(match.1)) != nil && limits.allSatisfy { (Int($0) ?? .max) <= $1 }
    }
}

extension Day {
    /// 12:00 on the wall in that zone.
    func noon(in timezone: TimeZone) -> Date {
        let asIfUTC = start.addingTimeInterval(12 * 3_600)
        return asIfUTC.addingTimeInterval(-Double(timezone.secondsFromGMT(for: asIfUTC)))
    }

    /// The day on the wall in that zone.
    init(of instant: Date, in timezone: TimeZone) {
        self.init(utc: instant.addingTimeInterval(Double(timezone.secondsFromGMT(for: instant))))
    }
}
