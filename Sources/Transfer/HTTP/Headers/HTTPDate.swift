public import FoundationEssentials

/// Dates as HTTP writes them (RFC 9110 §5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`, and the two forms of old that every
/// reader still takes, `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`.
public enum HTTPDate {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    private static let weekdays: Set<String> = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]

    /// Reads any of the three forms. The weekday is not checked, a missing zone is UTC, and `+0100` is taken too.
    /// - Parameter now: decides the century of a year with two digits: at most 50 years ahead.
    /// - Returns: `nil` for anything else.
    public static func read(_ text: String, now: Date) -> Date? {
        guard text.utf8.count <= 64 else { return nil }
        var words = text.split { $0 == " " || $0 == "," || $0 == "\t" }.map { $0.lowercased() }
        if let first = words.first, weekdays.contains(String(first.prefix(3))) { words.removeFirst() }
        if let date = words.first, date.contains("-") {
            words.replaceSubrange(0..<1, with: date.split(separator: "-").map(String.init))
        }
        guard words.count >= 4 else { return nil }
        if months.contains(words[0]) {
            // asctime: month, day, time, year.
            words = [words[1], words[0], words[3], words[2]] + words[4...]
        }
        guard words.count <= 5, let day = number(words[0], 1...2), let month = months.firstIndex(of: words[1]),
            let year = year(words[2], now), let time = time(words[3]),
            let offset = words.count == 5 ? offset(words[4]) : 0, (1...length(of: month, year)).contains(day)
        else { return nil }
        let seconds = (daysSince1970(year, month + 1, day)) * 86_400 + time - offset
        return Date(timeIntervalSince1970: Double(seconds))
    }

    private static func number(_ text: String, _ digits: ClosedRange<Int>) -> Int? {
        guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }

    private static func year(_ text: String, _ now: Date) -> Int? {
        if let year = number(text, 4...4) { return year }
        guard let short = number(text, 2...2) else { return nil }
        let years = now.timeIntervalSince1970 / 31_556_952
        guard years.magnitude < 10_000 else { return nil }
        let latest = 1970 + Int(years.rounded(.down)) + 50
        return latest - ((latest - short) % 100 + 100) % 100
    }

    /// Seconds of the day; a leap second is the last one of its minute.
    private static func time(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { number(String($0), 1...2) }
        guard parts.count == 3, let hour = parts[0], let minute = parts[1], let second = parts[2], hour < 24,
            minute < 60, second <= 60
        else { return nil }
        return hour * 3_600 + minute * 60 + min(second, 59)
    }

    /// Seconds east of UTC.
    private static func offset(_ text: String) -> Int? {
        if ["gmt", "utc", "ut", "z"].contains(text) { return 0 }
        guard let sign = text.first, sign == "+" || sign == "-", let digits = number(String(text.dropFirst()), 4...4),
            digits / 100 <= 14, digits % 100 < 60
        else { return nil }
        return (digits / 100 * 3_600 + digits % 100 * 60) * (sign == "-" ? -1 : 1)
    }

    private static func length(of month: Int, _ year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month]
    }

    /// Years begin in March, so that the leap day is the last of its year.
    private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
