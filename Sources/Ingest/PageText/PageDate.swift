internal import Papers

/// A date as the page prints it: `Mar 23, 2023`, or `Aug 30` without a year.
struct PageDate: Hashable {
    /// 1…12.
    var month: Int
    /// As printed; whether the month has such a day shows in ``day(notAfter:)``.
    var dayOfMonth: Int
    /// `nil` where the page prints none.
    var year: Int?

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// Reads `Mon D[, YYYY][ N]`, where N is a number of unknown meaning; `nil` for anything else.
    static func read(_ text: String) -> (date: PageDate, count: Int?)? {
        // Longer text is no date, and most text is longer.
        guard text.utf8.count <= 40 else { return nil }
        var words = text.split(separator: " ")
        guard (2...4).contains(words.count), let month = month(words.removeFirst()) else { return nil }
        var day = words.removeFirst()
        let comma = day.last == ","
        if comma { day.removeLast() }
        guard day.utf8.count <= 2, let dayOfMonth = number(day), (1...31).contains(dayOfMonth) else { return nil }
        var date = PageDate(month: month, dayOfMonth: dayOfMonth)
        if let next = words.first, next.utf8.count == 4, let year = number(next), comma || (1900...2199).contains(year)
        {
            date.year = year
            words.removeFirst()
        } else if comma {
            return nil
        }
        if words.isEmpty { return (date, nil) }
        guard words.count == 1, let count = number(words[0]) else { return nil }
        return (date, count)
    }

    /// The day that is meant; `nil` where the calendar has no such day.
    ///
    /// Without a year it is the year of `limit`, or the year before where the date would lie after `limit`.
    func day(notAfter limit: Day) -> Day? {
        if let year { return Day(year: year, month: month, day: dayOfMonth) }
        let last = limit.components
        let isLater = (month, dayOfMonth) > (last.month, last.day)
        return Day(year: isLater ? last.year - 1 : last.year, month: month, day: dayOfMonth)
    }

    /// A name in full or its first three letters (`Sept` too), in any case.
    private static func month(_ word: Substring) -> Int? {
        let name = (word.last == "." ? word.dropLast() : word).lowercased()
        guard name.utf8.count >= 3 else { return nil }
        return months.firstIndex { $0 == name || ($0.hasPrefix(name) && name.utf8.count <= 4) }.map { $0 + 1 }
    }

    /// Digits alone; `Int` would take a sign.
    static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }
}
