import Ingest
import Papers
import Testing

/// Years are not printed: the page's day and the reference day decide.
@Suite struct PageDateReadingTests {
    private func published(_ date: String, page: String?, reference: String) throws -> (
        Day?, Day, [IngestDiagnostic.Kind]
    ) {
        let header = page.map { "Daily Papers\n\n\($0)\n\n" } ?? ""
        let reading = try read(
            "\(header)Kites\n\n\(filler)\n\n  • 2 authors\n·\n\(date)\n", referenceDay: #require(Day(reference)))
        return (reading.digest.sightings.first?.paper.published, reading.digest.day, reading.kinds)
    }

    @Test(arguments: [
        ("Nov 30", "2025-11-30"), ("Dec 1", "2025-12-01"), ("Dec 2", "2024-12-02"), ("Dec 31", "2024-12-31"),
        ("Jan 1", "2025-01-01"), ("Feb 29, 2024", "2024-02-29"), ("Mar 23, 2023", "2023-03-23"),
        ("Sept 25", "2025-09-25"),
        ("may 7", "2025-05-07"),
    ])
    func aDateWithoutAYearIsNeverAfterThePage(date: String, day: String) throws {
        let (published, digestDay, kinds) = try published(date, page: "Dec 1", reference: "2025-12-01")
        #expect(published == Day(day))
        #expect(digestDay == Day("2025-12-01"))
        #expect(kinds.isEmpty)
    }

    @Test(arguments: [
        ("Dec 31", "2026-01-02", "2025-12-31"), ("Jan 2", "2026-01-02", "2026-01-02"),
        ("Dec 1", "2026-11-24", "2025-12-01"),
        // The page's time zone may be ahead of the reference day's.
        ("Jan 1", "2025-12-31", "2026-01-01"), ("Dec 2", "2025-12-01", "2025-12-02"),
        ("Dec 3", "2025-12-01", "2024-12-03"),
        ("Dec 1, 2023", "2025-12-01", "2023-12-01"), ("Feb 29", "2024-03-01", "2024-02-29"),
        ("Feb 29", "2025-01-10", "2024-02-29"),
    ])
    func theReferenceDayDecidesThePagesYear(page: String, reference: String, day: String) throws {
        let (_, digestDay, kinds) = try published("Jan 3, 2020", page: page, reference: reference)
        #expect(digestDay == Day(day))
        #expect(kinds.isEmpty)
    }

    @Test func thePagesDayDecidesThePapersYears() throws {
        let (day, _, _) = try published("Dec 20", page: "Dec 1", reference: "2026-01-15")
        #expect(day == Day("2024-12-20"))
    }

    @Test func withoutAHeaderTheReferenceDayStandsIn() throws {
        let (day, digestDay, _) = try published("Dec 20", page: nil, reference: "2026-01-15")
        #expect(day == Day("2025-12-20"))
        #expect(digestDay == Day("2026-01-15"))
    }

    @Test(arguments: ["Feb 29", "Feb 30, 2023", "Jun 31", "Xyz 3", "Sep 12, 20", "12", "Sep"])
    func aDateThatIsNoneIsUnknownAndTold(date: String) throws {
        let (day, _, kinds) = try published(date, page: "Dec 1", reference: "2025-12-01")
        #expect(day == nil)
        #expect(kinds == [.unreadableDate(text: date)])
    }

    @Test func aLeapDayIsFoundInALeapYearAlone() throws {
        #expect(try published("Feb 29", page: "Mar 1", reference: "2024-03-01").0 == Day("2024-02-29"))
        #expect(try published("Feb 29", page: "Feb 28", reference: "2025-02-28").0 == Day("2024-02-29"))
        #expect(try published("Feb 29", page: "Feb 28", reference: "2024-02-28").0 == nil)
    }

    @Test func aPageDateThatIsNoneIsTold() throws {
        let (_, digestDay, kinds) = try published("Jan 3, 2020", page: "Feb 29", reference: "2025-12-01")
        #expect(digestDay == Day("2025-12-01"))
        #expect(kinds == [.unreadablePageDate(text: "Feb 29")])
    }

    @Test func aMissingDateIsUnknownWithoutMoreWords() throws {
        let reading = try read("Kites\n\n\(filler)\n\n• 2 authors\n\nMore Kites\n\n\(filler)\n\n• 2 authors\n·\nMar 1")
        #expect(reading.digest.sightings.first?.paper.published == nil)
        #expect(reading.titles == ["Kites", "More Kites"])
        #expect(reading.diagnostics.isEmpty)
    }

    @Test(arguments: [("Jul 8, 2024 1", 1), ("Jul 8 12", 12), ("Jul 8, 2024\n3", 3), ("Jul 8, 2024", nil)])
    func keepsTheNumberAfterADate(date: String, count: Int?) throws {
        let reading = try read(
            "Kites\n\n\(filler)\n\n• 2 authors\n·\n\(date)", referenceDay: #require(Day("2025-12-01")))
        #expect(reading.digest.sightings.first?.count == count)
        #expect(reading.digest.sightings.first?.paper.published != nil)
    }
}
