import FoundationEssentials
import Papers
import Testing

@testable import Ingest

@Suite struct HealthProseTests {
    static let friday = day("2025-11-28")
    static let by = instant("2025-12-01 03:10")

    @Test(
        arguments: [
            (.papers(1, usual: nil), "1 paper"),
            (.papers(37, usual: 41), "37 papers, usually about 41"),
            (.newEntries(3, of: 60), "3 new of 60 papers"),
            (.grown(40, by: 3), "40 papers, 3 more than before"),
            (.sameAsBefore(37, since: by), "37 papers, unchanged since 03:10 UTC"),
            (.lessThanBefore(12, of: 37), "12 of the 37 papers read before, which stand"),
            (.lessThanBefore(0, of: 37), "no papers any more; the 37 papers read before stand"),
            (.lessThanBefore(0, of: 1), "no papers any more; the 1 paper read before stands"),
            (.olderAgain(friday, stored: 37), "2025-11-28 once more; the 37 papers read before stand"),
            (.firstReading(news: 3, of: 300), "first reading: 3 of 300 papers are news, the rest is backlog"),
            (.firstReading(news: 1, of: 1), "first reading: 1 paper, all news"),
            (.notYet(by: by), "not published yet; usually there by 03:10 UTC"),
            (.dayOff(.weekend, last: nil), "weekend: nothing is published"),
            (
                .dayOff(.holiday("Christmas"), last: friday),
                "holiday (Christmas): nothing is published; 2025-11-28 is the last"
            ),
            (.empty(usual: 41), "a valid digest without papers, usually about 41"),
            (.nothingNew(of: 60), "nothing new in 60 papers"),
            (.unchanged, "unchanged"),
            (
                .otherDay(asked: day("2025-11-20"), shown: friday),
                "no digest for 2025-11-20: the source shows 2025-11-28 instead"
            ),
            (
                .stillShows(friday, papers: 41, by: by),
                "still the 41 papers of 2025-11-28; usually new ones are there by 03:10 UTC"
            ),
            (
                .stillEmpty(friday, by: by),
                "still the empty digest of 2025-11-28; usually a new one is there by 03:10 UTC"
            ),
            (.underNewDate(37, of: 37, from: friday), "the same 37 papers as on 2025-11-28, under today's date"),
            (.underNewDate(37, of: 38, from: friday), "37 of 38 papers are those of 2025-11-28, under today's date"),
            (.nothingFor(days: 30, by: by), "nothing new in 30 days; usually a batch is there by 03:10 UTC"),
            (.silence(since: friday, days: 4), "no papers since 2025-11-28, 4 days of publishing"),
            (.cutOff(9), "9 papers, then the document stops before its end"),
            (.titlesOnly(37), "37 papers, of which only the titles could be read"),
            (.fewAbstracts(lacking: 19, of: 37), "19 of 37 papers have no abstract"),
            (.fewAbstracts(lacking: 37, of: 37), "none of 37 papers has an abstract"),
            (.fewAbstracts(lacking: 1, of: 1), "1 paper, which has no abstract"),
            (.fewerThanMinimum(0, minimum: 5), "0 papers, at least 5 expected (minPapers)"),
            (.farFewer(8, usual: 41), "8 papers, usually about 41"),
            (.partlyOld(30, of: 60, from: friday), "30 of 60 papers are those of 2025-11-28 once more"),
            (
                .flood(620, usual: 40, source: "hf"),
                "620 new papers, usually about 40: withheld until confirmed (paperboy sources confirm hf)"
            ),
            (
                .flood(300, usual: nil, source: "hf"),
                "300 new papers, most of them old or without a date: withheld until confirmed (paperboy sources confirm hf)"
            ),
            (
                .renamed(500, of: 500, new: 0, source: "hf"),
                "500 of 500 papers come under new names: merged by title, none is news"
            ),
            (
                .renamed(500, of: 503, new: 3, source: "hf"),
                "500 of 503 papers come under new names: merged by title; "
                    + "3 withheld until confirmed (paperboy sources confirm hf)"
            ),
            (
                .stillHeld(nil, source: "hf"),
                "papers of a flood withheld until confirmed (paperboy sources confirm hf)"
            ),
            (
                .stillHeld(620, source: "hf"),
                "620 papers of a flood withheld until confirmed (paperboy sources confirm hf)"
            ),
            (.failure("HTTP 503"), "HTTP 503"),
        ] as [(BatchFinding, String)])
    func says(_ finding: BatchFinding, sentence: String) {
        #expect(HealthProse.sentence(finding) == sentence)
    }

    @Test(arguments: [("2025-12-01 00:00", "00:00 UTC"), ("1969-12-31 23:59", "23:59 UTC")])
    func writesHoursInUTC(at clock: String, text: String) {
        #expect(HealthProse.time(instant(clock)) == text)
    }
}
