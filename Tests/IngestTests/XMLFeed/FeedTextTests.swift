import Ingest
import Papers
import Testing

@Suite struct FeedTextTests {
    /// `@` stands for the element's attributes and content.
    @Test(arguments: [
        ("<title>Sparse\n  Kites</title>", "Sparse Kites"),
        ("<title type=\"text\">Gating $x&lt;4$ &amp;amp; more</title>", "Gating $x<4$ &amp; more"),
        ("<title>Kites for $a&lt;b$</title>", "Kites for $a<b$"),
        ("<title type=\"html\">H&lt;sub&gt;2&lt;/sub&gt;O &amp;amp; 10&lt;sup&gt;-3&lt;/sup&gt;</title>", "H₂O & 10⁻³"),
        (
            "<title type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">On <i>Kites</i> &lt; 4</div></title>",
            "On Kites < 4"
        ),
        ("<title><![CDATA[Sparse Kites]]></title>", "Sparse Kites"),
        ("<title mode=\"escaped\" type=\"text/html\">&lt;b&gt;Sparse&lt;/b&gt; Kites</title>", "Sparse Kites"),
        ("<title type=\"application/octet-stream\">U3BhcnNlIEtpdGVz</title>", "Sparse Kites"),
    ])
    func readsTitlesOfAtom(title: String, text: String) throws {
        #expect(try Feeds.read(Feeds.atom(title)).papers.map(\.title) == [text])
    }

    @Test(arguments: [
        ("<title>AT&amp;amp;T &amp;lt;Kites&amp;gt;</title>", "AT&T <Kites>"),
        ("<title>&lt;em&gt;Sparse&lt;/em&gt; Kites</title>", "Sparse Kites"),
        ("<title>Kites where a &lt; b</title>", "Kites where a < b"),
        ("<title><b>Sparse</b> Kites</title>", "Sparse Kites"),
        ("<title>  </title><dc:title>Sparse Kites</dc:title>", "Sparse Kites"),
        ("<dc:title>Other</dc:title><title>Sparse Kites</title>", "Sparse Kites"),
        ("<media:title>Other</media:title><title>Sparse Kites</title>", "Sparse Kites"),
    ])
    func readsTitlesOfRSS(title: String, text: String) throws {
        #expect(try Feeds.read(Feeds.rss(title)).papers.map(\.title) == [text])
    }

    @Test func takesTheBeginningOfTheTextForAMissingTitle() throws {
        let reading = try Feeds.read(Feeds.rss("<description>We gate kites. They fly.</description>"))
        #expect(reading.papers.map(\.title) == ["We gate kites. They fly."])
        #expect(reading.kinds == [.titleFromText(title: "We gate kites. They fly.")])
        let long = String(repeating: "We gate kites with care and wind ", count: 9)
        let cut = try Feeds.read(Feeds.rss("<description>\(long)</description>")).papers.first?.title
        #expect(cut?.count ?? 0 <= 121 && cut?.hasSuffix("…") ?? false)
    }

    @Test(arguments: [
        ("<description>One.\n\nTwo.</description>", "One.\n\nTwo."),
        (
            "<description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &lt;b&gt;fast&lt;/b&gt;.&lt;/p&gt;</description>",
            "One.\n\nTwo fast."
        ),
        ("<description><p>One.</p><p>Two.</p></description>", "One.\n\nTwo."),
        ("<description>Short.</description><content:encoded>Much longer text.</content:encoded>", "Much longer text."),
        (
            "<description>A longer description.</description><content:encoded>No.</content:encoded>",
            "A longer description."
        ),
        ("<dc:description>Dublin text.</dc:description>", "Dublin text."),
        ("<dcterms:abstract>Terms text.</dcterms:abstract>", "Terms text."),
        ("<itunes:summary>Spoken text.</itunes:summary>", "Spoken text."),
        ("<media:group><media:description>Seen text.</media:description></media:group>", "Seen text."),
        ("<description>We use script.&lt;script&gt;alert(1)&lt;/script&gt;</description>", "We use script."),
    ])
    func takesTheRichestText(elements: String, abstract: String) throws {
        let reading = try Feeds.read(Feeds.rss("<title>Kites</title>" + elements))
        #expect(reading.papers.map(\.abstract) == [abstract])
    }

