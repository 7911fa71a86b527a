public import Foundation
internal import Papers

/// Instants as people read them on a wall: the one form for all that is printed. Data for programs have them as RFC 3339.
public enum WallText {
    /// `2025-12-01 07:30 Europe/Berlin`.
    public static func minute(_ instant: Date, in zone: TimeZone) -> String {
        "\(bare(instant, in: zone)) \(name(zone))"
    }

    /// `2025-12-01 07:30`, for tables that name the zone in their head.
    public static func bare(_ instant: Date, in zone: TimeZone) -> String {
        let wall = instant.addingTimeInterval(Double(zone.secondsFromGMT(for: instant)))
        let minutes = Int((wall.timeIntervalSince(Day(utc: wall).start) / 60).rounded(.down))
        return "\(Day(utc: wall)) \(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
    }

    /// The end of a time for which somebody must wait, rounded up: at that minute it is over.
    public static func end(_ instant: Date, in zone: TimeZone) -> String {
        minute(Date(timeIntervalSince1970: (instant.timeIntervalSince1970 / 60).rounded(.up) * 60), in: zone)
    }

    /// As it is configured; `UTC` for what Foundation calls GMT.
    public static func name(_ zone: TimeZone) -> String { zone.identifier == "GMT" ? "UTC" : zone.identifier }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
