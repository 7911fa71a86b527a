internal import FoundationEssentials
internal import Papers

/// Instants as the formats write them: always UTC, in English, whatever the machine is set to.
enum Timestamp {
    /// `2025-12-01T00:00:00Z` (RFC 3339).
    static func rfc3339(_ instant: Date) -> String {
        let (day, time) = parts(of: instant)
        return "\(day)T\(time)Z"
    }

    /// `Mon, 01 Dec 2025 00:00:00 +0000` (RFC 822 as RSS uses it: with four digits of the year).
    static func rfc822(_ instant: Date) -> String {
        let (day, time) = parts(of: instant)
        let date = day.description.split(separator: "-")
        return "\(day.weekday.rawValue.capitalized), \(date[2]) \(month(of: day).prefix(3)) \(date[0]) \(time) +0000"
    }

    /// `23 Mar 2023`.
    static func readable(_ day: Day) -> String {
        "\(day.components.day) \(month(of: day).prefix(3)) \(day.components.year)"
    }

    /// `Monday, 1 December 2025`.
    static func long(_ day: Day) -> String {
        "\(weekday(of: day)), \(day.components.day) \(month(of: day)) \(day.components.year)"
    }

    /// Instants before the year 1 or after 9999 cannot be written; they become the nearest that can.
    private static func parts(of instant: Date) -> (day: Day, time: String) {
        let seconds = instant.timeIntervalSince1970
        let whole = Int(seconds.isNaN ? 0 : min(max(seconds, -62_135_596_800), 253_402_300_799).rounded(.down))
        let day = Day(utc: Date(timeIntervalSince1970: Double(whole)))
        let inDay = whole - day.ordinal * 86_400
        return (
            day,
            [inDay / 3600, inDay / 60 % 60, inDay % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        )
    }

    private static func month(of day: Day) -> String {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return months[day.components.month - 1]
    }

    private static func weekday(of day: Day) -> String {
        switch day.weekday {
        case .monday: "Monday"
        case .tuesday: "Tuesday"
        case .wednesday: "Wednesday"
        case .thursday: "Thursday"
        case .friday: "Friday"
        case .saturday: "Saturday"
        case .sunday: "Sunday"
        }
    }
}
