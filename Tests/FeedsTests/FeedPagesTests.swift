import Templates
import TestSupport
import Testing

@testable import Feeds

@Suite struct FeedPagesTests {
    @Test func writesEachFeedInThreeFormats() throws {
        let files =
            try FeedPages.publicFiles([], site: site()) + FeedPages.profileFiles([], profile: "robots", site: site())
            + FeedPages.subscriberFiles([], token: "k3y", site: site())
        #expect(
            files.map(\.path) == [
                "feeds/all.atom", "feeds/all.rss", "feeds/all.json", "feeds/p/robots.atom", "feeds/p/robots.rss",
                "feeds/p/robots.json", "feeds/s/k3y.atom", "feeds/s/k3y.rss", "feeds/s/k3y.json",
            ])
        #expect(files.map(\.isPrivate) == Array(repeating: false, count: 6) + Array(repeating: true, count: 3))
    }

    @Test func aTokenCannotLeaveItsFolder() throws {
        #expect(
            try FeedPages.subscriberFiles([], token: "../../x", site: site())[0].path == "feeds/s/~2E.~2F..~2Fx.atom")
    }

    @Test func listsThePublicFeedsForImport() throws {
        let feed = FeedPages.publicFeed(try sampleEntries(), site: site())
        let file = try FeedPages.opml(feed, profiles: ["robots", "A & B"])
        #expect(file.path == "feeds.opml")
        try expectSnapshot(file.bytes, "feeds.opml")
        let list = OPML.root(of: [FeedPages.subscriberFeed([], token: "k3y", site: site())], updated: feed.updated)
        #expect(!"\(list)".contains("k3y"))
    }

    @Test func anOPMLWithoutASiteURLNamesFilesBesideIt() throws {
        let local = site(url: nil)
        let file = try FeedPages.opml(FeedPages.publicFeed([], site: local), profiles: [])
        #expect(text(file.bytes).contains("xmlUrl=\"feeds/all.atom\""))
    }

    @Test(arguments: [
        ("https://papers.example.org/daily", "/daily/feeds/s/"), (nil, "/feeds/s/"),
        ("https://example.org", "/feeds/s/"),
        ("ftp://example.org", "/feeds/s/"),
    ])
    func keepsRobotsOutOfPrivateFeeds(url: String?, path: String) {
        #expect(text(FeedPages.robots(site: site(url: url)).bytes) == "User-agent: *\nDisallow: \(path)\n")
    }

    @Test func showsTheNewestDayOnTheFrontPage() throws {
        let feed = FeedPages.publicFeed(try samplePapers().map { FeedEntry($0, site: site()) }, site: site())
        let page = try FeedPages.index(feed, profiles: ["robots"], templates: .builtin)
        #expect(page.path == "index.html")
        #expect(!text(page.bytes).contains("alert(1)"), "the paper of the day before is not shown")
        try expectSnapshot(page.bytes, "index.html")
    }

    @Test func foreignTextOnTheFrontPageStaysText() throws {
        let feed = FeedPages.publicFeed(entries([try samplePapers()[2]]), site: site())
        let page = text(try FeedPages.index(feed, profiles: ["\"><b>"], templates: .builtin).bytes)
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &amp;amp;lt; {{7*7}}"))
        #expect(!page.contains("<script") && !page.contains("<b>") && !page.contains("javascript:"))
        #expect(page.contains("&quot;&gt;&lt;b&gt;"))
    }

    @Test func saysThatThereIsNothingYet() throws {
        let page = try FeedPages.index(
            FeedPages.publicFeed([], site: site()), profiles: [], templates: .builtin)
        #expect(text(page.bytes).contains("No papers yet."))
    }

    @Test func theFrontPageNamesOnlyKnownValues() throws {
        try TemplateSet.builtin.validate([FrontPage.template: FrontPage.sample])
    }

    @Test(arguments: [
        ("short", 10, "short"), ("one two three", 7, "one two…"), ("one two three", 9, "one two…"),
        ("one, two", 5, "one…"), ("abcdefgh", 3, "abc…"), ("", 3, ""), ("exactly", 7, "exactly"),
    ])
    func cutsAtAWordsEnd(text: String, limit: Int, expected: String) {
        #expect(PlainText.excerpt(text, limit: limit) == expected)
    }
}
