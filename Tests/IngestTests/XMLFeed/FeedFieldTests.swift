import Ingest
import Papers
import Testing

/// Links, authors, dates, ids and the rest of an entry.
@Suite struct FeedFieldTests {
    static let title = "<title>Sparse Kites</title>"

    @Test(arguments: [
        (
            "<link>https://kites.example.org/1</link><guid>https://kites.example.org/g</guid>",
            "https://kites.example.org/1"
        ),
        ("<guid>https://kites.example.org/g</guid>", "https://kites.example.org/g"),
        ("<guid isPermaLink=\"true\">https://kites.example.org/g</guid>", "https://kites.example.org/g"),
        ("<guid isPermaLink=\"false\">https://kites.example.org/g</guid>", nil),
        ("<link>/papers/1?a=b#c</link>", "https://kites.example.org/papers/1?a=b#c"),
        ("<link>../1</link>", "https://kites.example.org/1"),
        ("<link xml:base=\"https://base.example.org/a/\">b/../1</link>", "https://base.example.org/a/1"),
        ("<link>//other.example.org/1</link>", "https://other.example.org/1"),
        ("<link>javascript:alert(1)</link>", nil),
        ("<link> https://kites.example.org/1\n</link>", "https://kites.example.org/1"),
        ("<link/><atom:link href=\"https://kites.example.org/1\"/>", "https://kites.example.org/1"),
        (
            "<link>https://proxy.example.org/~r/1</link><feedburner:origLink>https://kites.example.org/1</feedburner:origLink>",
            "https://kites.example.org/1"
        ),
        ("<prism:url>https://kites.example.org/1</prism:url>", "https://kites.example.org/1"),
        ("<enclosure url=\"https://kites.example.org/1.mp3\" type=\"audio/mpeg\"/>", "https://kites.example.org/1.mp3"),
    ])
    func choosesThePage(elements: String, page: String?) throws {
        let reading = try Feeds.read(Feeds.rss(Self.title + elements), url: "https://kites.example.org/feeds/rss")
        #expect(reading.papers.first?.links.first { $0.kind == .abstract }?.url == page)
    }

    @Test(arguments: [
        (
            "<link rel=\"self\" href=\"https://e.org/s\"/><link rel=\"alternate\" href=\"https://e.org/a\"/>",
            "https://e.org/a"
        ),
        ("<link rel=\"related\" href=\"https://e.org/r\"/><link href=\"https://e.org/a\"/>", "https://e.org/a"),
        (
            "<link type=\"application/json\" href=\"https://e.org/j\"/><link type=\"text/html\" href=\"https://e.org/a\"/>",
            "https://e.org/a"
        ),
        (
            "<link rel=\"edit\" href=\"https://e.org/e\"/><link rel=\"via\" href=\"https://e.org/v\"/>",
            "https://e.org/v"
        ),
        ("<link rel=\"self\" href=\"https://e.org/s\"/>", "https://e.org/s"),
        ("<id>https://e.org/i</id>", "https://e.org/i"),
        ("<link rel=\"license\" href=\"https://e.org/l\"/>", nil),
        ("<link href=\"a\" xml:base=\"https://e.org/x/\"/>", "https://e.org/x/a"),
    ])
    func choosesAmongLinksOfAtom(elements: String, page: String?) throws {
        #expect(try Feeds.read(Feeds.atom(Self.title + elements)).papers.first?.links.first?.url == page)
    }

    @Test func resolvesLinksAgainstTheSiteOfAFile() throws {
        let reading = try Feeds.read(Feeds.rss(Self.title + "<link>papers/1</link>"))
        #expect(reading.papers.first?.links.map(\.url) == ["https://kites.example.org/papers/1"])
        #expect(reading.digest.sightings.first?.entry == "https://kites.example.org/papers/1")
    }

