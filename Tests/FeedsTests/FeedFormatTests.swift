import CLibXML2
import Foundation
import Matching
import Papers
import TestSupport
import Testing

@testable import Feeds

@Suite struct FeedFormatTests {
    @Test func jsonTellsPartsThatAddUpToTheEvidence() throws {
        let paper = try samplePapers()[0]
        var match = sampleMatch(paper.id)
        // Thirds, so that rounding each by itself would not add up.
        for index in match.explanation.matched.indices { match.explanation.matched[index].part = 1.0 / 3 }
        match.explanation.partial[0].part = 1.0 / 3
        match.explanation.related = RelatedWords(part: 0.00005, words: ["gripper"])
        let feed = Feed(
            name: "x", title: "X", summary: "Y", site: site(),
            entries: [FeedEntry(paper, site: site()).explained(by: match)])
        let object = try JSONSerialization.jsonObject(with: Data(try FeedFormat.json.bytes(of: feed))) as? [String: Any]
        let items = try #require(object?["items"] as? [[String: Any]])
        let facts = try #require(items.first?["_paperboy"] as? [String: Any])
        let lists = ["reasons", "near"].flatMap { facts[$0] as? [[String: Any]] ?? [] }
        let related = try #require(facts["related"] as? [String: Any])
        let parts = (lists + [related]).map { Int((10_000 * ($0["part"] as? Double ?? 0)).rounded()) }
        #expect(parts.count == 4)
        #expect(parts.reduce(0, +) == Int((10_000 * (facts["evidence"] as? Double ?? 0)).rounded()))
    }

    @Test(arguments: FeedFormat.allCases)
    func writesTheSampleAsRecorded(format: FeedFormat) throws {
        let feed = FeedPages.subscriberFeed(try sampleEntries(), token: "k3y", site: site())
        try expectSnapshot(format.bytes(of: feed), "private.\(format.fileExtension)")
    }

    @Test(arguments: FeedFormat.allCases)
    func writesAnEmptyFeedOfASiteWithoutURLAsRecorded(format: FeedFormat) throws {
        try expectSnapshot(
            format.bytes(of: FeedPages.publicFeed([], site: site(url: nil))), "empty.\(format.fileExtension)")
    }

    @Test(arguments: FeedFormat.allCases)
    func equalInputInAnyOrderGivesEqualBytes(format: FeedFormat) throws {
        let entries = try sampleEntries()
        let first = try format.bytes(of: FeedPages.publicFeed(entries, site: site()))
        let second = try format.bytes(of: FeedPages.publicFeed(entries.reversed(), site: site()))
        #expect(first == second)
    }

    @Test(arguments: FeedFormat.allCases)
    func isWellFormedWhateverThePapersSay(format: FeedFormat) throws {
        var generator = SeededGenerator(seed: 3)
        let spice = [
            "<b>", "]]>", "&", "&lt;", "\"", "\\", "\u{0}", "\u{FFFE}", "\u{2028}", "\r\n", "$^{\\circ}$", "👩‍🔬", "{{x}}",
        ]
        for round in 0..<200 {
            let noise = (0..<15).map { _ in
                Bool.random(using: &generator)
                    ? spice.randomElement(using: &generator) ?? ""
                    : Unicode.Scalar(UInt32.random(in: 1...0x2FFFF, using: &generator)).map(String.init) ?? ""
            }.joined()
            let paper = Paper(
                id: PaperID(title: noise + "\(round)"), title: noise, abstract: noise, authors: [Author(name: noise)],
                categories: [noise], links: [Link(kind: .abstract, url: "https://example.org/" + noise)])
            let seen = SeenPaper(paper: paper, firstDay: Day(ordinal: 20_000), position: 0)
            let bytes = try format.bytes(of: FeedPages.publicFeed(entries([seen]), site: site()))
            if format == .json {
                let value = try JSONDecoder().decode(JSONItems.self, from: Data(bytes))
                #expect(value.items.map(\.id) == ["tag:papers.example.org,2025:paper/\(paper.id)"])
            } else {
                #expect(isWellFormed(bytes))
            }
        }
    }

    @Test func foreignTextStaysText() throws {
        let hostile = try samplePapers()[2]
        let feed = FeedPages.publicFeed(entries([hostile]), site: site())
        let title = "<script>alert(1)</script> ]]> &amp;lt; {{7*7}} [0m 👩‍🔬 שלום Bcc: x@example.org"
        #expect(feed.entries[0].title == title)
        let escaped = "&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &amp;amp;lt; {{7*7}} [0m 👩‍🔬 שלום Bcc: x@example.org"
        #expect(text(try FeedFormat.atom.bytes(of: feed)).contains("<title type=\"text\">\(escaped)</title>"))
        let rss = text(try FeedFormat.rss.bytes(of: feed))
        #expect(rss.contains("<title>\(escaped)</title>"))
        #expect(
            rss.contains(
                "<description>]]&gt;&lt;b&gt;bold".replacing("]]&gt;&lt;b&gt;", with: "]]&amp;gt;&amp;lt;b&amp;gt;")))
        #expect(
            rss.contains("<![CDATA[<p><em>O&#39;Neil &lt;o@example.org&gt;</em></p><p dir=\"auto\">]]&gt;&lt;b&gt;bold")
        )
        for format in FeedFormat.allCases {
            #expect(!text(try format.bytes(of: feed)).contains("javascript:"))
        }
    }

    @Test func aVeryLongTitleIsNotCut() throws {
        let title = String(repeating: "word ", count: 20_000).dropLast()
        let feed = FeedPages.publicFeed(entries([try bare("arxiv:1", title: String(title))]), site: site())
        #expect(text(try FeedFormat.rss.bytes(of: feed)).contains("<title>\(title)</title>"))
    }

    @Test func namesNoAuthorWhereNoneIsKnown() throws {
        let feed = FeedPages.publicFeed(entries([try bare("arxiv:1")]), site: site())
        #expect(text(try FeedFormat.atom.bytes(of: feed)).split(separator: "<author>").count == 2)
        #expect(text(try FeedFormat.rss.bytes(of: feed)).split(separator: "<dc:creator>").count == 2)
        #expect(text(try FeedFormat.json.bytes(of: feed)).split(separator: "\"authors\"").count == 2)
    }

    @Test func asksToKeepPrivateFeedsOutOfSearchAndOnlyThem() throws {
        for format in [FeedFormat.atom, .rss] {
            let hint = "<access:restriction relationship=\"deny\"/>"
            let secret = FeedPages.subscriberFeed([], token: "k3y", site: site())
            #expect(text(try format.bytes(of: secret)).contains(hint))
            #expect(!text(try format.bytes(of: FeedPages.publicFeed([], site: site()))).contains(hint))
        }
    }
}

private struct JSONItems: Decodable {
    struct Item: Decodable { let id: String }
    let items: [Item]
}

private func isWellFormed(_ bytes: [UInt8]) -> Bool {
    guard let document = xmlReadMemory(bytes.map { CChar(bitPattern: $0) }, Int32(bytes.count), nil, nil, 0) else {
        return false
    }
    xmlFreeDoc(document)
    return true
}
