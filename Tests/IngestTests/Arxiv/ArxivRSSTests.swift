import Ingest
import Papers
import Testing

@Suite struct ArxivRSSTests {
    static func channel(_ items: String, date: String = "Mon, 01 Dec 2025 00:00:00 -0500") -> String {
        """
        <?xml version='1.0' encoding='UTF-8'?>
        <rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" version="2.0">
        <channel><title>cs.IR updates on arXiv.org</title><link>http://rss.arxiv.org/rss/cs.IR</link>
        <description>cs.IR updates on the arXiv.org e-print archive.</description>
        <atom:link href="http://rss.arxiv.org/rss/cs.IR" rel="self" type="application/rss+xml"/>
        <lastBuildDate>Mon, 01 Dec 2025 05:00:01 +0000</lastBuildDate><pubDate>\(date)</pubDate>
        <skipDays><day>Saturday</day><day>Sunday</day></skipDays>
        \(items)</channel></rss>
        """
    }

    static func item(_ id: String, type: String = "new", title: String = "Sparse Kites", category: String = "cs.IR")
        -> String
    {
        """
        <item><title>\(title)</title><link>https://arxiv.org/abs/\(id.prefix { $0 != "v" })</link>
        <description>arXiv:\(id) Announce Type: \(type)
        Abstract: We gate a retriever for $x&lt;4$ &amp; $a&lt;b$.</description>
        <guid isPermaLink="false">oai:arXiv.org:\(id)</guid><category>\(category)</category><category>cs.CL</category>
        <pubDate>Mon, 01 Dec 2025 00:00:00 -0500</pubDate><arxiv:announce_type>\(type)</arxiv:announce_type>
        <dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights><arxiv:DOI>10.1000/kite.1</arxiv:DOI>
        <arxiv:journal_reference>Kites Lett. 7, 12 (2025)</arxiv:journal_reference>
        <dc:creator>In\\'es Ota (Kites Lab, Oslo), Bo Lindqvist</dc:creator></item>
        """
    }

