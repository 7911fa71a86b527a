import Ingest
import Papers
import Testing

@Suite struct IngestProseTests {
    @Test(arguments: [
        (IngestError(source: "daily", reason: .empty), "daily: error: the digest is empty; save the page's text again"),
        (
            IngestError(source: "daily", line: 17, reason: .wrongEncoding(.windows1252)),
            "daily:17: error: the text is not UTF-8; it looks like WINDOWS-1252: convert it with iconv -f WINDOWS-1252 -t UTF-8"
        ),
        (
            IngestError(source: "daily", reason: .looksLike(.htmlPage(.hfHTML))),
            "daily: error: this looks like an HTML page of the format hf-html; read it with --format hf-html"
        ),
        (
            IngestError(source: "daily", reason: .looksLike(.json(nil))),
            "daily: error: this is JSON, not a digest; save the page's text"
        ),
        (
            IngestError(source: "daily", line: 2, column: 7, reason: .malformed("JSON", what: "a comma is missing")),
            "daily:2:7: error: this is no JSON: a comma is missing"
        ),
        (
            IngestError(source: "daily", reason: .looksLike(.opml)),
            "daily: error: this is a list of feeds, not a feed: paperboy sources import"
        ),
        (
            IngestError(source: "daily", reason: .looksLike(.text)),
            "daily: error: this is text, not what was asked for; read it with --format text"
        ),
        (
            IngestError(source: "daily", reason: .noPaper),
            "daily: error: no paper recognised; a page's text needs blocks of a title and an abstract, separated by blank lines"
        ),
    ])
    func errorsSayWhereAndWhatToDo(error: IngestError, sentence: String) {
        #expect(error.description == sentence)
    }

    @Test(arguments: [
        (IngestDiagnostic.Kind.missingMeta(title: "Kites"), "line 4: no authors and date for \"Kites\""),
        (.missingAbstract(title: "Kites", kept: false), "line 4: left out \"Kites\": nothing follows the title"),
        (.duplicateTitle(title: "Kites", firstLine: 1), "line 4: \"Kites\" again, first in line 1; kept once"),
        (.unreadableDate(text: "Feb 29"), "line 4: \"Feb 29\" is no date; the paper's date is unknown"),
        (.controlsRemoved(count: 1), "line 4: a control character removed"),
    ])
    func diagnosticsSayWhatWasDone(kind: IngestDiagnostic.Kind, sentence: String) {
        #expect(IngestDiagnostic(line: 4, kind: kind).description == sentence)
    }

    @Test func threeOfAKindAreToldOneByOneAndMoreInALine() {
        let future = (1...30).map { IngestDiagnostic(.entry($0), kind: .futureDate(text: "2027-01-\($0)")) }
        let first = "entry 1: the date 2027-01-1 lies in the future; the paper counts as seen now"
        #expect(remarks(Array(future.prefix(3))).count == 3)
        #expect(remarks(Array(future.prefix(4))) == [first + "; the like in entries 2, 3, 4"])
        #expect(remarks(future) == [first + "; the like in entries 2, 3, 4 and 26 more"])
        var last = future[3]
        last.further = 19_970
        #expect(remarks(Array(future.prefix(3)) + [last]) == [first + "; the like in entries 2, 3, 4 and 19970 more"])
    }

    @Test func aKindIsToldWhereItIsFirst() {
        let notes = [
            IngestDiagnostic(kind: .titlesOnly), IngestDiagnostic(line: 2, kind: .invalidUTF8(count: 1)),
            IngestDiagnostic(line: 3, kind: .metaWithoutPaper), IngestDiagnostic(line: 4, kind: .invalidUTF8(count: 3)),
        ]
        let sentences = notes.map(\.description)
        #expect(remarks(notes) == [sentences[0], sentences[1], sentences[3], sentences[2]])
        let mended = (1...5).map {
            IngestDiagnostic(line: $0, kind: .mended(what: "the unknown reference \"&a\($0);\""))
        }
        #expect(
            remarks(mended) == ["line 1: mended: the unknown reference \"&a1;\"; the like in lines 2, 3, 4 and 1 more"])
    }

    private func remarks(_ notes: [IngestDiagnostic]) -> [String] {
        DigestReading(
            digest: Digest(source: "daily", day: Day(ordinal: 20_423), sightings: []), format: .feed, diagnostics: notes
        ).remarks
    }

    @Test func oneFlawInAThousandEntriesIsOneLine() throws {
        let items = (1...1_000).map { "<item><title>Kites \($0)</title><pubDate>2099-01-01</pubDate></item>" }
        let reading = try Feeds.read(Feeds.channel(items.joined()))
        #expect(reading.remarks.count == 1)
        #expect(reading.remarks.first?.hasSuffix("; the like in entries 2, 3, 4 and 996 more") == true)
        #expect(reading.diagnostics.count == 100 && reading.futureDated.count == 1_000)
    }

    @Test func theSummaryCountsWhatWasSeen() throws {
        #expect(try read(sampleDigest()).summary == "25 of 25")
        let reading = try read(Page.header + "Kites\n\n\(filler)\n\nKITES\n\n\(filler)\n\nMore Kites and their Tails\n")
        #expect(reading.summary == "1 of 3 (1 twice, 1 left out)")
    }

    @Test func excerptsAreShort() throws {
        let title = String(repeating: "kite ", count: 60) + "end"
        let reading = try read("\(title)\n\n\(filler)\n\nKites\n\n\(filler)\n\n• 1 authors\n·\nMar 1")
        let first = try #require(reading.kinds.first)
        #expect(first == .missingMeta(title: title.prefix(79) + "…"))
    }
}
