import Foundation
import Ingest
import Papers
import TestSupport
import Testing

@Suite struct JSONFeedReaderTests {
    static func feed(_ items: String, head: String = "") -> String {
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Kite Notes\",\(head)\"items\":[\(items)]}"
    }

    @Test func readsEveryFieldOfAnItem() throws {
        let item = """
            {"id":"https://kites.example.org/7","url":"https://kites.example.org/7.html","external_url":"https://wind.example.org/",\
            "title":"Kites\\nand &amp; Wind","content_html":"<p>We <b>fly</b> kites &amp; more.</p><p>They land: CO<sub>2</sub>.</p>",\
            "content_text":"other","summary":"short","date_published":"2026-03-01T23:30:00-05:00","date_modified":"2026-03-02T00:00:00Z",\
            "authors":[{"name":"Ana Kiter","url":"https://ana.example.org"},{"name":"Bo Line"},{"url":"https://x.example.org"}],\
            "author":{"name":"Old"},"tags":["wind","kites","wind"],"attachments":[{"url":"/7.pdf","mime_type":"application/pdf","size":7},\
            {"url":"https://kites.example.org/7.mp3","mime_type":"audio/mpeg"}],"_kites":{"id":"x","items":[1]},"language":"en"}
            """
        let reading = try read(
            Self.feed(item, head: "\"home_page_url\":\"https://kites.example.org/\",\"feed_url\":\"/feed.json\","))
        #expect(
            reading.format == .feed && !reading.namesItsDay && reading.digest.day == sampleDay
                && reading.diagnostics.isEmpty)
        let sighting = try #require(reading.digest.sightings.first)
        #expect(sighting.entry == "https://kites.example.org/7")
        #expect(sighting.seen == Day("2026-03-02")!.start.addingTimeInterval(4.5 * 3600))
        let paper = sighting.paper
        #expect(paper.id == PaperID(title: "Kites and &amp; Wind") && paper.title == "Kites and &amp; Wind")
        #expect(paper.abstract == "We fly kites & more.\n\nThey land: CO₂.")
        #expect(paper.authors.map(\.name) == ["Ana Kiter", "Bo Line"] && paper.categories == ["wind", "kites"])
        #expect(paper.published == Day("2026-03-01"))
        #expect(
            paper.links == [
                Link(kind: .abstract, url: "https://kites.example.org/7.html"),
                Link(kind: .abstract, url: "https://wind.example.org/"),
                Link(kind: .pdf, url: "https://kites.example.org/7.pdf"),
            ])
    }

    @Test(
        arguments: [
            (#""id":"2602.1","url":"https://arxiv.org/abs/2602.00007v3""#, "arxiv:2602.00007", 3),
            (#""id":"https://doi.org/10.1000/Kite""#, "doi:10.1000/kite", nil),
            (
                #""id":"1","url":"https://blog.example.org/1","external_url":"https://arxiv.org/pdf/2602.00007""#,
                "arxiv:2602.00007", nil
            ),
            (#""id":"doi:10.1000/182","url":"https://arxiv.org/abs/2602.00007""#, "arxiv:2602.00007", nil),
        ] as [(String, String, Int?)])
    func recognisesPapers(fields: String, id: String, version: Int?) throws {
        let paper = try #require(try read(Self.feed("{\"title\":\"Kites\",\(fields)}")).digest.sightings.first?.paper)
        #expect(paper.id.description == id && paper.version == version)
        if id.hasPrefix("arxiv"), fields.contains("doi:") {
            #expect(paper.identifiers == [PaperID("doi:10.1000/182")!])
        }
        if fields.contains("blog") {
            #expect(paper.links.map(\.url) == ["https://arxiv.org/pdf/2602.00007", "https://blog.example.org/1"])
        }
    }

    @Test func readsTheOldVersionAndWhatIsLoose() throws {
        let text = """
            {"items":[{"id":7,"title":"Kites","content_text":"One.\\n\\nTwo.","author":{"name":"Ana"},"date_published":"2 March 2026"},\
            {"id":"8","title":"Tails","summary":"Short.","date_published":"soon","tags":"wind"},{"id":9.0,"title":"Strings","authors":["Cy"]}],\
            "version":"https://jsonfeed.org/version/1","author":{"name":"Kite Notes"}}
            """
        let reading = try read(text)
        #expect(reading.titles == ["Kites", "Tails", "Strings"])
        #expect(reading.digest.sightings.map(\.entry) == ["7", "8", "9"])
        #expect(reading.digest.sightings.map { $0.paper.authors.map(\.name) } == [["Ana"], ["Kite Notes"], ["Cy"]])
        #expect(reading.digest.sightings.map(\.paper.abstract) == ["One.\n\nTwo.", "Short.", nil])
        #expect(reading.digest.sightings.map(\.paper.published) == [sampleDay, nil, nil])
        #expect(reading.digest.sightings[1].paper.categories == ["wind"])
        #expect(reading.diagnostics == [IngestDiagnostic(.entry(2), kind: .unreadableDate(text: "soon"))])
    }

    @Test func aMissingTitleIsTakenFromTheText() throws {
        let reading = try read(Self.feed(#"{"id":"1","content_text":"We fly kites."},{"id":"2"},"x""#))
        #expect(reading.titles == ["We fly kites."] && reading.skipped == 2)
        #expect(reading.kinds.first == .titleFromText(title: "We fly kites."))
    }

    @Test func nothingWasSeenAfterTheReading() throws {
        let reading = try read(Self.feed(#"{"id":"1","title":"Kites","date_published":"2031-01-01T00:00:00Z"}"#))
        #expect(reading.digest.sightings.first?.seen == sampleDay.adding(1).start)
        #expect(reading.kinds == [.futureDate(text: "2031-01-01")])
    }

    @Test func twoPapersOfOneTitleStayTwo() throws {
        let items = (1...2).map { #"{"id":"\#($0)","url":"https://kites.example.org/\#($0)","title":"Editorial"}"# }
        let reading = try read(Self.feed((items + [items[1]]).joined(separator: ",")))
        #expect(reading.papersRead == 2 && reading.duplicates == 1)
        #expect(Set(reading.digest.sightings.map(\.paper.id)).count == 2)
        let same = try read(Self.feed(#"{"id":"1","title":"Editorial"},{"id":"1","title":"EDITORIAL"}"#))
        #expect(same.papersRead == 1 && same.duplicates == 1)
    }

    @Test func aFeedWithoutItemsIsQuiet() throws {
        #expect(try read(Self.feed("")).papersRead == 0)
        #expect(reason("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"x\"}") == .looksLike(.json(nil)))
        #expect(reason(Self.feed("{\"id\":\"1\"},{\"id\":\"2\"}")) == .noPaper)
        #expect(
            reason(Self.feed(Array(repeating: "{}", count: 20_001).joined(separator: ",")))
                == .tooManyPapers(limit: 20_000))
    }

    @Test func aCutFeedGivesItsCompleteItems() throws {
        let items = (1...3).map {
            #"{"id":"\#($0)","url":"https://kites.example.org/\#($0)","title":"Kites \#($0)","content_html":"<p>é 🪁"}"#
        }
        let bytes = Array(Self.feed(items.joined(separator: ",")).utf8)
        for end in bytes.indices {
            do throws(IngestError) {
                let reading = try read(Array(bytes[..<end]))
                #expect((1...3).contains(reading.papersRead) && reading.kinds.last == .cutOff)
            } catch {
                #expect(error.line == 1 || error.reason == .empty, "\(error)")
            }
        }
    }
}
