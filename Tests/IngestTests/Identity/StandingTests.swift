import Foundation
import Ingest
import Papers
import Testing

/// When a paper that was withheld becomes news.
@Suite struct StandingTests {
    private let day = Shown.firstDay

    private func digest(
        _ source: String, day: Int, announcement: Sighting.Announcement = .new, seen: Date? = nil
    ) throws -> Digest {
        let paper = Paper(id: try #require(PaperID("arxiv:2512.00001")), title: "Kites")
        let sighting = Sighting(paper: paper, position: 3, seen: seen, announcement: announcement)
        return Digest(source: source, day: self.day.adding(day), sightings: [sighting])
    }

    @Test(arguments: [
        (SeenPaper.Standing.backlog, "another", true), (.revision, "another", true), (.held, "another", true),
        (.backlog, "the same", false), (.held, "the same", false), (.revision, "the same", true),
    ])
    func whatIsWithheldBecomesNews(standing: SeenPaper.Standing, source: String, becomes: Bool) throws {
        var shelf = Shelf()
        shelf.take(try digest("the same", day: 0), standings: [standing])
        #expect(shelf.told.isEmpty)
        let instant = day.adding(2).start.addingTimeInterval(-900)
        shelf.take(try digest(source, day: 2, seen: instant))
        let paper = try #require(shelf.papers.values.first)
        #expect(paper.standing == (becomes ? .news : standing))
        #expect(paper.firstDay == day.adding(becomes ? 2 : 0))
        #expect(paper.firstSeen == (becomes ? instant : day.start))
        #expect(shelf.told.count == (becomes ? 1 : 0))
    }

    @Test func aVerdictMayMakeNewsOfASourcesBacklogButNotOfItsFlood() throws {
        for (standing, becomes) in [(SeenPaper.Standing.backlog, true), (.held, false)] {
            var shelf = Shelf()
            shelf.take(try digest("a", day: 0), standings: [standing])
            shelf.take(try digest("a", day: 1), standings: [.news])
            #expect(shelf.told.count == (becomes ? 1 : 0))
        }
    }

    @Test func aReplacementOfAnUnknownPaperIsNoNews() throws {
        var shelf = Shelf()
        shelf.take(try digest("rss", day: 0, announcement: .replacement))
        #expect(shelf.papers.values.map(\.standing) == [.revision])
        shelf.take(try digest("rss", day: 1, announcement: .crossReplacement))
        #expect(shelf.told.isEmpty)
        shelf.take(try digest("rss", day: 2, announcement: .cross))
        #expect(shelf.papers.values.map(\.firstDay) == [day.adding(2)])
    }

    @Test func newsStaysNews() throws {
        var shelf = Shelf()
        shelf.take(try digest("a", day: 0))
        for standing in SeenPaper.Standing.allCases { shelf.take(try digest("b", day: 1), standings: [standing]) }
        #expect(shelf.papers.values.map(\.standing) == [.news])
        #expect(shelf.papers.values.map(\.firstDay) == [day])
        #expect(shelf.told.count == 1)
    }
}
