import Foundation
import TestSupport
import Testing

/// `paperboy ingest`: what is handed in, and days that are walked.
@Suite struct IngestionTests {
    private static let formats: [(name: String, text: String)] = [
        ("hf-json", String(decoding: Papers.daily("2026-03-02", 0..<1).body, as: UTF8.self)),
        (
            "hf-html",
            "<!doctype html><html><body><div class=\"SVELTE_HYDRATER contents\" data-target=\"DailyPapers\" data-props=\""
                + "{\"dailyPapers\":\(String(decoding: Papers.daily("2026-03-02", 0..<1).body, as: UTF8.self)),\"dateString\":\"2026-03-02\",\"periodType\":\"daily\"}"
                .replacing("&", with: "&amp;").replacing("\"", with: "&quot;") + "\"></div></body></html>"
        ),
        (
            "arxiv-atom",
            """
            <?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>ArXiv Query</title>
            <id>http://arxiv.org/api/x</id><updated>2026-03-02T00:00:00-05:00</updated>
            <entry><id>http://arxiv.org/abs/2603.10000v1</id><title>\(Papers.title(0))</title>
            <updated>2026-03-01T09:00:00Z</updated><published>2026-03-01T09:00:00Z</published>
            <summary>\(Papers.abstract(0))</summary><author><name>Ada Muster</name></author></entry></feed>
            """
        ),
        (
            "arxiv-rss",
            """
            <?xml version="1.0" encoding="UTF-8"?><rss xmlns:arxiv="http://arxiv.org/schemas/atom"
            xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel><title>cs.RO updates on arXiv.org</title>
            <link>http://rss.arxiv.org/rss/cs.RO</link><pubDate>Mon, 02 Mar 2026 00:00:00 -0500</pubDate>
            <item><title>\(Papers.title(0))</title><link>https://arxiv.org/abs/2603.10000</link>
            <description>arXiv:2603.10000v1 Announce Type: new \nAbstract: \(Papers.abstract(0))</description>
            <guid isPermaLink="false">oai:arXiv.org:2603.10000v1</guid><category>cs.RO</category>
            <pubDate>Mon, 02 Mar 2026 00:00:00 -0500</pubDate><arxiv:announce_type>new</arxiv:announce_type>
            <dc:creator>Ada Muster</dc:creator></item></channel></rss>
            """
        ),
        (
            "feed",
            String(
                decoding: Papers.feed(0..<1) { _ in Date(timeIntervalSince1970: 1_772_400_000) }.body, as: UTF8.self)
        ),
        (
            "text", "Daily Papers\n\nMar 2\n\n\(Papers.title(0))\n\n\(Papers.abstract(0))\n\n  • 3 authors\n·\nFeb 27\n"
        ),
    ]

    @Test(arguments: ["auto", "named"]) func everyFormatIsReadFromStandardInput(how: String) async throws {
        try await SourceSite.run([]) { site in
            for (name, text) in Self.formats {
                let words = ["ingest", "-", "--as-of", "2026-03-02"] + (how == "named" ? ["--format", name] : [])
                let outcome = try await site.site.binary.run(words, input: text)
                #expect(outcome.status == 0, "\(name): \(outcome.errors)")
                #expect(outcome.output.contains("1 of 1 paper from stdin"), "\(name): \(outcome.output)")
            }
            // All of them speak of one paper.
            let rows = try await site.site.call("papers", "--json").output
            let papers = try #require(try JSONSerialization.jsonObject(with: Data(rows.utf8)) as? [[String: Any]])
            #expect(papers.count == 1, "\(rows)")
        }
    }

    @Test func filesThatAreHandedInKeepTheirOwnSightings() async throws {
        try await SourceSite.run([("daily", "hf-json", "/api/daily_papers")]) { site in
            for (name, text) in Self.formats {
                try site.site.write(text, to: "\(name).page")
                let outcome = try await site.site.call("ingest", "\(name).page", "--as-of", "2026-03-02")
                #expect(outcome.status == 0, "\(name): \(outcome.errors)")
            }
            struct Row: Decodable {
                struct Sighting: Decodable { var source: String }
                var sightings: [Sighting]
            }
            let rows = try JSONDecoder().decode(
                [Row].self, from: Data(try await site.site.call("papers", "--json").output.utf8))
            #expect(rows.count == 1 && Set(rows[0].sightings.map(\.source)).count == Self.formats.count, "\(rows)")

            // They are shown apart, also the one whose papers are of an old day.
            try site.site.write("Daily Papers\n\n\(Papers.title(0))\n\n\(Papers.abstract(0))\n", to: "old.page")
            #expect(try await site.site.call("ingest", "old.page", "--as-of", "2026-03-02").status == 0)
            let shown = try await site.site.call("sources").output
            #expect(shown.matches(of: #/-page~/#).count == Self.formats.count + 1, "\(shown)")

            let typo = try await site.site.call("ingest", "dayly")
            #expect(typo.status == 66 && typo.errors.contains("sources: daily"), "\(typo.errors)")
        }
    }