    @Test(arguments: [SourceFormat.auto, .arxivRSS])
    func readsAnAnnouncement(format: SourceFormat) throws {
        let reading = try Feeds.read(Self.channel(Self.item("2512.00017v1")), as: format)
        #expect(reading.format == .arxivRSS)
        #expect(reading.namesItsDay)
        #expect(reading.digest.day == Day("2025-12-01"))
        let sighting = try #require(reading.digest.sightings.first)
        #expect(
            sighting.paper
                == Paper(
                    id: try #require(PaperID("arxiv:2512.00017")),
                    identifiers: [try #require(PaperID("doi:10.1000/kite.1"))], title: "Sparse Kites",
                    abstract: "We gate a retriever for $x<4$ & $a<b$.",
                    authors: [Author(name: "Inés Ota", affiliation: "Kites Lab, Oslo"), Author(name: "Bo Lindqvist")],
                    categories: ["cs.IR", "cs.CL"],
                    links: [Link(kind: .abstract, url: "https://arxiv.org/abs/2512.00017")], version: 1,
                    journal: "Kites Lett. 7, 12 (2025)"))
        // The item's date is the day of the announcement.
        #expect(sighting.seen == nil)
        #expect(sighting.entry == "oai:arXiv.org:2512.00017v1")
        #expect(reading.diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("new", Sighting.Announcement.new), ("cross", .cross), ("replace", .replacement),
        ("replace-cross", .crossReplacement), ("kite", .new),
    ])
    func readsWhatIsAnnounced(type: String, announcement: Sighting.Announcement) throws {
        let reading = try Feeds.read(Self.channel(Self.item("2512.00017v3", type: type)), as: .arxivRSS)
        #expect(reading.digest.sightings.map(\.announcement) == [announcement])
        #expect(reading.papers.map(\.version) == [3])
    }

    @Test func takesAPaperOfTwoCategoriesOnceAndAsNew() throws {
        let items =
            Self.item("2512.00017v1", type: "cross", category: "cs.LG")
            + Self.item("2512.00018v1", title: "Dense Kites")
            + Self.item("2512.00017v1", type: "new")
        let reading = try Feeds.read(Self.channel(items), as: .arxivRSS)
        #expect(reading.papers.map(\.id.description) == ["arxiv:2512.00017", "arxiv:2512.00018"])
        #expect(reading.digest.sightings.map(\.announcement) == [.new, .new])
        #expect(reading.papers.first?.categories == ["cs.LG", "cs.CL", "cs.IR"])
        #expect(reading.duplicates == 1)
        #expect(reading.digest.sightings.map(\.position) == [0, 1])
    }

    @Test(arguments: [
        ("Mon, 01 Dec 2025 00:00:00 -0500", "2025-12-01"), ("Mon, 01 Dec 2025 05:00:00 +0000", "2025-12-01"),
        ("Mon, 01 Dec 2025 04:59:59 GMT", "2025-11-30"), ("Wed, 02 Jul 2025 04:00:00 GMT", "2025-07-02"),
        ("Sun, 09 Mar 2025 06:59:00 GMT", "2025-03-09"), ("Sun, 02 Nov 2025 03:59:00 GMT", "2025-11-01"),
        ("Sun, 02 Nov 2025 04:00:00 GMT", "2025-11-02"), ("Mon, 03 Nov 2025 04:30:00 GMT", "2025-11-02"),
    ])
    func isOfItsDayInNewYork(date: String, day: String) throws {
        #expect(try Feeds.read(Self.channel("", date: date), as: .arxivRSS).digest.day == Day(day))
    }

    @Test func isEmptyOnWeekends() throws {
        let reading = try Feeds.read(Self.channel("", date: "Sun, 30 Nov 2025 00:00:00 -0500"), as: .auto)
        #expect(reading.papersSeen == 0)
        #expect(reading.namesItsDay)
        #expect(reading.digest.day == Day("2025-11-30"))
    }

    @Test func reportsAnUnknownCategory() {
        let feed = """
            <?xml version='1.0'?><rss version="2.0"><channel><title>Feed error for query: cs.KITE</title>
            <link>http://rss.arxiv.org/</link><description>Invalid archive kite</description></channel></rss>
            """
        for format in [SourceFormat.arxivRSS, .auto, .feed] {
            #expect(
                Feeds.error(feed, as: format)?.reason
                    == .sourceReports("Feed error for query: cs.KITE (Invalid archive kite)"))
        }
    }

    @Test func readsTheAtomFlavour() throws {
        let feed = """
            <?xml version='1.0' encoding='UTF-8'?>
            <feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://www.w3.org/2005/Atom" xml:lang="en-us">
            <id>http://rss.arxiv.org/atom/cs.IR</id><title>cs.IR updates on arXiv.org</title><updated>2025-12-02T05:00:11+00:00</updated>
            <link href="http://rss.arxiv.org/atom/cs.IR" rel="self" type="application/atom+xml"/>
            <entry><id>oai:arXiv.org:2512.00017v1</id><title>Sparse Kites</title><updated>2025-12-02T05:00:11+00:00</updated>
            <link href="https://arxiv.org/abs/2512.00017" rel="alternate" type="text/html"/>
            <summary>arXiv:2512.00017v1 Announce Type: cross
            Abstract: We gate a retriever.</summary><category term="cs.IR"/><published>2025-12-01T00:00:00-05:00</published>
            <arxiv:announce_type>cross</arxiv:announce_type><dc:creator>Ada Kite, Bo Lindqvist</dc:creator></entry></feed>
            """
        let reading = try Feeds.read(feed, as: .auto)
        #expect(reading.format == .arxivRSS)
        #expect(reading.digest.day == Day("2025-12-01"))
        #expect(reading.namesItsDay)
        let sighting = try #require(reading.digest.sightings.first)
        #expect(sighting.seen == nil)
        #expect(sighting.announcement == .cross)
        #expect(sighting.paper.abstract == "We gate a retriever.")
        #expect(sighting.paper.authors.map(\.name) == ["Ada Kite", "Bo Lindqvist"])
        // Built anew the next minute, it is the same.
        #expect(try Feeds.read(feed.replacing("05:00:11", with: "06:00:00"), as: .auto) == reading)
    }
}
