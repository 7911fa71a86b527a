internal import FoundationEssentials
internal import Papers

/// The clocks of arXiv's announcements.
enum NewYork {
    /// The day in New York at an instant.
    ///
    /// Daylight saving time is that of the law since 2007: from the second Sunday of March, 2:00, to the first Sunday of
    /// November, 2:00 (15 U.S.C. 260a); no announcement is older.
    static func day(at instant: Date) -> Day {
        let standard = Day(utc: instant.addingTimeInterval(-5 * 3600))
        let year = standard.components.year
        guard let march = sunday(2, year: year, month: 3), let november = sunday(1, year: year, month: 11) else {
            return standard
        }
        let begin = march.start.addingTimeInterval(7 * 3600)
        let end = november.start.addingTimeInterval(6 * 3600)
        return begin <= instant && instant < end ? Day(utc: instant.addingTimeInterval(-4 * 3600)) : standard
    }

    /// The nth Sunday of a month.
    private static func sunday(_ number: Int, year: Int, month: Int) -> Day? {
        guard let first = Day(year: year, month: month, day: 1) else { return nil }
        // Day 0 was a Thursday: the days since Sunday are (ordinal + 4) mod 7.
        let past = ((first.ordinal + 4) % 7 + 7) % 7
        return first.adding((7 - past) % 7 + (number - 1) * 7)
    }
}
