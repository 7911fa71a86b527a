public import FoundationEssentials

/// A date and time as mail writes it: `Mon, 1 Dec 2025 07:30:00 +0100` (RFC 5322 §3.3). No locale has a say in it.
public enum MailDate {
    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    /// 1900-01-01 and 9999-12-31 with room for any offset, in seconds since 1970: what the grammar can write.
    private static let range = -2_208_902_400.0...253_402_214_400.0

    /// - Parameters:
    ///   - date: whole seconds are written; beyond the years 1900…9999 the nearest of them.
    ///   - offsetMinutes: minutes east of UTC, −840…840 (the zones there are); beyond, UTC.
    public static func text(_ date: Date, offsetMinutes: Int) -> String {
        let offset = (-840...840).contains(offsetMinutes) ? offsetMinutes : 0
        let seconds = date.timeIntervalSince1970
        let bounded = seconds.isNaN ? 0 : min(max(seconds, range.lowerBound), range.upperBound)
        let local = Int(bounded.rounded(.down)) + offset * 60
        let days = (local >= 0 ? local : local - 86_399) / 86_400
        let time = local - days * 86_400
        let civil = civilDate(days)
        let zone = abs(offset)
        return "\(weekdays[(days % 7 + 7) % 7]), \(civil.day) \(months[civil.month - 1]) \(civil.year) "
            + "\(two(time / 3_600)):\(two(time / 60 % 60)):\(two(time % 60)) "
            + "\(offset < 0 ? "-" : "+")\(two(zone / 60))\(two(zone % 60))"
    }

    /// The civil date of a day since 1970-01-01; years begin in March, so that the leap day is the last of its year.
    private static func civilDate(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1
        )
    }

    private static func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
