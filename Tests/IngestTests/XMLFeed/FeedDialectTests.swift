import Ingest
import Papers
import Testing

/// The same two papers in every version of RSS and Atom.
@Suite struct FeedDialectTests {
    struct Dialect: Sendable, CustomTestStringConvertible {
        var name: String
        var xml: String
        /// The oldest versions have no dates and authors.
        var isBare = false
        var testDescription: String { name }
    }

    static let dialects = [
        Dialect(
            name: "RSS 0.90",
            xml: """
                <?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
                <channel><title>Kites</title><link>https://kites.example.org/</link><description>Kites</description></channel>
                <item><title>Sparse Kites</title><link>https://kites.example.org/1</link></item>
                <item><title>Dense Kites</title><link>https://kites.example.org/2</link></item></rdf:RDF>
                """, isBare: true),
        Dialect(
            name: "RSS 0.91 of Netscape",
            xml: """
                <?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
                <rss version="0.91"><channel><title>Kites</title><link>https://kites.example.org/</link><description>K</description>
                <item><title>Sparse Kites</title><link>https://kites.example.org/1</link><description>We gate kites.</description></item>
                <item><title>Dense Kites</title><link>https://kites.example.org/2</link></item></channel></rss>
                """, isBare: true),
        Dialect(
            name: "RSS 0.92",
            xml: """
                <rss version="0.92"><channel><title>Kites</title><link>https://kites.example.org/</link><description>K</description>
                <item><title>Sparse Kites</title><link>https://kites.example.org/1</link><description>We gate kites.</description></item>
                <item><title>Dense Kites</title><link>https://kites.example.org/2</link></item></channel></rss>
                """, isBare: true),
        Dialect(
            name: "RSS 1.0",
            xml: """
                <?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <channel rdf:about="https://kites.example.org/feed"><title>Kites</title><link>https://kites.example.org/</link>
                <items><rdf:Seq><rdf:li rdf:resource="https://kites.example.org/1"/><rdf:li rdf:resource="https://kites.example.org/2"/></rdf:Seq></items></channel>
                <item rdf:about="https://kites.example.org/1"><title>Sparse Kites</title><link>https://kites.example.org/1</link><description>We gate kites.</description>
                <dc:creator>Ada Kite</dc:creator><dc:creator>Bo Lindqvist</dc:creator><dc:date>2025-11-28T17:03:11Z</dc:date></item>
                <item rdf:about="https://kites.example.org/2"><title>Dense Kites</title><link>https://kites.example.org/2</link></item></rdf:RDF>
                """),
        Dialect(
            name: "RSS 2.0",
            xml: Feeds.channel(
                """
                <item><title>Sparse Kites</title><link>https://kites.example.org/1</link><guid>https://kites.example.org/1</guid>
                <description>We gate kites.</description><dc:creator>Ada Kite</dc:creator><dc:creator>Bo Lindqvist</dc:creator>
                <pubDate>Fri, 28 Nov 2025 17:03:11 GMT</pubDate></item>
                <item><title>Dense Kites</title><link>https://kites.example.org/2</link></item>
                """)),
        Dialect(
            name: "RSS with prefixes of its own",
            xml: """
                <r:rss xmlns:r="http://backend.userland.com/rss2" xmlns:who="http://purl.org/dc/elements/1.1/"><r:channel>
                <r:item><r:title>Sparse Kites</r:title><r:link>https://kites.example.org/1</r:link><r:description>We gate kites.</r:description>
                <who:creator>Ada Kite</who:creator><who:creator>Bo Lindqvist</who:creator><who:date>2025-11-28T17:03:11Z</who:date></r:item>
                <r:item><r:title>Dense Kites</r:title><r:link>https://kites.example.org/2</r:link></r:item></r:channel></r:rss>
                """),
        Dialect(
            name: "Atom 0.3",
            xml: """
                <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Kites</title>
                <entry><title>Sparse Kites</title><link rel="alternate" type="text/html" href="https://kites.example.org/1"/><id>tag:kites.example.org,2025:1</id>
                <issued>2025-11-28T17:03:11Z</issued><modified>2025-11-29T17:03:11Z</modified>
                <author><name>Ada Kite</name></author><author><name>Bo Lindqvist</name></author>
                <content type="text/html" mode="escaped">&lt;p&gt;We gate kites.&lt;/p&gt;</content></entry>
                <entry><title mode="base64">RGVuc2UgS2l0ZXM=</title><link rel="alternate" href="https://kites.example.org/2"/><id>tag:kites.example.org,2025:2</id></entry></feed>
                """),
        Dialect(
            name: "Atom 1.0",
            xml: """
                <feed xmlns="http://www.w3.org/2005/Atom"><title>Kites</title>
                <entry><title>Sparse Kites</title><link rel="self" href="https://kites.example.org/1.atom"/><link href="https://kites.example.org/1"/>
                <id>tag:kites.example.org,2025:1</id><published>2025-11-28T17:03:11Z</published><updated>2025-11-29T17:03:11Z</updated>
                <author><name>Ada Kite</name><email>ada@example.org</email></author><author><name>Bo Lindqvist</name></author>
                <summary>We gate kites.</summary></entry>
                <entry><title type="html">Dense &lt;em&gt;Kites&lt;/em&gt;</title><link href="https://kites.example.org/2"/><id>tag:kites.example.org,2025:2</id></entry></feed>
                """),
        Dialect(
            name: "Atom with prefixes",
            xml: """
                <a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Kites</a:title>
                <a:entry><a:title>Sparse Kites</a:title><a:link href="https://kites.example.org/1"/><a:id>tag:kites.example.org,2025:1</a:id>
                <a:published>2025-11-28T17:03:11Z</a:published><a:author><a:name>Ada Kite</a:name></a:author><a:author><a:name>Bo Lindqvist</a:name></a:author>
                <a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>We <b>gate</b> kites.</p></div></a:content></a:entry>
                <a:entry><a:title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Dense <i>Kites</i></div></a:title><a:link href="https://kites.example.org/2"/></a:entry></a:feed>
                """),
    ]

