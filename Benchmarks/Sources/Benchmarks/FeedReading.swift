import Foundation
import Ingest
import Papers

/// Reading a large feed: a thousand entries in Atom, some 1.9 MB.
struct FeedReading {
    let bytes: [UInt8]
    let day: Day

    /// The papers of the sample, again and again under other titles.
    init(_ sample: Sample) {
        day = sample.day
        var feed = """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.org,2026:feed</id><title>Papers</title>
              <updated>2026-03-02T00:00:00Z</updated>

            """
        for number in 0..<1_000 {
            let paper = sample.papers[number % sample.papers.count].paper
            feed += """
                  <entry>
                    <id>https://example.org/papers/\(number)</id>
                    <title>\(Self.escaped(paper.title)), part \(number)</title>
                    <updated>2026-03-02T00:00:00+00:00</updated>
                    <author><name>Mira Olsen</name></author>
                    <author><name>Jon Abara</name></author>
                    <link href="https://example.org/papers/\(number)" rel="alternate"/>
                    <summary>\(Self.escaped(paper.abstract ?? ""))</summary>
                    <published>2026-03-01T00:00:00+00:00</published>
                  </entry>

                """
        }
        bytes = Array((feed + "</feed>\n").utf8)
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    }

    func measure(peers: Peers) throws -> Table {
        let context = ReadingContext(source: "feed", referenceDay: day)
        let reading = try Timing.measure { try DigestReader.read(bytes, as: .feed, context).papersRead }
        let rate = Figure.rate(Double(bytes.count) / reading.seconds / 1e6, "MB")
        return Table(
            title: "read a feed",
            rows: [
                Row(
                    what: "1,000 entries in Atom, \(bytes.count / 1000) KB", figure: Figure.time(reading), beside: rate),
                Row(
                    what: "lxml: parse, and four texts of each entry", try peers.read(bytes, by: "lxml"),
                    ours: reading.seconds),
                Row(what: "feedparser", try peers.read(bytes, by: "feedparser"), ours: reading.seconds),
            ])
    }
}
