internal import Papers

/// The days on which arXiv neither closes its submissions nor announces any.
///
/// Source: arXiv's availability page and its published table of such days, 2003–2026. The rules hold what every year
/// since 2022 has had; Memorial Day is none of them. Between Christmas and New Year arXiv skips one to three further
/// days, chosen anew each year, and now and then a day for a staff meeting: those it has published are listed. What
/// cannot be known comes as a valid feed without entries, which is quiet by itself. Claiming a holiday too many would
/// hush up a stale feed, so doubtful ones (a New Year's Day at a weekend) are left out.
enum ArxivHolidays {
    /// The holiday because of which the feed of that day is empty.
    ///
    /// A batch closes at 14:00 in New York and is dated the next day; Friday's is announced on Sunday evening and dated
    /// Monday. Witness: 2025-12-30 was skipped, and the feeds dated 2025-12-31 were empty.
    static func holiday(silencing day: Day) -> String? {
        holiday(on: day.adding(day.weekday == .monday ? -3 : -1))
    }

    /// The holiday's name.
    static func holiday(on day: Day) -> String? {
        if let name = announced[day.description] { return name }
        let (year, month, date) = day.components
        switch (month, day.weekday) {
        case (1, .monday) where (15...21).contains(date): return "Martin Luther King Day"
        case (9, .monday) where date <= 7: return "Labor Day"
        case (11, .thursday) where (22...28).contains(date): return "Thanksgiving"
        default: break
        }
        if month == 1, date == 1, !day.weekday.isWeekend { return "New Year" }
        return dated.first { observed(year: year, month: $0.month, date: $0.date) == day }?.name
    }

    private static let dated = [
        (month: 6, date: 19, name: "Juneteenth"), (month: 7, date: 4, name: "Independence Day"),
        (month: 12, date: 25, name: "Christmas"),
    ]

    private static let announced = [
        "2025-12-30": "winter break", "2026-12-29": "winter break", "2026-12-31": "winter break",
    ]

    /// The weekday on which a holiday of a fixed date is kept: the Friday before a Saturday, the Monday after a Sunday
    /// (5 U.S.C. 6103). Witness: 2026-07-03, 2022-06-20, 2021-12-24.
    private static func observed(year: Int, month: Int, date: Int) -> Day? {
        guard let day = Day(year: year, month: month, day: date) else { return nil }
        return switch day.weekday {
        case .saturday: day.adding(-1)
        case .sunday: day.adding(1)
        default: day
        }
    }
}
