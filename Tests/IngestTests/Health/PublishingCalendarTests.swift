import FoundationEssentials
import Papers
import Testing

@testable import Ingest

@Suite struct PublishingCalendarTests {
    /// Feeds dated these days are empty; the days of 2022…2026 that arXiv has published, each dated a day later,
    /// or on Monday after a Friday.
    @Test(arguments: [
        "2022-01-18", "2022-09-06", "2022-11-25", "2023-01-17", "2023-06-20", "2023-07-05", "2023-09-05", "2023-11-24",
        "2023-12-26", "2024-01-16", "2024-06-20", "2024-07-05", "2024-09-03", "2024-11-29", "2024-12-26", "2025-01-02",
        "2025-01-21", "2025-06-20", "2025-07-07", "2025-09-02", "2025-11-28", "2025-12-26", "2025-12-31", "2026-01-02",
        "2026-01-20", "2026-06-22", "2026-07-06", "2026-09-08", "2026-11-27", "2026-12-28", "2026-12-30", "2027-01-04",
    ])
    func knowsArxivsHolidays(_ date: String) {
        guard case .holiday? = PublishingCalendar.arxiv.dayOff(day(date)) else {
            Issue.record("\(date) is taken for a day of announcements")
            return
        }
        #expect(PublishingCalendar.dailyPapers.dayOff(day(date)) == nil)
    }

    @Test func takesNoOtherDayForAHoliday() {
        let calendar = PublishingCalendar.arxiv
        let holidays = (0..<365).map { day("2025-01-01").adding($0) }.filter {
            if case .holiday? = calendar.dayOff($0) { true } else { false }
        }
        // Memorial Day, Columbus Day and Veterans Day are none of arXiv's.
        #expect(
            holidays.map(\.description) == [
                "2025-01-02", "2025-01-21", "2025-06-20", "2025-07-07", "2025-09-02", "2025-11-28", "2025-12-26",
                "2025-12-31",
            ])
    }

    @Test(arguments: [
        ("2025-12-01 04:59", "2025-11-30"), ("2025-12-01 05:00", "2025-12-01"), ("2025-07-01 03:59", "2025-06-30"),
        ("2025-07-01 04:00", "2025-07-01"), ("2026-03-08 05:00", "2026-03-08"), ("2026-03-09 04:00", "2026-03-09"),
        ("2025-11-02 04:00", "2025-11-02"), ("2025-11-03 04:59", "2025-11-02"),
    ])
    func countsArxivsDaysInNewYork(at clock: String, date: String) {
        #expect(PublishingCalendar.arxiv.day(at: instant(clock), referenceDay: day("2000-01-01")) == day(date))
    }

    @Test(arguments: [
        ("2025-12-01", "2025-12-01 05:00"), ("2025-07-01", "2025-07-01 04:00"), ("2026-03-08", "2026-03-08 05:00"),
        ("2026-03-09", "2026-03-09 04:00"), ("2025-11-02", "2025-11-02 04:00"), ("2025-11-03", "2025-11-03 05:00"),
    ])
    func beginsArxivsDaysAtMidnightInNewYork(date: String, clock: String) {
        #expect(PublishingCalendar.arxiv.start(of: day(date)) == instant(clock))
    }

    @Test func countsDaysOfPublishing() {
        let (friday, monday) = (day("2025-11-28"), day("2025-12-01"))
        #expect(PublishingCalendar.dailyPapers.publishingDays(after: friday, through: monday) == 1)
        #expect(PublishingCalendar.none.publishingDays(after: friday, through: monday) == 3)
        #expect(PublishingCalendar.none.publishingDays(after: monday, through: friday) == 0)
        #expect(PublishingCalendar.none.publishingDays(after: Day(ordinal: -9_000_000), through: monday) == 367)
    }

    @Test func goesByTheFormat() {
        #expect(PublishingCalendar(.arxivRSS) == .arxiv)
        #expect([SourceFormat.text, .hfJSON, .hfHTML].allSatisfy { PublishingCalendar($0) == .dailyPapers })
        #expect([SourceFormat.feed, .arxivAtom, .auto].allSatisfy { PublishingCalendar($0) == .none })
    }
}