    @Test(arguments: dialects)
    func readsEveryEntry(dialect: Dialect) throws {
        let reading = try Feeds.read(dialect.xml)
        #expect(reading.format == .feed)
        #expect(reading.papers.map(\.title) == ["Sparse Kites", "Dense Kites"])
        #expect(reading.digest.sightings.map(\.position) == [0, 1])
        #expect(
            reading.papers.map { $0.links.first?.url } == [
                "https://kites.example.org/1", "https://kites.example.org/2",
            ])
        #expect(reading.digest.day == Feeds.day)
        #expect(!reading.namesItsDay)
        let first = try #require(reading.digest.sightings.first)
        if dialect.name != "RSS 0.90" { #expect(first.paper.abstract == "We gate kites.") }
        guard !dialect.isBare else { return }
        #expect(first.paper.authors.map(\.name) == ["Ada Kite", "Bo Lindqvist"])
        #expect(first.paper.published == Day("2025-11-28"))
        #expect(first.seen == Feeds.instant("2025-11-28T17:03:11Z"))
    }

    @Test func knowsADialectByItsBytes() throws {
        for dialect in Self.dialects {
            #expect(try Feeds.read(dialect.xml, as: .auto).papersRead == 2, "\(dialect.name)")
        }
    }

    @Test(arguments: [
        Feeds.channel(""),
        "<rss version='2.0'><channel/></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Kites</title></feed>",
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel/></rdf:RDF>",
    ])
    func takesAFeedWithoutEntriesForAnEmptyDigest(xml: String) throws {
        let reading = try Feeds.read(xml)
        #expect(reading.papersSeen == 0)
        #expect(reading.digest.day == Feeds.day)
    }

    @Test func readsAnEntryThatStandsAlone() throws {
        let entry = "<entry xmlns='http://www.w3.org/2005/Atom'><title>Sparse Kites</title></entry>"
        #expect(try Feeds.read(entry).papers.map(\.title) == ["Sparse Kites"])
    }

    @Test func refusesWhatIsNoFeed() throws {
        let list =
            "<opml version='2.0'><body><outline text='Kites' xmlUrl='https://kites.example.org/feed'/></body></opml>"
        #expect(Feeds.error(list)?.reason == .looksLike(.opml))
        #expect(Feeds.error("<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>") != nil)
        let other = Feeds.error("<?xml version='1.0'?><kites><kite/></kites>")
        #expect(other?.reason == .malformed("feed", what: "its outermost element is <kites>"))
        let page = """
            <html><head><title>Kites</title><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head>
            <body><p>Kites</p></body></html>
            """
        for format in [SourceFormat.feed, .auto] {
            #expect(
                throws: IngestError(
                    source: "kites", reason: .looksLike(.pageWithFeed(url: "https://kites.example.org/feed.xml")))
            ) {
                try Feeds.read(page, as: format, url: "https://kites.example.org/")
            }
        }
        let whole = Feeds.channel("<item><title>Sparse Kites</title>@</item>")
        #expect(Feeds.error(String(whole.prefix { $0 != "@" })) != nil)
        #expect(
            Feeds.error("<rss version='2.0'/>")?.reason == .malformed("feed", what: "it stops before its first entry"))
        let bare = Feeds.rss("<link>https://kites.example.org/1</link>")
        #expect(Feeds.error(bare)?.reason == .noPaper)
        let hostile = "<!DOCTYPE rss [<!ENTITY a 'kites'>]>" + Feeds.rss("<title>&a;</title>").dropFirst(38)
        #expect(Feeds.error(String(hostile))?.reason == .declaresEntities)
    }
}
