import Testing

@testable import Pressroom

@Suite struct FeedListTests {
    private static let nested = """
        <?xml version="1.0" encoding="ISO-8859-1"?>
        <opml version="2.0"><head><title>Mine</title></head><body>
          <outline text="Kites &amp; Caf\u{E9}s">
            <outline text="Physics"><outline type="rss" text="Sparse" title="Sparse Kites"
              xmlUrl="https://example.org/kites?a=1&amp;b=2" category="/wind,sails"/></outline>
            <outline type="atom" text="Sails" xmlURL="https://example.org/sails.atom"/>
          </outline>
          <outline type="rss" url="http://old.example.org/rss" text="Old"/>
          <outline type="link" url="https://example.org/page" text="A page"/>
        </body></opml>
        """

    @Test func readsFoldersInFolders() throws {
        let bytes = Self.nested.unicodeScalars.map { UInt8($0.value) }
        let list = try FeedList.read(bytes)
        #expect(
            list.entries == [
                FeedList.Entry(
                    title: "Sparse Kites", url: "https://example.org/kites?a=1&b=2",
                    labels: ["Kites & Caf\u{E9}s", "Physics", "wind", "sails"], line: 5),
                FeedList.Entry(
                    title: "Sails", url: "https://example.org/sails.atom", labels: ["Kites & Caf\u{E9}s"], line: 6),
                FeedList.Entry(title: "Old", url: "http://old.example.org/rss", labels: [], line: 8),
            ])
        #expect(list.others == ["A page"])
    }

    @Test(
        arguments: [
            ("<opml><body>\n<outline xmlUrl='https://example.org/a'/>\n<outline text='x'", 3),
            ("<opml><body>\n<outline xmlUrl='https://example.org/a'></body></opml>", 2),
            ("<opml><body/></opml>", nil), ("<rss><channel/></rss>", 1), ("", nil), ("{}", nil),
            (
                "<!DOCTYPE opml [\n<!ENTITY a 'b'>]><opml><body><outline xmlUrl='https://example.org/&a;'/></body></opml>",
                2
            ),
        ] as [(String, Int?)])
    func isRefusedWholeWithItsPlace(text: String, line: Int?) throws {
        do throws(FeedListError) {
            let list = try FeedList.read(Array(text.utf8))
            Testing.Issue.record("accepted: \(list)")
        } catch {
            #expect(error.line == line, "\(error.text)")
            #expect(!error.text.isEmpty)
        }
    }

    @Test func sourcesGetIDsOfTheirOwnAndNoAddressTwice() throws {
        let configured = try ConfigurationTests.read(
            #"{"sources": [{"id": "kites", "url": "https://example.org/kites"}, {"id": "x", "path": "y"}]}"#)
        var known = KnownSources(configured.sources)
        func result(_ title: String?, _ url: String, _ labels: [String] = []) -> String {
            do throws(KnownSources.Refusal) {
                let source = try known.source(for: FeedList.Entry(title: title, url: url, labels: labels, line: 1))
                return "\(source.id) \(source.format) \(source.note ?? "-")"
            } catch {
                return error.text
            }
        }
        #expect(result("Kites", "http://Example.org/kites") == "there already, as kites")
        #expect(result("Kites", "https://example.org/2", ["Wind"]) == "kites-2 auto Kites (Wind)")
        #expect(
            result("Drachen & K\u{E4}fer: t\u{E4}glich!", "https://example.org/3")
                == "drachen-kafer-taglich auto Drachen & K\u{E4}fer: t\u{E4}glich!")
        #expect(
            result("\u{98A8}\u{7B5D}", "https://rss.arxiv.org/rss/cs.CL") == "rss-arxiv-org arxivRSS \u{98A8}\u{7B5D}")
        #expect(
            result(nil, "https://export.arxiv.org/api/query?search_query=cat:cs.RO") == "export-arxiv-org arxivAtom -")
        #expect(result("Mail", "mailto:a@example.org") == "its address must begin with https:// or http://")
        #expect(result("Login", "https://a:b@example.org/") == "its address must not hold a user or a password")
        #expect(result("Again", "https://example.org/3") == "there already, as drachen-kafer-taglich")
    }
}
