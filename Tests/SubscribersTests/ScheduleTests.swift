import Foundation
import Papers
import Subscribers
import Testing

@Suite struct ScheduleTests {
    static func schedule(
        _ zone: String?, _ sendAt: String, _ frequency: String = "daily", site: String = "UTC"
    ) throws -> Schedule {
        let preferences = DeliveryPreferences(
            frequency: try #require(DeliveryPreferences.Frequency(frequency)),
            sendAt: try #require(WallClock.minutes(sendAt)), timezone: zone)
        return Schedule(preferences, siteZone: try #require(Timezones.zone(site)))
    }

    static func instant(_ text: String) throws -> Date {
        try Date(text, strategy: .iso8601)
    }

    @Test(arguments: [
        // Ordinary days, and the offset that is not a whole hour.
        ("UTC", "2026-03-02", "07:00", "2026-03-02T07:00:00Z"),
        ("Asia/Kathmandu", "2026-03-02", "07:30", "2026-03-02T01:45:00Z"),
        ("Asia/Kathmandu", "2026-03-02", "00:00", "2026-03-01T18:15:00Z"),
        // Spring: 02:00 → 03:00. Before, in, at the end of, and after the gap.
        ("Europe/Berlin", "2026-03-28", "02:30", "2026-03-28T01:30:00Z"),
        ("Europe/Berlin", "2026-03-29", "01:59", "2026-03-29T00:59:00Z"),
        ("Europe/Berlin", "2026-03-29", "02:00", "2026-03-29T01:00:00Z"),
        ("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:00:00Z"),
        ("Europe/Berlin", "2026-03-29", "03:00", "2026-03-29T01:00:00Z"),
        ("Europe/Berlin", "2026-03-29", "07:30", "2026-03-29T05:30:00Z"),
        // Autumn: 03:00 → 02:00. The first of the two.
        ("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30:00Z"),
        ("Europe/Berlin", "2026-10-25", "03:00", "2026-10-25T02:00:00Z"),
        ("America/New_York", "2026-03-08", "02:30", "2026-03-08T07:00:00Z"),
        ("America/New_York", "2026-03-08", "07:00", "2026-03-08T11:00:00Z"),
        ("America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00Z"),
        ("America/New_York", "2026-11-01", "07:00", "2026-11-01T12:00:00Z"),
        // Apia skipped 30 December 2011 at the date line.
        ("Pacific/Apia", "2011-12-29", "07:00", "2011-12-29T17:00:00Z"),
        ("Pacific/Apia", "2011-12-30", "07:00", "2011-12-30T10:00:00Z"),
        ("Pacific/Apia", "2011-12-31", "07:00", "2011-12-30T17:00:00Z"),
        // A gap around midnight: 23:30 → 00:30 the next day.
        ("America/Toronto", "1919-03-30", "23:45", "1919-03-31T04:30:00Z"),
    ])
    func knowsTheDueInstantOfADay(zone: String, day: String, sendAt: String, expected: String) throws {
        let due = try Self.schedule(zone, sendAt).due(on: try #require(Day(day)))
        #expect(due == (try Self.instant(expected)))
    }

    @Test(arguments: [
        ("Europe/Berlin", "2026-03-28T22:59:59Z", "2026-03-28"),
        ("Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-29"),
        ("Europe/Berlin", "2026-03-29T22:00:00Z", "2026-03-30"), ("Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29"),
        ("Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31"),
        ("America/New_York", "2026-01-01T04:59:59Z", "2025-12-31"),
        ("Asia/Kathmandu", "2026-01-01T18:15:00Z", "2026-01-02"), ("UTC", "1969-12-31T23:59:59Z", "1969-12-31"),
    ])
    func knowsTheLocalDay(zone: String, instant: String, day: String) throws {
        #expect(try Self.schedule(zone, "07:00").localDay(at: Self.instant(instant)).description == day)
    }

    @Test(arguments: [
        ("daily", [true, true, true, true, true, true, true]),
        ("weekdays", [true, true, true, true, true, false, false]),
        ("weekly:mon", [true, false, false, false, false, false, false]),
        ("weekly:sun", [false, false, false, false, false, false, true]),
    ])
    func asksForTheDaysOfItsFrequency(frequency: String, asked: [Bool]) throws {
        let monday = try #require(Day("2026-03-02"))
        let schedule = try Self.schedule("Europe/Berlin", "07:00", frequency)
        #expect((0..<7).map { schedule.asks(for: monday.adding($0)) } == asked)
    }

    @Test func aDayThatTheCalendarSkipsIsNotAskedFor() throws {
        let schedule = try Self.schedule("Pacific/Apia", "07:00")
        #expect(
            (29...31).map { schedule.asks(for: Day(year: 2011, month: 12, day: $0) ?? Day(ordinal: 0)) } == [
                true, false, true,
            ])
        #expect(schedule.next(after: try Self.instant("2011-12-29T17:00:00Z")).day == Day("2011-12-31"))
    }

    @Test(arguments: [
        ("Europe/Berlin", "07:30", "daily", "2026-03-28T06:30:00Z", "2026-03-29T05:30:00Z"),
        ("Europe/Berlin", "07:30", "daily", "2026-03-28T06:29:59Z", "2026-03-28T06:30:00Z"),
        ("Europe/Berlin", "02:30", "daily", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"),
        ("America/New_York", "08:00", "weekdays", "2026-03-06T13:00:00Z", "2026-03-09T12:00:00Z"),
        ("Asia/Kathmandu", "00:00", "weekly:wed", "2026-03-02T00:00:00Z", "2026-03-03T18:15:00Z"),
        ("UTC", "23:59", "weekly:sun", "2026-03-02T00:00:00Z", "2026-03-08T23:59:00Z"),
    ])
    func findsTheNextDueInstant(zone: String, sendAt: String, frequency: String, after: String, next: String) throws {
        let schedule = try Self.schedule(zone, sendAt, frequency)
        #expect(schedule.next(after: try Self.instant(after)).due == (try Self.instant(next)))
    }

    @Test func afterDaysAsleepTheNewestDueDayCatchesUp() throws {
        let schedule = try Self.schedule("Europe/Berlin", "07:30", "weekdays")
        let latest = schedule.latest(at: try Self.instant("2026-03-08T12:00:00Z"))
        #expect(latest.day == Day("2026-03-06"))
        #expect(latest.due == (try Self.instant("2026-03-06T06:30:00Z")))
    }

    @Test(arguments: [
        "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "UTC", "Australia/Lord_Howe",
    ])
    func everyDayOfTwoYearsIsDueOnceAndInOrder(zone: String) throws {
        for sendAt in ["00:00", "02:30", "07:00", "23:59"] {
            let schedule = try Self.schedule(zone, sendAt)
            var instant = try Self.instant("2011-01-01T00:00:00Z")
            let first = schedule.next(after: instant).day.ordinal
            for offset in 0..<730 {
                let next = schedule.next(after: instant)
                let skipped = zone == "Pacific/Apia" && next.day >= (Day("2011-12-31") ?? next.day) ? 1 : 0
                #expect(next.day.ordinal == first + offset + skipped && next.due > instant)
                #expect(schedule.localDay(at: next.due) == next.day)
                #expect(schedule.latest(at: next.due).day == next.day)
                instant = next.due
            }
        }
    }

    @Test func knowsWhatIsLate() throws {
        let schedule = try Self.schedule("UTC", "07:00", "weekdays")
        let monday = try #require(Day("2026-03-02"))
        let due = try Self.instant("2026-03-02T07:00:00Z")
        #expect(
            schedule.standing(of: monday, at: due.addingTimeInterval(-1), lateAfter: .seconds(43_200))
                == .notYet(due: due))
        #expect(schedule.standing(of: monday, at: due, lateAfter: .seconds(43_200)) == .due(since: due))
        #expect(
            schedule.standing(of: monday, at: due.addingTimeInterval(43_200), lateAfter: .seconds(43_200))
                == .due(since: due))
        #expect(
            schedule.standing(of: monday, at: due.addingTimeInterval(43_201), lateAfter: .seconds(43_200))
                == .late(since: due))
        #expect(schedule.standing(of: monday.adding(-1), at: due, lateAfter: .seconds(43_200)) == .notAsked)
    }

    @Test func theSitesZoneHoldsWhereTheReaderNamesNone() throws {
        #expect(
            try Self.schedule(nil, "07:00", site: "Asia/Tokyo").due(on: Day(ordinal: 0)).timeIntervalSince1970 == -7200)
    }

    @Test(arguments: [
        "UTC", "GMT", "Etc/UTC", "Asia/Kolkata", "Asia/Calcutta", "America/Argentina/Buenos_Aires", "CET",
    ])
    func takesNamesOfTheDatabase(name: String) {
        #expect(Timezones.zone(name) != nil)
    }

    @Test(arguments: [
        "", "Mars/Base", "GMT+3", "UTC+2", "IST", "PST", "+02:00", "../../etc/passwd", "/etc/passwd", "utc",
    ])
    func refusesWhatIsNoName(name: String) {
        #expect(Timezones.zone(name) == nil)
    }
}
