import Papers
import Testing

@Suite struct DayTests {
    @Test(arguments: [("1970-01-01", 0), ("2000-02-29", 11_016), ("2025-12-01", 20_423), ("1969-12-31", -1)])
    func readsAndWritesISODays(text: String, ordinal: Int) throws {
        let day = try #require(Day(text))
        #expect(day.ordinal == ordinal)
        #expect(day.description == text)
    }

    @Test(arguments: [
        "", "2025-13-01", "2025-02-29", "2025-2-03", "25-02-03", "2025-02-03 ", "2025-00-10", "+025-01-01",
    ])
    func refusesWhatIsNoDay(text: String) {
        #expect(Day(text) == nil)
    }

    @Test func knowsTheWeekday() throws {
        #expect(try #require(Day("2025-12-01")).weekday == .monday)
        #expect(try #require(Day("1969-12-28")).weekday == .sunday)
    }

    @Test func everyDayOfFourCenturiesSurvivesTheRoundTrip() throws {
        for ordinal in -100_000...100_000 {
            let parts = Day(ordinal: ordinal).components
            #expect(Day(year: parts.year, month: parts.month, day: parts.day)?.ordinal == ordinal)
        }
    }
}
