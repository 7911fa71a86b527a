import Foundation
import TestSupport
import Testing

/// What a feed has shown for long, or shows under new names, is news to nobody.
@Suite struct BacklogTests {
    private static func instant(_ text: String) -> Date { (try? Date(text, strategy: .iso8601)) ?? .distantPast }

    @Test func theFirstFetchOfALongFeedMailsNobodyItsBacklog() async throws {
        try await SourceSite.run([("kites", "feed", "/kites.xml")]) { site in
            let newest = Self.instant("2026-03-02T06:00:00Z")
            // Two a day: the two of the newest day, and those of the last 48 hours, are news.
            site.pages["/kites.xml"] = Papers.feed(0..<300) { newest.addingTimeInterval(Double(-($0 / 2) * 86_400)) }
            let first = try await site.run("2026-03-02T12:00:00Z")
            #expect(first.report.state("kites") == "primed" && first.status == 0, "\(first.errors)")
            let reading = try #require(first.report.readings.first)
            #expect(reading.read == 300 && reading.new == 300 && reading.news == 4, "\(reading)")
            #expect(first.report.papers("kim") == 4, "\(first.report.readers)")
            #expect(site.feed.contains("study 0<") && !site.feed.contains("study 200<"))

            site.pages["/kites.xml"] = Papers.feed([500] + Array(0..<299)) { number in
                number == 500
                    ? newest.addingTimeInterval(100_000) : newest.addingTimeInterval(Double(-(number / 2) * 86_400))
            }
            let second = try await site.run("2026-03-03T12:00:00Z")
            #expect(second.report.readings.first?.news == 1)
            #expect(second.report.papers("kim") == 1, "\(second.report.readers)")
        }
    }

    @Test func aMigrationToNewNamesMailsNobody() async throws {
        try await SourceSite.run([("kites", "feed", "/kites.xml")]) { site in
            let newest = Self.instant("2026-03-02T06:00:00Z")
            let published = { (number: Int) in newest.addingTimeInterval(Double(-number * 3_600)) }
            site.pages["/kites.xml"] = Papers.feed(0..<500, published: published)
            #expect(try await site.run("2026-03-02T12:00:00Z").report.state("kites") == "primed")
            let (letters, feed) = (site.letters, site.feed)

            let now = Self.instant("2026-03-04T09:00:00Z")
            site.pages["/kites.xml"] = Papers.feed(0..<500, guid: { "https://example.org/new/\($0)" }) { _ in now }
            let moved = try await site.run("2026-03-04T12:00:00Z")
            #expect(moved.report.state("kites") == "flood", "\(moved.report.readings)")
            #expect(moved.report.readings.first?.news == 0 && moved.report.papers("kim") == nil)
            #expect(site.letters == letters)
            // No entry is new, and none has changed.
            let facts = { (text: String) in
                text.split(separator: "\n").filter { $0.contains("<id>") || $0.contains("<updated>") }
            }
            #expect(facts(site.feed) == facts(feed))
            let papers = try await site.site.call("papers", "--json").output
            let rows = try #require(try JSONSerialization.jsonObject(with: Data(papers.utf8)) as? [[String: Any]])
            #expect(rows.count == 500)
        }
    }
}
