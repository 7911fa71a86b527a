import Foundation
import Ingest
import Papers
import TestSupport
import Testing

@Suite struct HFJSONReaderTests {
    @Test func readsWhatTheAPISaysOfAPaper() throws {
        let reading = try read(HFSample.array([HFSample.item(42)]))
        #expect(reading.format == .hfJSON && reading.namesItsDay && reading.diagnostics.isEmpty)
        #expect(reading.digest.day == sampleDay && reading.summary == "1 of 1")
        let sighting = try #require(reading.digest.sightings.first)
        #expect(sighting.votes == 42 && sighting.comments == 43 && sighting.count == nil)
        #expect(sighting.entry == "2602.00042" && sighting.seen == nil && sighting.announcement == .new)
        let paper = sighting.paper
        #expect(paper.id.description == "arxiv:2602.00042" && paper.identifiers.isEmpty && paper.version == nil)
        #expect(paper.title == "Kites Number 42")
        #expect(paper.abstract == "We fly kite 42.\n\nIt lands — softly & late.")
        #expect(paper.authors == [Author(name: "Ana Kiter"), Author(name: "Bo Line")] && paper.authorCount == nil)
        #expect(paper.published == Day("2026-02-27"))
        #expect(
            paper.links == [
                Link(kind: .abstract, url: "https://arxiv.org/abs/2602.00042"),
                Link(kind: .pdf, url: "https://arxiv.org/pdf/2602.00042"),
                Link(kind: .huggingFace, url: "https://huggingface.co/papers/2602.00042"),
                Link(kind: .code, url: "https://github.com/kites/k42"),
                Link(kind: .project, url: "https://kites.example.org/42"),
            ])
    }

    @Test func readsAMinimalItemOfLongAgo() throws {
        let reading = try read(
            #"[{"paper":{"id":"2405.00002","authors":[{"name":"Old Kiter"}],"publishedAt":"2024-05-01T00:00:00.000Z","title":"Old Kites","summary":"No more.","upvotes":0}}]"#
        )
        let sighting = try #require(reading.digest.sightings.first)
        #expect(sighting.votes == 0 && sighting.comments == nil)
        #expect(sighting.paper.links.map(\.kind) == [.abstract, .pdf, .huggingFace])
        #expect(reading.digest.day == sampleDay && !reading.namesItsDay)
    }

    @Test func readsFlatPapersWhosePublicationIsNoDayOfADigest() throws {
        let flat =
            #"{"id":"2602.00007","title":"Flat Kites","summary":"Low.","publishedAt":"2026-02-20T01:02:03Z","upvotes":3,"numComments":2.0,"authors":[{"name":"Ana Kiter"}]}"#
        for text in [flat, "[\(flat)]", "{\"papers\":[\(flat)]}", "{\"dailyPapers\":[\(flat)],\"x\":1}"] {
            let reading = try read(text)
            let sighting = try #require(reading.digest.sightings.first)
            #expect(reading.papersRead == 1 && !reading.namesItsDay && reading.digest.day == sampleDay)
            #expect(sighting.votes == 3 && sighting.comments == 2 && sighting.paper.published == Day("2026-02-20"))
        }
        let named = try read(
            flat.replacing("\"upvotes\"", with: "\"submittedOnDailyAt\":\"2026-03-01T00:00:00Z\",\"upvotes\""))
        #expect(named.namesItsDay && named.digest.day == Day("2026-03-01"))
    }

    @Test func readsASingleWrappedPaperAndThePagesData() throws {
        #expect(try read(HFSample.item(1)).papersRead == 1)
        let data =
            "{\"periodType\":\"day\",\"dateString\":\"2026-03-01\",\"dailyPapers\":\(HFSample.day(3)),\"user\":null}"
        let reading = try read(data)
        #expect(reading.papersRead == 3 && reading.digest.day == Day("2026-03-01") && reading.namesItsDay)
        #expect(reading.digest.sightings.allSatisfy { $0.seen == sampleDay.start })
    }

    @Test func anEmptyListIsAQuietDay() throws {
        for text in ["[]", " [ ] \n", "{\"dailyPapers\": []}"] {
            let reading = try read(text)
            #expect(reading.papersRead == 0 && reading.format == .hfJSON && !reading.namesItsDay)
            #expect(reading.diagnostics.isEmpty)
        }
    }

    // MARK: Days

    @Test func theDigestIsOfTheDayThatMostItemsName() throws {
        let days = ["2026-02-28", "2026-03-01", "2026-03-01", "2026-03-02", nil]
        let items = days.enumerated().map { HFSample.item($0.offset + 1, day: $0.element) }
        // The last item's own date is that of its wrapper.
        let reading = try read(HFSample.array(items + [HFSample.item(9, day: "2026-03-01")]))
        #expect(reading.digest.day == Day("2026-03-01") && reading.namesItsDay)
        let seen = reading.digest.sightings.map(\.seen)
        #expect(seen == [Day("2026-02-28")!.start, nil, nil, sampleDay.start, sampleDay.start, nil])
    }

    @Test func aDayThatIsYetToComeIsNone() throws {
        let reading = try read(
            HFSample.array([HFSample.item(1, day: "2027-01-01"), HFSample.item(2, day: "2026-03-01")]))
        #expect(reading.digest.day == Day("2026-03-01"))
        #expect(reading.digest.sightings.allSatisfy { $0.seen == nil })
        #expect(reading.diagnostics == [IngestDiagnostic(.entry(1), kind: .futureDate(text: "2027-01-01"))])
    }

    // MARK: Traps

    @Test(
        arguments: [
            ("a viewer's boolean", #""upvoted":true"#, nil), ("a float", #""upvotes":42.0"#, 42),
            ("an exponent", #""upvotes":4.2e1"#, 42), ("text", #""upvotes":"42""#, nil),
            ("null", #""upvotes":null"#, nil),
            ("a fraction", #""upvotes":4.2"#, nil), ("below zero", #""upvotes":-1"#, nil), ("nothing", #""x":1"#, nil),
        ] as [(String, String, Int?)])
    func votesAreThePapersNumberAlone(name: String, field: String, votes: Int?) throws {
        let reading = try read(
            #"[{"paper":{"id":"2602.00001","title":"Kites",\#(field)},"upvotes":7,"numComments":1.5}]"#)
        #expect(reading.digest.sightings.first?.votes == votes)
        #expect(reading.digest.sightings.first?.comments == nil)
    }

    @Test func hiddenAuthorsAreDroppedAndCounted() throws {
        let reading = try read(
            #"[{"paper":{"id":"2602.00001","title":"Kites","authors":[{"name":"Ana","hidden":false},{"hidden":true,"name":"Bo"},{"name":" "},{"x":1},"Cy",7,{"name":"Di\n  Line"}]}}]"#
        )
        #expect(reading.digest.sightings.first?.paper.authors.map(\.name) == ["Ana", "Cy", "Di Line"])
        #expect(reading.diagnostics == [IngestDiagnostic(.entry(1), kind: .hiddenAuthors(count: 1))])
    }

    @Test func withdrawnPapersAreLeftOut() throws {
        let items = [
            #"{"paper":{"id":"2602.00001","title":"Gone\nKites","withdrawnAt":"2026-03-01T00:00:00Z"}}"#,
            HFSample.item(2),
        ]
        let reading = try read(HFSample.array(items))
        #expect(reading.titles == ["Kites Number 2"] && reading.skipped == 1)
        #expect(reading.diagnostics == [IngestDiagnostic(.entry(1), kind: .withdrawn(title: "Gone Kites"))])
        let kept = try read(#"[{"paper":{"id":"2602.00001","title":"Kites","withdrawnAt":null}}]"#)
        #expect(kept.papersRead == 1)
        // A day of withdrawn papers only is a day, not an error.
        #expect(try read(HFSample.array([items[0]])).papersRead == 0)
    }

    @Test(arguments: [
        (#"Sparse Kites:\n  Cheap $k$-NN\tGates"#, "Sparse Kites: Cheap $k$-NN Gates"),
        (#"360$^{\\circ}$ \\emph{Kites}"#, #"360$^{\circ}$ \emph{Kites}"#), (#"Kites 🪁 \ud83e\ude81"#, "Kites 🪁 🪁"),
        (#"Kites\u0000\u001b[31m\u202e\ud83e"#, "Kites[31m\u{FFFD}"),
        (#"<b>Kites</b> &amp; \"wind\""#, "<b>Kites</b> &amp; \"wind\""),
        (#"Kites\u00a0over\u2028water"#, "Kites over water"),
    ])
    func titlesAreOneCleanLineWithTheirTeX(written: String, title: String) throws {
        #expect(try read(HFSample.array([HFSample.item(1, title: written)])).titles == [title])
    }

    @Test func anAbstractKeepsItsParagraphs() throws {
        func abstract(_ text: String) throws -> String? {
            try read("[{\"paper\":{\"id\":\"2602.00001\",\"title\":\"Kites\",\"summary\":\(text)}}]").digest.sightings[
                0
            ].paper.abstract
        }
        #expect(try abstract(#""One\nline.\n\nTwo\r\n \r\nThree\n""#) == "One line.\n\nTwo\n\nThree")
        for nothing in ["\"\"", "\" \\n \"", "null", "7"] { #expect(try abstract(nothing) == nil) }
    }

    @Test(
        arguments: [
            ("https://kites.example.org/a", "https://kites.example.org/a"),
            ("/spaces/kites", "https://huggingface.co/spaces/kites"),
            ("//kites.example.org", "https://kites.example.org"), ("javascript:alert(1)", nil),
            ("kites.example.org", nil),
            ("ftp://kites.example.org", nil),
            ("https://kites.example.org/\\\"><b>", "https://kites.example.org/%22%3E%3Cb%3E"),
            ("", nil), ("https://", nil),
        ] as [(String, String?)])
    func projectPagesAreWebAddresses(written: String, url: String?) throws {
        let reading = try read(#"[{"paper":{"id":"2602.00001","title":"Kites","projectPage":"\#(written)"}}]"#)
        #expect(reading.digest.sightings[0].paper.links.first { $0.kind == .project }?.url == url)
    }

    @Test(
        arguments: [
            ("kites/k-1.x_y", "https://github.com/kites/k-1.x_y"),
            ("https://github.com/kites/k", "https://github.com/kites/k"),
            ("http://code.example.org/k", "http://code.example.org/k"),
            ("github.com/kites/k", "https://github.com/kites/k"),
            ("kites", nil), ("kites/k/x", nil), ("../k", nil), ("kites/<k>", nil), ("", nil), ("kites/", nil),
        ] as [(String, String?)])
    func repositoriesAreAddressesOrNames(written: String, url: String?) throws {
        let reading = try read(#"[{"paper":{"id":"2602.00001","title":"Kites","githubRepo":"\#(written)"}}]"#)
        #expect(reading.digest.sightings[0].paper.links.first { $0.kind == .code }?.url == url)
    }

    @Test func aPaperWithAnotherIDIsKnownByItsTitle() throws {
        let reading = try read(
            #"[{"paper":{"id":"kites/7 x","title":"Kites"}},{"paper":{"title":"More Kites"}},{"paper":{"id":"10.1000/182","title":"Third Kites"}}]"#
        )
        #expect(
            reading.digest.sightings.map(\.paper.id) == [
                PaperID(title: "Kites"), PaperID(title: "More Kites"), PaperID(doi: "10.1000/182"),
            ])
        #expect(reading.digest.sightings.map(\.entry) == ["kites/7 x", nil, "10.1000/182"])
        #expect(
            reading.digest.sightings[0].paper.links == [
                Link(kind: .huggingFace, url: "https://huggingface.co/papers/kites/7%20x")
            ])
        #expect(reading.digest.sightings[1].paper.links.isEmpty)
    }

    @Test func thePaperComesOnceWithWhatBothItemsSay() throws {
        let bare = #"{"paper":{"id":"2602.00001v2","title":"Kites Number 1"}}"#
        let reading = try read(HFSample.array([bare, HFSample.item(2), HFSample.item(1)]))
        #expect(reading.papersRead == 2 && reading.duplicates == 1 && reading.summary == "2 of 3 (1 twice)")
        let first = reading.digest.sightings[0]
        #expect(
            first.votes == 1 && first.paper.abstract != nil && first.paper.authors.count == 2
                && first.paper.version == 2)
        #expect(
            reading.diagnostics == [
                IngestDiagnostic(.entry(3), kind: .duplicatePaper(title: "Kites Number 1", first: 1))
            ])
        #expect(reading.digest.sightings.map(\.position) == [0, 1])
    }

    @Test func whatIsNoPaperIsLeftOut() throws {
        let reading = try read(
            HFSample.array([
                "null", "7", "[]", "{}", #"{"paper":null}"#, #"{"paper":{"id":"2602.00009"}}"#, HFSample.item(1),
            ]))
        #expect(reading.papersRead == 1 && reading.skipped == 6)
        #expect(reason("[{\"kites\":1},{\"kites\":2}]") == .looksLike(.json(nil)))
    }
}
