import Foundation
import Ingest
import Papers
import TestSupport
import Testing

/// Whatever happens to the bytes of a source: a digest that keeps its promises, or an error.
@Suite struct DamagedSourcesTests {
    static let sources: [(name: String, text: String)] = [
        (
            "text",
            Page.header
                + "Kites\n\n\(filler)\n\n  • 3 authors\n·\nMar 1\n\nTails\n\n\(filler)\n\n  • 1 authors\n·\nMar 2\n"
        ),
        (
            "hf-json",
            HFSample.array([
                HFSample.item(1, title: #"Kites é 🪁 \ud83e\ude81 \"x\""#), HFSample.item(2), HFSample.item(1),
            ])
        ),
        (
            "hf-html",
            HFHTMLReaderTests.page(
                "{\"dailyPapers\":\(HFSample.day(2)),\"dateString\":\"2026-03-02\"}", cards: HFHTMLReaderTests.card(1))
        ),
        (
            "feed",
            JSONFeedReaderTests.feed(
                #"{"id":"1","title":"Kites","content_html":"<p>We &amp; é</p>","date_published":"2026-03-01"},{"id":2,"title":"Kites","url":"/2"}"#
            )
        ),
        (
            "arxiv-atom",
            """
            <?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api/k</id>\
            <entry><id>http://arxiv.org/abs/2602.00001v2</id><title>Kites
              and wind</title><published>2026-03-01T00:00:00Z</published><summary>We fly &lt; 3 é.</summary><author><name>Ana Kiter</name></author></entry></feed>
            """
        ),
        (
            "arxiv-rss",
            """
            <?xml version='1.0'?><rss version="2.0" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>\
            <link>http://rss.arxiv.org/rss/cs.CL</link><item><title>Kites</title><link>https://arxiv.org/abs/2602.00001</link>\
            <description>arXiv:2602.00001v1 Announce Type: new \nAbstract: We fly.</description><guid isPermaLink="false">oai:arXiv.org:2602.00001v1</guid>\
            <arxiv:announce_type>new</arxiv:announce_type><dc:creator>Ana Kiter, Bo Line (Kites Lab, Hill)</dc:creator></item></channel></rss>
            """
        ),
    ]

    private func check(_ bytes: [UInt8], _ context: ReadingContext, _ name: String) {
        for format in [SourceFormat.auto, SourceFormat(rawValue: name) ?? .auto] {
            do throws(IngestError) {
                let reading = try DigestReader.read(bytes, as: format, context)
                let sightings = reading.digest.sightings
                #expect(sightings.map(\.position) == Array(sightings.indices))
                #expect(Set(sightings.map(\.paper.id)).count == sightings.count)
                #expect(sightings.allSatisfy { !$0.paper.title.isEmpty && ($0.seen ?? context.now) <= context.now })
                #expect(sightings.allSatisfy { isClean($0.paper) })
                #expect(reading.diagnostics.allSatisfy { !$0.description.isEmpty })
            } catch {
                #expect(!error.description.contains("\n"))
            }
        }
    }

    private func isClean(_ paper: Paper) -> Bool {
        let lines =
            [paper.title, paper.journal ?? "", paper.comment ?? ""] + paper.authors.map(\.name) + paper.categories
        let isOneLine = lines.allSatisfy { !$0.contains(where: \.isNewline) }
        let texts = lines + [paper.abstract?.replacing("\n\n", with: "") ?? ""]
        return isOneLine
            && texts.allSatisfy {
                $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
            }
    }

    @Test(arguments: sources.map(\.name))
    func everySourceIsReadWhole(name: String) throws {
        let text = try #require(Self.sources.first { $0.name == name }?.text)
        let reading = try read(text)
        #expect(reading.format.rawValue == name && reading.papersRead > 0)
        #expect(try read(text, format: reading.format).digest == reading.digest)
    }

    @Test(arguments: sources.map(\.name))
    func cutsFlipsAndInsertionsGiveAReadingOrAnError(name: String) throws {
        let whole = Array(try #require(Self.sources.first { $0.name == name }?.text).utf8)
        let context = ReadingContext(source: "page", referenceDay: sampleDay, url: "https://kites.example.org/")
        var random = SeededGenerator(seed: UInt64(name.utf8.count))
        for _ in 0..<60 { check(Array(whole[..<Int.random(in: 0..<whole.count, using: &random)]), context, name) }
        for _ in 0..<120 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let at = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: at)
                case 2: bytes.insert(Array("{}[],:\"\\<>&;/\n\0".utf8).randomElement(using: &random) ?? 0, at: at)
                default: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...40, using: &random)))
                }
            }
            check(bytes, context, name)
        }
    }
}
