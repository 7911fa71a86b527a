import Foundation
import TestSupport
import Testing

@Suite struct FeedListImportTests {
    private static let list = """
        <?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
        <outline text="Wind"><outline type="rss" text="Kite letters" xmlUrl="https://example.org/kites.xml"/>
        <outline type="rss" text="Kite letters" xmlUrl="https://example.org/more.xml"/></outline>
        <outline type="rss" text="Twice" xmlUrl="http://example.org/kites.xml"/><outline text="A page" type="link"/>
        </body></opml>
        """

    @Test func feedsAreAddedToTheConfigurationAndCommentsStay() async throws {
        let site = try await Site(readers: 1, port: 1)
        let before =
            "{ // mine\n  \"site\": { \"tag\": \"papers.example.org,2026\" }, // the tag\n  \"sources\": [\n"
            + "    { \"id\": \"kite-letters\", \"path\": \"page.txt\" } // by hand\n  ]\n}\n"
        try site.write(before, to: "paperboy.json")
        try site.write(Self.list, to: "feeds.opml")
        let dry = try await site.call("sources", "import", "feeds.opml", "--dry-run")
        #expect(dry.status == 0 && dry.output.contains("kite-letters-2"))
        #expect(try String(contentsOf: site.file("paperboy.json"), encoding: .utf8) == before)

        let outcome = try await site.call("sources", "import", "feeds.opml")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("Twice: there already, as kite-letters-2"))
        #expect(outcome.errors.contains("A page: no feed"))
        let after = try String(contentsOf: site.file("paperboy.json"), encoding: .utf8)
        #expect(after == dry.output)
        #expect(
            after
                == before.replacing(
                    "} // by hand\n",
                    with: "}, // by hand\n"
                        + "    { \"id\": \"kite-letters-2\", \"url\": \"https://example.org/kites.xml\", \"note\": \"Kite letters (Wind)\" },\n"
                        + "    { \"id\": \"kite-letters-3\", \"url\": \"https://example.org/more.xml\", \"note\": \"Kite letters (Wind)\" }\n"
                ))
        #expect(try await site.call("check").status != 70)
        let again = try await site.call("sources", "import", "feeds.opml")
        #expect(again.status == 0 && again.errors.contains("0 sources added"), "\(again.errors)")
    }

    @Test func aListThatIsCutIsRefusedWhole() async throws {
        let site = try await Site(readers: 1, port: 1)
        let before = try Data(contentsOf: site.file("paperboy.json"))
        try site.write(String(Self.list.prefix(300)), to: "feeds.opml")
        let outcome = try await site.call("sources", "import", "feeds.opml")
        #expect(outcome.status == 65 && outcome.errors.contains("feeds.opml:"), "\(outcome.errors)")
        #expect(try Data(contentsOf: site.file("paperboy.json")) == before)
    }
}