    @Test(arguments: [
        "<enclosure url=\"https://kites.example.org/1.pdf\" type=\"application/pdf\"/>",
        "<atom:link rel=\"related\" type=\"application/pdf\" href=\"https://kites.example.org/1.pdf\"/>",
        "<media:content url=\"https://kites.example.org/1.pdf\" type=\"application/pdf\"/>",
    ])
    func findsThePDF(element: String) throws {
        let reading = try Feeds.read(Feeds.rss(Self.title + "<link>https://kites.example.org/1</link>" + element))
        #expect(
            reading.papers.first?.links == [
                Link(kind: .abstract, url: "https://kites.example.org/1"),
                Link(kind: .pdf, url: "https://kites.example.org/1.pdf"),
            ])
    }

    @Test(arguments: [
        ("<author>ada@example.org (Ada Kite)</author>", ["Ada Kite"]),
        ("<author>Ada Kite &lt;ada@example.org&gt;</author>", ["Ada Kite"]),
        ("<dc:creator>Ada Kite</dc:creator><dc:creator>Bo Lindqvist</dc:creator>", ["Ada Kite", "Bo Lindqvist"]),
        ("<dc:creator>Kite, A., Lindqvist, B.</dc:creator>", ["Kite, A.", "Lindqvist, B."]),
        ("<itunes:author>Ada Kite</itunes:author>", ["Ada Kite"]),
        ("<dc:contributor>Bo Lindqvist</dc:contributor><dc:creator>Ada Kite</dc:creator>", ["Ada Kite"]),
        ("<dc:contributor>Bo Lindqvist</dc:contributor>", ["Bo Lindqvist"]),
        ("<atom:author><atom:name>Ada Kite</atom:name><atom:uri>https://e.org</atom:uri></atom:author>", ["Ada Kite"]),
        ("<dc:creator>Ada Kite</dc:creator><author>Ada Kite</author>", ["Ada Kite"]),
        ("<dc:creator>&lt;a href=\"https://e.org\"&gt;Ada&amp;nbsp;Kite&lt;/a&gt;</dc:creator>", ["Ada Kite"]),
        ("<author>ada@example.org</author>", []),
    ])
    func readsAuthors(elements: String, names: [String]) throws {
        #expect(try Feeds.read(Feeds.rss(Self.title + elements)).papers.first?.authors.map(\.name) == names)
    }

    @Test(arguments: [
        ("<pubDate>Fri, 28 Nov 2025 17:03:11 GMT</pubDate>", "2025-11-28", "2025-11-28T17:03:11Z"),
        ("<pubDate>Fri, 28 Nov 2025 23:03:11 -0500</pubDate>", "2025-11-28", "2025-11-29T04:03:11Z"),
        (
            "<pubDate>Sat, 29 Nov 2025 10:00:00 GMT</pubDate><dc:date>2025-11-28</dc:date>", "2025-11-28",
            "2025-11-29T10:00:00Z"
        ),
        ("<dc:date>2025-11-28</dc:date>", "2025-11-28", "2025-11-28T00:00:00Z"),
        ("<prism:publicationDate>2025-11-28</prism:publicationDate>", "2025-11-28", "2025-11-28T00:00:00Z"),
        (
            "<prism:publicationDate>2026-03</prism:publicationDate><pubDate>Fri, 28 Nov 2025 17:03:11 GMT</pubDate>",
            "2025-11-28", "2025-11-28T17:03:11Z"
        ),
        ("<atom:updated>2025-11-28T17:03:11Z</atom:updated>", "2025-11-28", "2025-11-28T17:03:11Z"),
        (
            "<atom:updated>2025-11-30T00:00:00Z</atom:updated><atom:published>2025-11-28T17:03:11Z</atom:published>",
            "2025-11-28", "2025-11-28T17:03:11Z"
        ),
    ])
    func readsDates(elements: String, day: String, instant: String) throws {
        let sighting = try #require(try Feeds.read(Feeds.rss(Self.title + elements)).digest.sightings.first)
        #expect(sighting.paper.published == Day(day))
        #expect(sighting.seen == Feeds.instant(instant))
    }

    @Test func knowsAMonthFromADay() throws {
        let reading = try Feeds.read(Feeds.rss(Self.title + "<dc:date>2025-11</dc:date>"))
        #expect(reading.papers.first?.published == Day("2025-11-01"))
        // A month is no instant: the paper counts as seen with its digest.
        #expect(reading.digest.sightings.first?.seen == nil)
    }

    @Test func clampsDatesOfTheFuture() throws {
        let reading = try Feeds.read(Feeds.rss(Self.title + "<pubDate>Fri, 28 Nov 2036 17:03:11 GMT</pubDate>"))
        #expect(reading.papers.first?.published == Day("2025-12-01"))
        #expect(reading.digest.sightings.first?.seen == Feeds.instant("2025-12-01T12:00:00Z"))
        #expect(reading.kinds == [.futureDate(text: "2036-11-28")])
    }

    @Test func saysWhichDatesItCannotRead() throws {
        let reading = try Feeds.read(Feeds.rss(Self.title + "<pubDate>30 Feb 2025</pubDate>"))
        #expect(reading.papers.first?.published == nil)
        #expect(reading.kinds == [.unreadableDate(text: "30 Feb 2025")])
    }

    @Test func readsMetadataOfJournals() throws {
        let reading = try Feeds.read(
            Feeds.rss(
                Self.title
                    + """
                    <dc:identifier>doi:10.1000/Kite.1</dc:identifier><prism:doi>10.1000/kite.1</prism:doi>
                    <prism:publicationName>Kites Quarterly</prism:publicationName><prism:volume>12</prism:volume>
                    <prism:number>3</prism:number><prism:startingPage>34</prism:startingPage><prism:endingPage>56</prism:endingPage>
                    <dc:subject>winds; strings</dc:subject><category>physics.flu-dyn</category><category>winds</category>
                    """))
        let paper = try #require(reading.papers.first)
        #expect(paper.id.description == "doi:10.1000/kite.1")
        #expect(paper.identifiers == [])
        #expect(paper.journal == "Kites Quarterly 12(3), 34–56")
        #expect(paper.categories == ["physics.flu-dyn", "winds", "strings"])
    }

    @Test(arguments: [
        ("<link>https://arxiv.org/abs/2512.00017v2</link>", "arxiv:2512.00017", ""),
        ("<guid>oai:arXiv.org:2512.00017v1</guid>", "arxiv:2512.00017", ""),
        ("<link>https://doi.org/10.1000/kite.1</link>", "doi:10.1000/kite.1", ""),
        (
            "<prism:doi>10.1000/kite.1</prism:doi><link>https://arxiv.org/abs/2512.00017</link>", "arxiv:2512.00017",
            "doi:10.1000/kite.1"
        ),
        ("<link>https://kites.example.org/1</link>", PaperID(title: "Sparse Kites").description, ""),
    ])
    func findsIds(elements: String, id: String, others: String) throws {
        let paper = try #require(try Feeds.read(Feeds.rss(Self.title + elements)).papers.first)
        #expect(paper.id.description == id)
        #expect(paper.identifiers.map(\.description).joined(separator: " ") == others)
    }

    @Test func keepsTwoEntriesOfOneTitleApart() throws {
        let reading = try Feeds.read(
            Feeds.channel(
                ["1", "2", "2"].map {
                    "<item><title>Editorial</title><guid>k\($0)</guid><link>https://kites.example.org/\($0)</link></item>"
                }.joined()))
        #expect(reading.papersRead == 2)
        #expect(Set(reading.papers.map(\.id)).count == 2)
        #expect(reading.digest.sightings.map(\.entry) == ["k1", "k2"])
        #expect(reading.duplicates == 1)
        #expect(reading.kinds == [.duplicatePaper(title: "Editorial", first: 2)])
    }

    @Test func readsNothingOfAnEntrysSource() throws {
        let source =
            "<source><title>Other</title><author><name>Nobody Here</name></author><updated>1999-01-01</updated></source>"
        let paper = try #require(try Feeds.read(Feeds.atom(source + Self.title)).papers.first)
        #expect(paper.title == "Sparse Kites")
        #expect(paper.authors.isEmpty)
        #expect(paper.published == nil)
    }
}
