import Papers
import Testing

@testable import Ingest

@Suite struct FormatSnifferTests {
    private func kind(_ text: String, mediaType: String? = nil) -> FormatSniffer.Verdict {
        FormatSniffer.verdict(on: Array(text.utf8), mediaType: mediaType)
    }

    @Test(arguments: [
        ("[]", DocumentKind.hfJSON), (" \n[ {\"a\":1} ]", .hfJSON), ("{\"error\":\"x\"}", .hfJSON),
        ("{\"a\":1,\"paper\":{}}", .hfJSON), ("{\"id\":\"1\",\"upvotes\":2}", .hfJSON), (")]}'\n[]", .hfJSON),
        ("{\"user\":{\"items\":[]},\"dailyPapers\":[]}", .hfJSON), ("{\"a\": oops", .hfJSON), ("[", .hfJSON),
        ("{\"title\":\"x\",\"items\":[],\"version\":\"https://jsonfeed.org/version/1\"}", .jsonFeed),
        ("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":", .jsonFeed),
        ("\u{FEFF}<rss version='2.0'>", .xmlFeed), ("<?xml version='1.0'?><!-- <html> is none -->\n<rss>", .xmlFeed),
        ("<feed xmlns=\"http://www.w3.org/2005/Atom\">", .xmlFeed), ("<FEED/>", .xmlFeed),
        ("<?xml version='1.0'?><rdf:RDF xmlns=\"http://purl.org/rss/1.0/\">", .xmlFeed),
        ("<?xml version='1.0'?>\n<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\">", .xmlFeed),
        ("Warning: mysql_connect() on line 3\n<?xml version='1.0'?><rss version='2.0'>", .xmlFeed),
        ("<br />\n<b>Warning</b>: kites\n<?xml version='1.0'?><rss version='2.0'>", .xmlFeed),
        ("<rss><channel><title>On <html> tags</title>", .xmlFeed),
        ("<rss xmlns:arxiv=\"x\"><channel><link>http://rss.arxiv.org/rss/cs.CL</link>", .arxivRSS),
        ("<feed><id>http://rss.arxiv.org/atom/cs.CL</id>", .arxivRSS),
        ("<feed><entry><id>oai:arXiv.org:2602.00001v1</id>", .arxivRSS),
        ("<rss version='2.0'><channel><title>Feed error for query: x.YZ</title>", .arxivRSS),
        ("<rss xmlns:arxiv=\"http://arxiv.org/schemas/atom\"><channel>", .arxivRSS),
        ("<!DOCTYPE k [<!ENTITY a \"kites\">\(String(repeating: " ", count: 9_000))]><k/>", .xmlFeed),
        ("<feed><id>http://arxiv.org/api/x</id>", .arxivAtom),
        ("<feed><link href=\"http://arxiv.org/api/query?a\"/>", .arxivAtom),
        ("<!doctype html><p>x", .html), ("\n<HTML>", .html), ("<div><p>x</p></div>", .html),
        ("<!-- x --><body>", .html),
        ("HTTP/1.1 200 OK\r\nX: y\r\n\r\n<!doctype html><p>x", .html),
        ("<html><pre>&lt;rss&gt;</pre><rss>", .html),
        ("Kites\n\nWe fly.", .text), ("[Re] Kites\n\nWe fly.", .text),
        ("<script>alert(1)</script> Kites\n\nWe fly.", .text),
        ("{Kites} over water", .text), ("<feedback> loops of kites\n\nWe fly.", .text), ("<rssi> of kites", .text),
        ("Kites that read <rss> and <feed> and {\"json\": 1}\n\nWe fly.", .text),
        ("\"Kites\" and more", .text),
    ])
    func tellsTheKind(text: String, wanted: DocumentKind) {
        #expect(kind(text) == .kind(wanted))
    }

    @Test(arguments: [
        ("{\"kites\":[1]}", IngestError.Lookalike.json(nil)),
        ("<?xml version=\"1.0\"?><kites/>", .xml(nil)), ("<opml version=\"2.0\">", .opml),
        ("<?xml version=\"1.0\"?>\n<!-- a list -->\n<OPML><body>", .opml), ("%PDF-1.7", .pdf), ("{\\rtf1", .richText),
    ])
    func tellsWhatIsNoDigest(text: String, lookalike: IngestError.Lookalike) {
        #expect(kind(text) == .lookalike(lookalike))
    }

    @Test func theMediaTypeDecidesWhereTheBytesLeaveItOpen() {
        #expect(kind("[1, 2] Kites", mediaType: "application/json; charset=utf-8") == .kind(.hfJSON))
        #expect(kind("[1, 2]") == .kind(.hfJSON) && kind("[1, 2] Kites") == .kind(.text))
        #expect(kind("<p>Kites</p>", mediaType: "text/html") == .kind(.html))
        #expect(kind("<p>Kites</p>", mediaType: "text/plain") == .kind(.text))
        // It is often wrong where they do not.
        #expect(kind("<rss version='2.0'>", mediaType: "text/html") == .kind(.xmlFeed))
        #expect(kind("{\"items\":[]}", mediaType: "text/xml") == .kind(.jsonFeed))
    }

    @Test func readsThroughEveryUnicodeEncoding() {
        for text in ["<?xml version='1.0'?><rss version='2.0'>", "[{\"paper\":1}]", "<!doctype html><p>"] {
            let wanted = kind(text)
            let units = Array(text.utf16)
            for mark in [true, false] {
                let all = (mark ? [0xFEFF] : []) + units
                #expect(FormatSniffer.verdict(on: all.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) == wanted)
                #expect(FormatSniffer.verdict(on: all.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }) == wanted)
            }
            #expect(FormatSniffer.verdict(on: units.flatMap { [0, 0, UInt8($0 >> 8), UInt8($0 & 0xFF)] }) == wanted)
        }
    }

    @Test func arxivsFeedsAreFeedsToo() {
        #expect(DocumentKind.arxivRSS.canBeRead(as: .feed) && DocumentKind.arxivAtom.canBeRead(as: .feed))
        #expect(DocumentKind.xmlFeed.canBeRead(as: .arxivRSS) && !DocumentKind.hfJSON.canBeRead(as: .feed))
        #expect(DocumentKind.text.canBeRead(as: .auto) && !DocumentKind.html.canBeRead(as: .text))
    }

    @Test(arguments: [
        ("<!doctype html><title>Sign in</title><form action=\"/login\">", IngestError.Reason.looksLike(.signInPage)),
        ("<html><title>503 Service Unavailable</title></html>", .sourceReports("503 Service Unavailable")),
        ("<html><title>429 Too Many Requests</title></html>", .throttled),
        ("<html><title>Kites</title><p>We fly.</p></html>", .looksLike(.htmlPage(nil))),
        ("<html><title>Daily Papers</title><p>We fly.</p></html>", .looksLike(.htmlPage(.hfHTML))),
    ])
    func aPageInPlaceOfASourceIsToldByWhatItSays(page: String, wanted: IngestError.Reason) {
        for format in [SourceFormat.feed, .arxivAtom, .arxivRSS, .hfJSON, .text] {
            #expect(reason(page, format: format) == wanted, "\(format)")
        }
    }

    @Test func tellsThrottlingAndNothing() {
        #expect(kind("Rate exceeded.") == .throttled)
        #expect(kind("Rate exceeded.\n\n\(filler)") == .kind(.text))
        #expect(kind(" \r\n\t") == .empty && kind("") == .empty && kind("\u{FEFF}") == .empty)
    }
}
