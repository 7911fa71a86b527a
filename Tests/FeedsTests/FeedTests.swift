import FoundationEssentials
import Papers
import Testing

@testable import Feeds

@Suite struct FeedTests {
    @Test func showsTheNewestFirstThenByPlaceInTheDigest() throws {
        let papers = [
            try bare("arxiv:4", on: "2025-11-30", position: 0), try bare("arxiv:3", on: "2025-12-01", position: 2),
            try bare("arxiv:2", on: "2025-12-01", position: 1), try bare("arxiv:1", on: "2025-12-01", position: 2),
        ]
        let feed = FeedPages.publicFeed(entries(papers), site: site())
        #expect(feed.entries.map(\.id.description) == ["arxiv:2", "arxiv:1", "arxiv:3", "arxiv:4"])
    }

    @Test func keepsAtMostMaxItemsAndDays() throws {
        let papers = try (1...9).map { try bare("arxiv:\($0)", on: "2025-12-0\($0)") }
        #expect(FeedPages.publicFeed(entries(papers), site: site(maxItems: 4)).entries.count == 4)
        #expect(FeedPages.publicFeed(entries(papers), site: site(maxItems: -1)).entries.isEmpty)
        let recent = FeedPages.publicFeed(entries(papers), site: site(days: 3)).entries
        #expect(recent.map(\.firstDay.description) == ["2025-12-09", "2025-12-08", "2025-12-07"])
        #expect(FeedPages.publicFeed(entries(papers), site: site(days: 0)).entries.count == 1)
    }

    @Test func noIdStandsTwice() throws {
        let papers = [try bare("arxiv:1", on: "2025-11-30"), try bare("arxiv:1", on: "2025-12-01")]
        let feed = FeedPages.publicFeed(entries(papers), site: site())
        #expect(feed.entries.map(\.firstDay.description) == ["2025-12-01"])
    }

    @Test func isUpdatedWhenAnEntryReallyChanged() throws {
        var old = try bare("arxiv:1", on: "2025-11-01")
        old.changed = Date(timeIntervalSince1970: 1_764_672_309)
        var odd = try bare("arxiv:2", on: "2025-12-01")
        odd.changed = .distantPast
        let feed = FeedPages.publicFeed(entries([old, odd]), site: site(days: 90))
        #expect(feed.updated == old.changed)
        #expect(feed.entries[0].updated == odd.firstSeen)
        #expect(FeedPages.publicFeed([], site: site()).updated == site().emptySince)
    }

    @Test func idsOutliveTheURL() throws {
        for url in [nil, "https://a.example.org", "https://b.example.org/x/"] {
            let feed = FeedPages.publicFeed(entries([try bare("arxiv:1")], site: site(url: url)), site: site(url: url))
            #expect(feed.id == "tag:papers.example.org,2025:feed/all")
            #expect(feed.entries[0].tagURI == "tag:papers.example.org,2025:paper/arxiv:1")
        }
    }

    @Test(arguments: [
        ("robots", "p/robots"), ("Computer Vision/3D", "p/Computer~20Vision~2F3D"), ("../x", "p/~2E.~2Fx"),
        ("..", "p/~2E."), ("a.b_c-d", "p/a.b_c-d"), ("~", "p/~7E"), ("é", "p/~C3~A9"),
    ])
    func aProfilesNameIsSafeAsAFileAndInAURL(profile: String, name: String) {
        #expect(FeedPages.profileFeed([], profile: profile, site: site()).name == name)
    }

    @Test func whatIsWithheldStandsInNoFeed() throws {
        for standing in SeenPaper.Standing.allCases {
            var paper = try bare("arxiv:1")
            paper.standing = standing
            let feed = FeedPages.publicFeed(entries([paper, try bare("arxiv:2")]), site: site())
            #expect(feed.entries.map(\.id.description) == (standing == .news ? ["arxiv:1", "arxiv:2"] : ["arxiv:2"]))
        }
    }

    @Test func anEntrysOwnInstantDatesItAndTheDigestsDayOrdersIt() throws {
        var older = try bare("arxiv:1", on: "2025-12-02")
        older.seen = try day("2025-11-20").start.addingTimeInterval(3_661)
        let feed = FeedPages.publicFeed(entries([try bare("arxiv:2"), older]), site: site())
        #expect(feed.entries.map(\.id.description) == ["arxiv:1", "arxiv:2"])
        let atom = text(try FeedFormat.atom.bytes(of: feed))
        #expect(atom.contains("<published>2025-11-20T01:01:01Z</published>"))
        #expect(!atom.contains("<published>2025-12-02"))
    }
}