    @Test func readsContentInBase64AndNoPicture() throws {
        let text = try Feeds.read(
            Feeds.atom("<title>Kites</title><content type=\"text/html\" mode=\"base64\">PHA+V2UgZ2F0ZTwvcD4=</content>")
        )
        #expect(text.papers.first?.abstract == "We gate")
        let picture = try Feeds.read(
            Feeds.atom("<title>Kites</title><content type=\"image/png\">iVBORw0KGgo=</content>"))
        #expect(picture.papers.map(\.abstract) == [nil])
    }

    @Test func cutsWhatIsNoAbstract() throws {
        let long = String(repeating: "kites and winds ", count: 8_000)
        let reading = try Feeds.read(Feeds.rss("<title>Kites</title><description>\(long)</description>"))
        #expect(reading.papers.first?.abstract?.count ?? 0 <= 100_000)
        #expect(reading.kinds == [.textCut(title: "Kites", limit: 100_000)])
    }
}

/// What journals write around abstracts.
@Suite struct JournalPreambleReadingTests {
    @Test(arguments: [
        (
            "Nature",
            """
            <p>Kites, Published online: 28 November 2025; <a href="https://www.nature.com/articles/s00000-025-0001-2">\
            doi:10.1038/s00000-025-0001-2</a></p>We gate kites.
            """, "We gate kites."
        ),
        (
            "ScienceDirect",
            "<p>Publication date: March 2026</p><p><b>Source:</b> Kites, Volume 12</p><p>Author(s): Ada Kite, Bo Lindqvist, Inés Ota</p>",
            nil
        ),
        (
            "Wiley",
            "Kites Quarterly, Volume 3, Issue 4, Page 12-20, December 2025. <br/><p>ABSTRACT</p><p>We gate kites.</p>",
            "We gate kites."
        ),
        ("EarlyView", "Kites Quarterly, EarlyView.", nil),
        ("Taylor & Francis", "Volume 12, Issue 3, May 2025, Page 12-30<br/>. ", nil),
        (
            "APS",
            "<p>Author(s): Ada Kite and Bo Lindqvist</p><p>We gate kites.</p><br/>[Phys. Rev. Kites 135, 012345] Published Fri Nov 28, 2025",
            "We gate kites."
        ),
        ("ACS", "<div><cite>Kites Letters</cite></div><div>DOI: 10.1021/kites.5c00001</div>", nil),
        (
            "MDPI",
            """
            <p>Kites, Vol. 25, Pages 7301: Sparse Kites</p><p>Kites <a href="https://www.example.org/k">doi: 10.3390/k25237301</a></p>\
            <p>Authors: Ada Kite Bo Lindqvist </p><p>We gate kites.</p>
            """, "We gate kites."
        ),
        ("PLOS", "<p>by Ada Kite, Bo Lindqvist, Inés Ota</p>We gate kites.", "We gate kites."),
        ("Springer", "<h3>Abstract</h3><p>We gate kites.</p>", "We gate kites."),
        ("labelled", "Abstract: We gate kites.", "We gate kites."),
        ("blog", "<p>We gate kites.</p><p>The post Kites appeared first on Winds.</p>", "We gate kites."),
        (
            "none", "By comparing kites we find volume 3 of the wind.",
            "By comparing kites we find volume 3 of the wind."
        ),
        ("title word", "Abstract kites fly.", "Abstract kites fly."),
    ])
    func keepsTheAbstractAlone(journal: String, html: String, abstract: String?) throws {
        let reading = try Feeds.read(
            Feeds.rss("<title>Sparse Kites</title><description><![CDATA[\(html)]]></description>"))
        #expect(reading.papers.map(\.abstract) == [abstract], "\(journal)")
    }

    @Test func readsAuthorsAndDOIsInThem() throws {
        let authors = try Feeds.read(
            Feeds.rss(
                "<title>Kites</title><description>&lt;p&gt;Publication date: March 2026&lt;/p&gt;&lt;p&gt;Author(s): Ada Kite and Bo Lindqvist&lt;/p&gt;</description>"
            ))
        #expect(authors.papers.first?.authors.map(\.name) == ["Ada Kite", "Bo Lindqvist"])
        #expect(authors.kinds == [.preamblesLeftOut(count: 2, example: "Publication date: March 2026")])
        let doi = try Feeds.read(
            Feeds.rss(
                "<title>Kites</title><description>Kites, Published online: 1 May 2025; doi:10.1038/kite-1</description>"
            ))
        #expect(doi.papers.first?.id.description == "doi:10.1038/kite-1")
    }
}