    @Test func aReadThatWaitsForAWriterEndsWithTheFirstSignal() async throws {
        try await SourceSite.run([]) { site in
            let pipe = site.site.file("pipe").path
            #expect(mkfifo(pipe, 0o600) == 0)
            let running = try site.site.binary.start(["ingest", "pipe"])
            // Once somebody reads it, a pipe can be opened for writing; nothing is written.
            var writer = open(pipe, O_WRONLY | O_NONBLOCK)
            while writer < 0, errno == ENXIO {
                try await Task.sleep(for: .milliseconds(20))
                writer = open(pipe, O_WRONLY | O_NONBLOCK)
            }
            // As `timeout` sends it: to the process and to its group, which is one signal.
            for _ in 0..<2 { running.signal(SIGTERM) }
            let outcome = await running.outcome()
            close(writer)
            #expect(outcome.status == 1 && outcome.errors.contains(": stopped by a signal"), "\(outcome.errors)")
        }
    }

    @Test func anAddressIsFetchedAndRemembered() async throws {
        try await SourceSite.run([]) { site in
            let url = "http://127.0.0.1:\(site.port)/kites.xml"
            site.pages["/kites.xml"] = Papers.feed(0..<3) { _ in Date(timeIntervalSince1970: 1_772_400_000) }
            #expect(try await site.site.call("ingest", url, "--as-of", "2026-03-02").status == 0)
            let again = try await site.site.call("ingest", url, "--as-of", "2026-03-02")
            #expect(again.status == 0 && site.server.requests.count == 2)
            #expect(site.server.requests.last?.headers["if-none-match"] != nil)
            let digest = try await site.site.call("run", "--digest", url, "--as-of", "2026-03-02")
            #expect(digest.status == 0, "\(digest.errors)")
            #expect(site.letters == 2)
            // It is no source of the site, and is shown apart from those.
            let shown = try await site.site.call("sources").output.split(separator: "\n")
            #expect(shown.count == 2 && shown[0].hasPrefix("not configured"), "\(shown)")
            #expect(shown[1].hasSuffix(url) && shown[1].contains("primed"), "\(shown)")
        }
    }

    @Test func daysAreWalkedAndTakenUpAgain() async throws {
        try await SourceSite.run([("daily", "hf-json", "/api/daily_papers"), ("kites", "feed", "/kites.xml")]) { site in
            let server = HTTPTestServer { request in
                guard let day = request.query("date"), let number = Int(day.suffix(2)) else {
                    return .response(404, "")
                }
                // A weekend shows the Friday before.
                let shown = number == 7 || number == 8 ? 6 : number
                let page = Papers.daily("2026-03-0\(shown)", shown * 20..<shown * 20 + 12)
                return .response(200, ["Content-Type": page.contentType], body: page.body)
            }
            let port = try await server.start()
            try site.site.set(
                "sources",
                [
                    ["id": "daily", "type": "hf-json", "url": "http://127.0.0.1:\(port)/api/daily_papers"],
                    ["id": "kites", "type": "feed", "url": "http://127.0.0.1:\(port)/kites.xml"],
                ])
            let words = ["ingest", "daily", "--since", "2026-03-02", "--as-of", "2026-03-09T15:00:00Z"]
            let first = try await site.site.binary.run(words)
            #expect(first.status == 0, "\(first.errors)")
            #expect(server.requests.map { $0.query("date") } == (2...9).map { "2026-03-0\($0)" })
            let states = try await site.states(of: "daily")
            #expect((2...9).allSatisfy { states["2026-03-0\($0)"] != nil }, "\(states)")
            #expect(["2026-03-07", "2026-03-08"].allSatisfy { states[$0] == "quiet" }, "\(states)")
            let rows = try await site.site.call("papers").output
            #expect(rows.split(separator: "\n").count == 6 * 12)

            // All but today are done.
            let again = try await site.site.binary.run(words)
            #expect(again.status == 0 && server.requests.count == 9, "\(again.errors)")
            #expect(again.errors.contains("7 of 8 days are stored already"), "\(again.errors)")

            let feed = try await site.site.call("ingest", "kites", "--since", "2026-03-02")
            #expect(feed.status == 64 && feed.errors.contains("kites: this source keeps no days"), "\(feed.errors)")
            await server.stop()
        }
    }
}
