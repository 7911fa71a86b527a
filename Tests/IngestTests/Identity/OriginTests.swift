import Ingest
import Papers
import Testing

/// Which of two sources' words a paper keeps.
@Suite struct OriginTests {
    private let day = Shown.firstDay

    private func paper(
        _ title: String = "Gripping Wet Pebbles with Kites", abstract: String? = nil, authors: [Author] = [],
        published: String? = nil, categories: [String] = [], links: [Link] = [], version: Int? = nil
    ) -> Paper {
        Paper(
            id: PaperID(title: "Gripping Wet Pebbles with Kites"), title: title, abstract: abstract, authors: authors,
            published: published.flatMap { Day($0) }, categories: categories, links: links, version: version)
    }

    /// What a paper is after each source has told it, in both orders; they must agree.
    private func merged(
        _ one: Paper, _ first: Authority, _ other: Paper, _ second: Authority,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> Paper {
        func merge(_ list: [(Paper, Authority, String)]) -> Paper {
            let start = SeenPaper(
                Sighting(paper: list[0].0, position: 0), on: day, source: list[0].2, authority: list[0].1)
            return start.merging(
                Sighting(paper: list[1].0, position: 0), on: day, source: list[1].2, authority: list[1].1
            ).paper
        }
        let forth = merge([(one, first, "a"), (other, second, "b")])
        let back = merge([(other, second, "b"), (one, first, "a")])
        #expect(forth == back, sourceLocation: sourceLocation)
        return forth
    }

    @Test(arguments: [
        (
            "the better source", "Long words of a feed.", Authority.feed, nil as Int?, "Few words.", Authority.arxiv,
            1 as Int?, "b"
        ),
        ("announcements before a copy", "Few words.", .announcement, 1, "Many more words.", .dailyPapers, nil, "a"),
        ("a feed before a page", "Few words.", .feed, nil, "Many more words.", .page, nil, "a"),
        ("the higher version", "Of version two.", .announcement, 2, "Of version one, longer.", .arxiv, 1, "a"),
        ("no version in a feed's link", "Of version nine.", .feed, 9, "Of version one.", .arxiv, 1, "b"),
        ("whole texts before teasers", "We teach a hand to…", .feed, nil, "We teach a hand to grip.", .page, nil, "b"),
        ("the longer of equals", "Few words.", .feed, nil, "Many more words.", .feed, nil, "b"),
        ("the better spelling of the same", "of $x<4$ words", .arxiv, 1, "Of x < 4 words", .page, nil, "a"),
    ])
    func theAbstractIsThatOf(
        name: String, one: String, first: Authority, version: Int?, other: String, second: Authority,
        otherVersion: Int?, stays: String
    ) {
        let kept = merged(
            paper(abstract: one, version: version), first, paper(abstract: other, version: otherVersion), second)
        #expect(kept.abstract == (stays == "a" ? one : other))
        #expect(kept.version == [version, otherVersion].compactMap(\.self).max())
    }

    @Test func sourcesDoNotTakeTurns() {
        let (feed, arxiv) = (paper(abstract: "As the journal has it."), paper(abstract: "As arXiv has it.", version: 1))
        var seen = SeenPaper(Sighting(paper: feed, position: 0), on: day, source: "feed", authority: .feed)
        seen = seen.merging(Sighting(paper: arxiv, position: 0), on: day, source: "arxiv", authority: .arxiv)
        #expect(seen.changed == day.start)
        let settled = seen
        for later in 1...3 {
            seen = seen.merging(
                Sighting(paper: feed, position: 0), on: day.adding(later), source: "feed", authority: .feed)
            seen = seen.merging(
                Sighting(paper: arxiv, position: 0), on: day.adding(later), source: "arxiv", authority: .arxiv)
            #expect(seen == settled)
        }
        var second = arxiv
        second.abstract = "As arXiv has it now."
        seen = seen.merging(
            Sighting(paper: second, position: 0), on: day.adding(4), source: "arxiv", authority: .arxiv)
        #expect(seen.paper.abstract == second.abstract)
        #expect(seen.changed == day.adding(4).start)
    }

    @Test func aSourceUpdatesItsOwnTitle() {
        let seen = SeenPaper(Sighting(paper: paper(), position: 0), on: day, source: "a", authority: .feed)
        let edited = Sighting(paper: paper("Gripping Dry Pebbles with Kites"), position: 0)
        let merged = seen.merging(edited, on: day.adding(1), source: "a", authority: .feed)
        #expect(merged.paper.title == "Gripping Dry Pebbles with Kites")
        #expect(merged.changed == day.adding(1).start)
        #expect(merged.titles == [PaperID(title: "Gripping Wet Pebbles with Kites")])
        #expect(merged.firstDay == day)
    }

    @Test func authorsAreTheMostAndAffiliationsAreUnited() {
        let ada = Author(name: "Ada Ågren", affiliation: "Kite Works")
        let bo = Author(name: "Bo Ek")
        let all = merged(paper(authors: [ada]), .arxiv, paper(authors: [Author(name: "Ada Agren"), bo]), .feed)
        #expect(all.authors == [Author(name: "Ada Agren", affiliation: "Kite Works"), bo])
        let readable = merged(
            paper(authors: [Author(name: #"Ada {\AA}gren"#)]), .announcement, paper(authors: [ada]), .dailyPapers)
        #expect(readable.authors.map(\.name) == [#"Ada {\AA}gren"#], "what arXiv itself says goes before copies")
        let full = merged(paper(authors: [Author(name: "A. Ågren")]), .feed, paper(authors: [ada]), .page)
        #expect(full.authors == [ada])
    }

    @Test func categoriesAreUnitedBehindThePrimaryOne() {
        let both = merged(
            paper(categories: ["News", "cs.LG"]), .feed, paper(categories: ["cs.RO", "cs.LG", "cs.AI"]), .arxiv)
        #expect(both.categories == ["cs.RO", "News", "cs.AI", "cs.LG"])
    }

    @Test func oneLinkOfEachKindStays() {
        let arxiv = Link(kind: .abstract, url: "https://arxiv.org/abs/2512.00001")
        let pdf = Link(kind: .pdf, url: "https://example.org/1.pdf")
        let all = merged(
            paper(links: [Link(kind: .abstract, url: "https://example.org/1"), pdf]), .feed, paper(links: [arxiv]),
            .arxiv)
        #expect(all.links == [arxiv, pdf])
    }

    @Test func aLinkToThePaperGoesBeforeOneToAVersion() {
        let paperLink = Link(kind: .abstract, url: "https://arxiv.org/abs/2512.00001")
        let all = merged(
            paper(links: [Link(kind: .abstract, url: paperLink.url + "v2")]), .arxiv, paper(links: [paperLink]),
            .announcement)
        #expect(all.links == [paperLink])
    }

    @Test func theDateIsThatOfTheFirstVersion() {
        let feeds = merged(paper(published: "2025-11-20"), .feed, paper(published: "2025-12-01"), .announcement)
        #expect(feeds.published == Day("2025-11-20"))
        let record = merged(paper(published: "2025-11-20"), .feed, paper(published: "2025-11-28"), .arxiv)
        #expect(record.published == Day("2025-11-28"))
    }

    @Test func votesAreTheNewestByDay() {
        func sighting(_ votes: Int) -> Sighting { Sighting(paper: paper(), position: 0, votes: votes, comments: votes) }
        let seen = SeenPaper(sighting(5), on: day, source: "a")
        #expect(seen.merging(sighting(3), on: day.adding(1), source: "b").votes == 3)
        #expect(seen.merging(sighting(9), on: day.adding(-1), source: "b").votes == 5)
        #expect(seen.merging(sighting(3), on: day, source: "a").comments == 3)
        #expect(seen.merging(sighting(3), on: day, source: "b").comments == 5)
    }
}
