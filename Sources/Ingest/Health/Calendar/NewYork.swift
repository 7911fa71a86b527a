// Foundation, not FoundationEssentials: only the former knows zones other than GMT.
internal import Foundation
internal import Papers

/// The civil time that arXiv keeps.
enum NewYork {
    private static let zone = TimeZone(identifier: "America/New_York")

    /// The date on New York's calendars.
    static func day(at instant: Date) -> Day {
        Day(utc: instant.addingTimeInterval(offset(at: instant)))
    }

    /// 00:00 in New York.
    static func midnight(of day: Day) -> Date {
        // Clocks change at 02:00 (15 U.S.C. 260a), so 05:00 UTC, which is 00:00 or 01:00, tells midnight's offset.
        day.start.addingTimeInterval(-offset(at: day.start.addingTimeInterval(5 * 3_600)))
    }

    /// Seconds, negative west of Greenwich; standard time where the system has no zone data.
    private static func offset(at instant: Date) -> TimeInterval {
        TimeInterval(zone?.secondsFromGMT(for: instant) ?? -5 * 3_600)
    }
}
