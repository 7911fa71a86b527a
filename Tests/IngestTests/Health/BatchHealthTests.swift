import FoundationEssentials
import Papers
import Testing

@testable import Ingest

/// Each named state, and what lies on both sides of its borders.
@Suite struct BatchHealthTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var format: SourceFormat = .hfJSON
        var minPapers = 1
        var history: SourceHistory = usual
        var known = KnownPapers()
        var look: @Sendable () -> (DigestReading?, String?)
        var now: String
        var request = SourceRequest.latest
        var earlier: BatchState?
        var state: BatchState
        var reason: String
        var standings = "none"
        var keeps = false
        var on = "2025-12-01"
    }

    /// Ten weekdays of 41 papers each, read at 02:10; the last one is Friday's, papers 901…941.
    static let usual = SourceHistory(
        batches: ["11-28", "11-27", "11-26", "11-25", "11-24", "11-21", "11-20", "11-19", "11-18", "11-17"]
            .enumerated().map { index, date in
                batch("2025-\(date)", index * 10_000 + 900..<index * 10_000 + 941)
            })

    static func batch(
        _ date: String, _ numbers: Range<Int>, at clock: String = "02:10", state: BatchState = .fresh
    ) -> SourceHistory.Batch {
        .init(day: day(date), firstRead: instant("\(date) \(clock)"), papers: numbers.map(paperID), state: state)
    }

    static let friday = 900..<941
    static let stored = store(friday, on: day("2025-11-28"))

    static func shows(
        _ date: String, _ numbers: some Sequence<Int> & Sendable, named: Bool = true, format: SourceFormat = .hfJSON,
        abstracts: @escaping @Sendable (Int) -> Bool = { _ in true }, diagnostics: [IngestDiagnostic.Kind] = []
    ) -> @Sendable () -> (DigestReading?, String?) {
        { [numbers = Array(numbers)] in
            (
                reading(
                    day(date), numbers.map { sighting($0, abstract: abstracts($0)) }, named: named, format: format,
                    diagnostics: diagnostics), nil
            )
        }
    }
    static let unchanged: @Sendable () -> (DigestReading?, String?) = { (nil, nil) }

    @Test(arguments: daily + nothing + lacking + withheld + rolling)
    func judges(_ it: Case) {
        let health = BatchHealth(
            SourceTraits(id: "hf", format: it.format, minPapers: it.minPapers), history: it.history,
            now: instant(it.now), referenceDay: Day(utc: instant(it.now)), request: it.request, earlier: it.earlier)
        let (reading, failure) = it.look()
        let look: SourceLook =
            if let reading {
                .read(
                    reading,
                    reading.digest.sightings.map { sighting in
                        let entry = sighting.entry.flatMap { it.known.byEntry[$0] }
                        return Recognition(of: sighting, as: entry ?? sighting.paper.id, in: it.known)
                    })
            } else if let failure { .failed(failure) } else { .unchanged }
        let verdict = health.judge(look)
        #expect(verdict.state == it.state)
        #expect(verdict.reason == it.reason)
        #expect(summary(verdict.standings) == it.standings)
        #expect(verdict.keepsDigest == it.keeps)
        #expect(verdict.day == day(it.on))
        #expect(health.judge(look) == verdict)
    }

    static let daily: [Case] = [
        Case(
            testDescription: "firstReadingOfADailySource", history: SourceHistory(), look: shows("2025-12-01", 1...37),
            now: "2025-12-01 12:00", state: .primed, reason: "first reading: 37 papers, all news",
            standings: "37 news", keeps: true),
        Case(
            testDescription: "aDayAsUsual", look: shows("2025-12-01", 1...37), now: "2025-12-01 02:20", state: .fresh,
            reason: "37 papers, usually about 41", standings: "37 news", keeps: true),
        Case(
            testDescription: "lateAndThere", look: shows("2025-12-01", 1...37), now: "2025-12-01 09:00", state: .fresh,
            reason: "37 papers, usually about 41", standings: "37 news", keeps: true),
        Case(
            testDescription: "aDigestThatNamesNoDay", look: shows("2025-12-01", 1...37, named: false),
            now: "2025-12-01 02:20", state: .fresh, reason: "37 papers, usually about 41", standings: "37 news",
            keeps: true),
        Case(
            testDescription: "aWeekendWithPapers", look: shows("2025-11-29", 1...6), now: "2025-11-29 12:00",
            state: .fresh, reason: "6 papers", standings: "6 news", keeps: true, on: "2025-11-29"),
        Case(
            testDescription: "fridaysDigestReadOnSaturday",
            history: SourceHistory(batches: Array(usual.batches.dropFirst())), look: shows("2025-11-28", friday),
            now: "2025-11-29 08:00", state: .fresh, reason: "41 papers, usually about 41", standings: "41 news",
            keeps: true, on: "2025-11-28"),
        Case(
            testDescription: "theSameGoodDayAgain",
            history: SourceHistory(batches: [batch("2025-12-01", 1..<38)] + usual.batches),
            known: store(1...37, on: day("2025-12-01")), look: shows("2025-12-01", 1...37), now: "2025-12-01 08:00",
            state: .fresh, reason: "37 papers, unchanged since 02:10 UTC", standings: "37 news", keeps: true),
        Case(
            testDescription: "aGoodDayUnchangedByHTTP",
            history: SourceHistory(batches: [batch("2025-12-01", 1..<38)] + usual.batches), look: unchanged,
            now: "2025-12-01 08:00", state: .fresh, reason: "37 papers, unchanged since 02:10 UTC"),
        Case(
            testDescription: "aGoodDayThatGrows",
            history: SourceHistory(batches: [batch("2025-12-01", 1..<38)] + usual.batches),
            known: store(1...37, on: day("2025-12-01")), look: shows("2025-12-01", 1...40), now: "2025-12-01 08:00",
            state: .fresh, reason: "40 papers, 3 more than before", standings: "40 news", keeps: true),
        Case(
            testDescription: "aGoodDayThatShrinks",
            history: SourceHistory(batches: [batch("2025-12-01", 1..<38)] + usual.batches),
            known: store(1...37, on: day("2025-12-01")), look: shows("2025-12-01", 1...12, diagnostics: [.cutOff]),
            now: "2025-12-01 08:00", state: .fresh, reason: "12 of the 37 papers read before, which stand",
            standings: "12 news"),
        Case(
            testDescription: "aGoodDayWhoseSourceTurnsBack",
            history: SourceHistory(batches: [batch("2025-12-01", 1..<38)] + usual.batches), known: stored,
            look: shows("2025-11-28", friday), now: "2025-12-01 08:00", state: .fresh,
            reason: "2025-11-28 once more; the 37 papers read before stand", standings: "41 news"),
        Case(
            testDescription: "replacementsAreNoNews", format: .arxivRSS,
            look: {
                let new = (1...30).map { sighting($0) }
                let replaced = (31...40).map { sighting($0, announcement: .replacement) }
                return (reading(day("2025-12-01"), new + replaced, format: .arxivRSS), nil)
            }, now: "2025-12-01 06:00", state: .fresh, reason: "40 papers, usually about 41",
            standings: "30 news, 10 revision", keeps: true),
        Case(
            testDescription: "aFileByItself", look: shows("2025-11-28", friday), now: "2025-12-01 12:00",
            request: .file,
            state: .fresh, reason: "41 papers", standings: "41 news", keeps: true, on: "2025-11-28"),
        Case(
            testDescription: "aFileWithoutItsEnd", look: shows("2025-11-28", 1...3, diagnostics: [.cutOff]),
            now: "2025-12-01 12:00", request: .file, state: .partial,
            reason: "3 papers, then the document stops before its end", standings: "3 news", keeps: true,
            on: "2025-11-28"),
        Case(
            testDescription: "aMissedDayAskedFor",
            history: SourceHistory(batches: usual.batches.filter { $0.day != day("2025-11-26") }),
            look: shows("2025-11-26", 20_900..<20_941), now: "2025-12-01 12:00", request: .day(day("2025-11-26")),
            state: .fresh, reason: "41 papers, usually about 41", standings: "41 news", keeps: true, on: "2025-11-26"),
        Case(
            testDescription: "aDayFromBeforeTheFirstReading", look: shows("2025-11-10", 5_000..<5_041),
            now: "2025-12-01 12:00", request: .day(day("2025-11-10")), state: .fresh,
            reason: "41 papers, usually about 41", standings: "41 backlog", keeps: true, on: "2025-11-10"),
        Case(
            testDescription: "aBackfillIntoAnEmptyStore", history: SourceHistory(), look: shows("2025-11-10", 1...41),
            now: "2025-12-01 12:00", request: .day(day("2025-11-10")), state: .primed,
            reason: "first reading: 0 of 41 papers are news, the rest is backlog", standings: "41 backlog", keeps: true,
            on: "2025-11-10"),
        Case(
            testDescription: "aDayAskedForThatSnapsBack", known: stored, look: shows("2025-11-28", friday),
            now: "2025-12-01 12:00", request: .day(day("2025-11-29")), state: .quiet,
            reason: "weekend: nothing is published; 2025-11-28 is the last", standings: "41 news", on: "2025-11-29"),
    ]

    static let nothing: [Case] = [
        Case(
            testDescription: "notYetPublished", known: stored, look: shows("2025-11-28", friday),
            now: "2025-12-01 03:09", state: .waiting, reason: "not published yet; usually there by 03:10 UTC",
            standings: "41 news"),
        Case(
            testDescription: "notYetByHTTP", look: unchanged, now: "2025-12-01 03:09", state: .waiting,
            reason: "not published yet; usually there by 03:10 UTC"),
        Case(
            testDescription: "notYetWithoutADate", known: stored, look: shows("2025-12-01", friday, named: false),
            now: "2025-12-01 03:09", state: .waiting, reason: "not published yet; usually there by 03:10 UTC",
            standings: "41 news"),
        Case(
            testDescription: "overdue", known: stored, look: shows("2025-11-28", friday), now: "2025-12-01 03:10",
            state: .stale,
            reason: "still the 41 papers of 2025-11-28; usually new ones are there by 03:10 UTC", standings: "41 news"),
        Case(
            testDescription: "overdueByHTTP", look: unchanged, now: "2025-12-01 03:10", state: .stale,
            reason: "still the 41 papers of 2025-11-28; usually new ones are there by 03:10 UTC"),
        Case(
            testDescription: "notYetWithTooLittleHistory",
            history: SourceHistory(batches: Array(usual.batches.prefix(2))),
            known: stored, look: shows("2025-11-28", friday), now: "2025-12-01 09:59", state: .waiting,
            reason: "not published yet; usually there by 10:00 UTC", standings: "41 news"),
        Case(
            testDescription: "yesterdaysPapersUnderTodaysDate", known: stored, look: shows("2025-12-01", friday),
            now: "2025-12-01 01:00", state: .stale,
            reason: "the same 41 papers as on 2025-11-28, under today's date", standings: "41 news"),
        Case(
            testDescription: "nineOfTenUnderTodaysDate", known: stored,
            look: shows("2025-12-01", Array(904..<941) + [1]),
            now: "2025-12-01 01:00", state: .stale,
            reason: "37 of 38 papers are those of 2025-11-28, under today's date", standings: "38 news"),
        Case(
            testDescription: "oneOldPaperUnderTodaysDate", known: stored, look: shows("2025-12-01", [900]),
            now: "2025-12-01 01:00", state: .stale,
            reason: "the same 1 paper as on 2025-11-28, under today's date", standings: "1 news"),
        Case(
            testDescription: "staleStaysStaleByHTTP", look: unchanged, now: "2025-12-01 02:00", earlier: .stale,
            state: .stale, reason: "the same 41 papers as on 2025-11-28, under today's date"),
        Case(
            testDescription: "overdueStaysOverdueByHTTP", look: unchanged, now: "2025-12-01 05:00", earlier: .stale,
            state: .stale, reason: "still the 41 papers of 2025-11-28; usually new ones are there by 03:10 UTC"),
        Case(
            testDescription: "aSaturdayThatShowsFriday", known: stored, look: shows("2025-11-28", friday),
            now: "2025-11-29 15:00", state: .quiet, reason: "weekend: nothing is published; 2025-11-28 is the last",
            standings: "41 news", on: "2025-11-29"),
        Case(
            testDescription: "aSundayUnderItsOwnDate", known: stored, look: shows("2025-11-30", friday),
            now: "2025-11-30 15:00", state: .quiet, reason: "weekend: nothing is published; 2025-11-28 is the last",
            standings: "41 news", on: "2025-11-30"),
        Case(
            testDescription: "anEmptyFeedAtAWeekend", format: .arxivRSS,
            look: shows("2025-11-29", [], format: .arxivRSS), now: "2025-11-29 15:00", state: .quiet,
            reason: "weekend: nothing is published; 2025-11-28 is the last", on: "2025-11-29"),
        Case(
            testDescription: "anEmptyFeedOnAHoliday", format: .arxivRSS,
            history: SourceHistory(batches: Array(usual.batches.dropFirst())),
            look: shows("2025-11-28", [], format: .arxivRSS), now: "2025-11-28 15:00", state: .quiet,
            reason: "holiday (Thanksgiving): nothing is published; 2025-11-27 is the last", on: "2025-11-28"),
        Case(
            testDescription: "anEmptyFeedOnAnUnknownHoliday", format: .arxivRSS,
            look: shows("2025-12-01", [], format: .arxivRSS), now: "2025-12-01 05:10", state: .quiet,
            reason: "a valid digest without papers, usually about 41"),
        Case(
            testDescription: "anEmptyFeedStaysQuietByHTTP", format: .arxivRSS, look: unchanged,
            now: "2025-12-01 15:00", earlier: .quiet, state: .quiet,
            reason: "a valid digest without papers, usually about 41"),
        Case(
            testDescription: "anEmptyFeedOfYesterday", format: .arxivRSS,
            look: shows("2025-11-30", [], format: .arxivRSS), now: "2025-12-01 15:00", state: .stale,
            reason: "still the empty digest of 2025-11-30; usually a new one is there by 06:00 UTC"),
        Case(
            testDescription: "emptyTooLong", format: .arxivRSS, look: shows("2025-12-04", [], format: .arxivRSS),
            now: "2025-12-04 15:00", state: .stale, reason: "no papers since 2025-11-28, 4 days of publishing",
            on: "2025-12-04"),
        Case(
            testDescription: "anEmptyDayBeforeItsHour", look: shows("2025-12-01", [], named: false),
            now: "2025-12-01 00:30", state: .waiting, reason: "not published yet; usually there by 03:10 UTC"),
        Case(
            testDescription: "aFirstReadingOfWhatAnotherSourceHasShown", history: SourceHistory(), known: stored,
            look: shows("2025-11-28", friday), now: "2025-12-01 12:00", state: .primed,
            reason: "first reading: 41 papers, all news", standings: "41 news", keeps: true, on: "2025-11-28"),
        Case(
            testDescription: "aPageThatDiedLongAgo", history: SourceHistory(batches: [batch("2025-10-20", friday)]),
            known: stored,
            look: shows("2025-10-20", friday), now: "2025-12-01 12:00", state: .stale,
            reason: "still the 41 papers of 2025-10-20; usually new ones are there by 10:00 UTC", standings: "41 news"),
        Case(
            testDescription: "aPageThatDiedLongAgoByHTTP", history: SourceHistory(), look: unchanged,
            now: "2025-12-01 12:00", state: .stale,
            reason: "nothing new in 30 days; usually a batch is there by 10:00 UTC"),
        Case(
            testDescription: "anEmptyFirstReadingUnchangedByHTTP", history: SourceHistory(), look: unchanged,
            now: "2025-12-01 12:00", earlier: .quiet, state: .quiet, reason: "a valid digest without papers"),
        Case(
            testDescription: "anEmptySourceFromTheStart", history: SourceHistory(), look: shows("2025-12-01", []),
            now: "2025-12-01 12:00", state: .stale,
            reason: "a digest without papers on a weekday; usually they are there by 10:00 UTC"),
        Case(
            testDescription: "aWeekdayWithoutPapers", look: shows("2025-12-01", []), now: "2025-12-01 12:00",
            state: .stale, reason: "a digest without papers on a weekday; usually they are there by 03:10 UTC"),
        Case(
            testDescription: "aSecondWeekdayWithoutPapers", look: shows("2025-12-02", [], named: false),
            now: "2025-12-02 12:00", state: .stale, reason: "no papers since 2025-11-28, 2 days of publishing",
            on: "2025-12-02"),
        Case(
            testDescription: "aWeekdayWithoutPapersYet", look: shows("2025-12-01", []), now: "2025-12-01 02:00",
            state: .waiting, reason: "not published yet; usually there by 03:10 UTC"),
        Case(
            testDescription: "aSaturdayWithoutPapers", look: shows("2025-11-29", []), now: "2025-11-29 12:00",
            state: .quiet, reason: "weekend: nothing is published; 2025-11-28 is the last", on: "2025-11-29"),
        Case(
            testDescription: "aPastWeekdayWithoutPapers", look: shows("2025-12-01", []), now: "2025-12-03 12:00",
            request: .day(day("2025-12-01")), state: .quiet, reason: "a valid digest without papers, usually about 41"),
        Case(
            testDescription: "aFailure",
            look: { (nil, "this is a page that asks to sign in or to prove that you are human, not a digest") },
            now: "2025-12-01 12:00", state: .failed,
            reason: "this is a page that asks to sign in or to prove that you are human, not a digest"),
    ]

    static let lacking: [Case] = [
        Case(
            testDescription: "farFewerThanUsual", look: shows("2025-12-01", 1...13), now: "2025-12-01 12:00",
            state: .partial, reason: "13 papers, usually about 41", standings: "13 news", keeps: true),
        Case(
            testDescription: "notFarFewer", look: shows("2025-12-01", 1...14), now: "2025-12-01 12:00", state: .fresh,
            reason: "14 papers, usually about 41", standings: "14 news", keeps: true),
        Case(
            testDescription: "fewerWithoutEnoughHistory",
            history: SourceHistory(batches: Array(usual.batches.prefix(4))), look: shows("2025-12-01", 1...8),
            now: "2025-12-01 12:00", state: .fresh, reason: "8 papers, usually about 41", standings: "8 news",
            keeps: true),
        Case(
            testDescription: "aTenthAfterThreeDays",
            history: SourceHistory(batches: Array(usual.batches.prefix(4))), look: shows("2025-12-01", 1...3),
            now: "2025-12-01 12:00", state: .partial, reason: "3 papers, usually about 41", standings: "3 news",
            keeps: true),
        Case(
            testDescription: "fewerThanTheMinimum", minPapers: 20, look: shows("2025-12-01", 1...19),
            now: "2025-12-01 12:00", state: .partial, reason: "19 papers, at least 20 expected (minPapers)",
            standings: "19 news", keeps: true),
        Case(
            testDescription: "onePaper", look: shows("2025-12-01", [1]), now: "2025-12-01 12:00", state: .partial,
            reason: "1 paper, usually about 41", standings: "1 news", keeps: true),
        Case(
            testDescription: "cutOff", look: shows("2025-12-01", 1...37, diagnostics: [.cutOff]),
            now: "2025-12-01 12:00", state: .partial, reason: "37 papers, then the document stops before its end",
            standings: "37 news", keeps: true),
        Case(
            testDescription: "stopsInMidSentence",
            look: shows("2025-12-01", 1...37, diagnostics: [.endsAbruptly(title: "K")]),
            now: "2025-12-01 12:00", state: .partial, reason: "37 papers, the last of which stops in mid-sentence",
            standings: "37 news", keeps: true),
        Case(
            testDescription: "titlesOnly", history: SourceHistory(),
            look: shows("2025-12-01", 1...37, format: .hfHTML, abstracts: { _ in false }, diagnostics: [.titlesOnly]),
            now: "2025-12-01 12:00", state: .partial, reason: "37 papers, of which only the titles could be read",
            standings: "37 news", keeps: true),
        Case(
            testDescription: "moreThanHalfWithoutAbstracts", look: shows("2025-12-01", 1...37, abstracts: { $0 > 19 }),
            now: "2025-12-01 12:00", state: .partial, reason: "19 of 37 papers have no abstract", standings: "37 news",
            keeps: true),
        Case(
            testDescription: "halfWithoutAbstracts", look: shows("2025-12-01", 1...36, abstracts: { $0 > 18 }),
            now: "2025-12-01 12:00", state: .fresh, reason: "36 papers, usually about 41", standings: "36 news",
            keeps: true),
        Case(
            testDescription: "onePartOfTheSourceIsOld", known: stored,
            look: shows("2025-12-01", Array(911..<941) + Array(1...30)),
            now: "2025-12-01 12:00", state: .partial, reason: "30 of 60 papers are those of 2025-11-28 once more",
            standings: "60 news", keeps: true),
        Case(
            testDescription: "theRestComesLater",
            history: SourceHistory(batches: [batch("2025-12-01", 1..<9, state: .partial)] + usual.batches),
            known: store(1...8, on: day("2025-12-01")), look: shows("2025-12-01", 1...37), now: "2025-12-01 12:00",
            state: .fresh, reason: "37 papers, 29 more than before", standings: "37 news", keeps: true),
        Case(
            testDescription: "aDayIsNoMeasureOfItself",
            history: SourceHistory(batches: [batch("2025-12-01", 1..<9, state: .partial)] + usual.batches.prefix(4)),
            known: store(1...8, on: day("2025-12-01")), look: shows("2025-12-01", 1...8), now: "2025-12-01 12:00",
            state: .fresh, reason: "8 papers, usually about 41", standings: "8 news", keeps: true),
        Case(
            testDescription: "partialStaysPartialByHTTP",
            history: SourceHistory(batches: [batch("2025-12-01", 1..<9, state: .partial)] + usual.batches),
            look: unchanged, now: "2025-12-01 12:00", state: .partial, reason: "8 papers, unchanged since 02:10 UTC"),
    ]

    static let withheld: [Case] = [
        Case(
            testDescription: "aFlood", look: shows("2025-12-01", 1...620), now: "2025-12-01 12:00", state: .flood,
            reason: "620 new papers, usually about 41: withheld until confirmed (paperboy sources confirm hf)",
            standings: "620 held", keeps: true),
        Case(
            testDescription: "fiveTimesIsNoFlood", look: shows("2025-12-01", 1...205), now: "2025-12-01 12:00",
            state: .fresh, reason: "205 papers, usually about 41", standings: "205 news", keeps: true),
        Case(
            testDescription: "ninetyNineAreNoFlood",
            history: SourceHistory(batches: (17...28).map { batch("2025-11-\($0)", $0 * 100..<$0 * 100 + 4) }),
            look: shows("2025-12-01", 1...99), now: "2025-12-01 12:00", state: .fresh,
            reason: "99 papers, usually about 4", standings: "99 news", keeps: true),
        Case(
            testDescription: "aFloodNobodyConfirmed",
            history: SourceHistory(batches: [batch("2025-12-01", 1..<621, state: .flood)] + usual.batches),
            known: store(1...620, .held, on: day("2025-12-01")), look: shows("2025-12-01", 1...620),
            now: "2025-12-01 13:00", state: .flood,
            reason: "620 papers of a flood withheld until confirmed (paperboy sources confirm hf)",
            standings: "620 held"),
        Case(
            testDescription: "aFloodThatIsConfirmed",
            history: SourceHistory(batches: [batch("2025-12-01", 1..<621, state: .flood)] + usual.batches),
            known: store(1...620, on: day("2025-12-01")), look: shows("2025-12-01", 1...620), now: "2025-12-01 13:00",
            state: .fresh, reason: "620 papers, usually about 41", standings: "620 news", keeps: true),
        Case(
            testDescription: "oldTitlesUnderNewIds",
            known: {
                var known = KnownPapers()
                for number in 1...25 {
                    let paper = Paper(id: paperID(number + 5_000), title: title(number))
                    known.byTitle[PaperID(title: paper.title)] = [
                        SeenPaper(paper: paper, firstDay: day("2025-11-20"), position: 0)
                    ]
                }
                return known
            }(), look: shows("2025-12-01", 1...30), now: "2025-12-01 12:00", state: .flood,
            reason: "25 of 30 papers come under new names: merged by title; "
                + "30 withheld until confirmed (paperboy sources confirm hf)", standings: "30 held", keeps: true),
        Case(
            testDescription: "anotherSourcesHeldPaperIsNewsHere", known: store(1...3, .held, on: day("2025-11-30")),
            look: shows("2025-12-01", 1...37), now: "2025-12-01 12:00", state: .fresh,
            reason: "37 papers, usually about 41", standings: "37 news", keeps: true),
    ]
}
