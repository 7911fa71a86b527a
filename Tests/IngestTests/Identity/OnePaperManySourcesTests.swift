import Ingest
import Papers
import Testing

/// One paper as five sources tell it, each in its own way, with a bystander in each digest.
@Suite struct OnePaperManySourcesTests {
    private static let day = Shown.firstDay
    private static let arxiv = PaperID("arxiv:2512.00021") ?? PaperID(title: "?")
    private static let abstractLink = Link(kind: .abstract, url: "https://arxiv.org/abs/2512.00021")
    private static let pdfLink = Link(kind: .pdf, url: "https://arxiv.org/pdf/2512.00021")
    private static let pageLink = Link(kind: .huggingFace, url: "https://huggingface.co/papers/2512.00021")

    private static func digest(
        _ source: String, _ authority: Authority, _ paper: Paper, votes: Int? = nil, comments: Int? = nil,
        entry: String? = nil
    ) -> Digest {
        let other = Paper(id: PaperID(title: "A bystander of \(source)"), title: "A bystander of \(source)")
        return Digest(
            source: source, day: day,
            sightings: [
                Sighting(paper: other, position: 0),
                Sighting(paper: paper, position: 1, votes: votes, comments: comments, entry: entry),
            ], authority: authority)
    }

    /// Copied as text: nothing but title, abstract, number of authors and date.
    private static let page = digest(
        "page", .page,
        Paper(
            id: PaperID(title: "Folded Kites: Light Search with k-NN Gates"),
            title: "Folded Kites: Light Search with k-NN Gates", abstract: "We gate a searcher where x<4.",
            authorCount: 2, published: Day("2025-11-28")))

    private static let json = digest(
        "daily", .dailyPapers,
        Paper(
            id: arxiv, title: "Folded Kites: Light Search with $k$-NN Gates",
            abstract: "We gate a searcher where $x<4$.",
            authors: [Author(name: "Inès Ōta"), Author(name: "Bo Lind")], published: Day("2025-11-28"),
            links: [
                abstractLink, pageLink, Link(kind: .code, url: "https://example.org/kites/code"),
                Link(kind: .project, url: "https://example.org/kites"),
            ]), votes: 42, comments: 2)

    /// The page's hydration: an author hidden.
    private static let html = digest(
        "daily-html", .dailyPapers,
        Paper(
            id: arxiv, title: "Folded Kites: Light Search with $k$-NN Gates",
            abstract: "We gate a searcher where $x<4$.",
            authors: [Author(name: "Inès Ōta")], published: Day("2025-11-28"), links: [pageLink]), votes: 42,
        comments: 2)

    private static let api = digest(
        "arxiv", .arxiv,
        Paper(
            id: arxiv, identifiers: [PaperID("doi:10.5555/kites.21")].compactMap(\.self),
            title: "Folded Kites: Light Search", abstract: "We gate a searcher for $x<4$, and prove it.",
            authors: [Author(name: "Inès Ōta", affiliation: "Kites Lab"), Author(name: "Bo Lind")],
            published: Day("2025-11-28"), categories: ["cs.IR", "H.3.3"], links: [abstractLink, pdfLink], version: 2,
            comment: "9 pages"))

    private static let rss = digest(
        "rss", .announcement,
        Paper(
            id: arxiv, title: "Folded Kites: Light Search", abstract: "We gate a searcher for $x<4$.",
            authors: [
                Author(name: "Inès Ota", affiliation: "Kites Lab, Oslo"), Author(name: "Bo Lind", affiliation: "Oslo"),
            ],
            published: Day("2025-12-01"), categories: ["cs.IR", "cs.CL"], links: [abstractLink], version: 1),
        entry: "oai:arXiv.org:2512.00021v1")

    private static func permutations(_ list: [Digest]) -> [[Digest]] {
        guard list.count > 1 else { return [list] }
        return list.indices.flatMap { place in
            var rest = list
            let first = rest.remove(at: place)
            return permutations(rest).map { [first] + $0 }
        }
    }

    @Test func whateverComesFirstItIsOnePaper() throws {
        for order in Self.permutations([Self.page, Self.json, Self.html, Self.api, Self.rss]) {
            let name = order.map(\.source).joined(separator: " ")
            var shelf = Shelf()
            for digest in order { shelf.take(digest) }
            #expect(shelf.papers.count == 6, "\(name)")
            let seen = try #require(shelf.papers.values.first { $0.names.contains(Self.arxiv) })
            let paper = seen.paper
            #expect(paper.title == "Folded Kites: Light Search", "\(name)")
            #expect(paper.abstract == "We gate a searcher for $x<4$, and prove it.", "\(name)")
            #expect(
                paper.authors == [
                    Author(name: "Inès Ōta", affiliation: "Kites Lab"), Author(name: "Bo Lind", affiliation: "Oslo"),
                ], "\(name)")
            #expect(paper.authorCount == 2)
            #expect(paper.categories == ["cs.IR", "H.3.3", "cs.CL"], "\(name)")
            #expect(paper.links.map(\.kind) == Link.Kind.allCases)
            #expect(paper.version == 2)
            #expect(paper.comment == "9 pages")
            #expect(paper.published == Day("2025-11-28"), "\(name)")
            #expect(seen.votes == 42)
            #expect(seen.comments == 2)
            #expect(seen.names.contains { $0.scheme == .doi })
            #expect(seen.firstDay == Self.day)
            let once = shelf
            for digest in order { shelf.take(digest) }
            #expect(shelf.papers.mapValues(\.paper) == once.papers.mapValues(\.paper), "\(name)")
            #expect(shelf.told == once.told, "\(name)")
        }
    }

    @Test func aPageThatComesFirstGivesTheId() throws {
        var shelf = Shelf()
        for digest in [Self.page, Self.json, Self.api] { shelf.take(digest) }
        let seen = try #require(shelf.papers.values.first { $0.names.contains(Self.arxiv) })
        #expect(seen.id == PaperID(title: "Folded Kites: Light Search with k-NN Gates"))
        // The page shows its own title on, which is no longer the paper's.
        var next = Self.page
        next.day = next.day.adding(1)
        #expect(shelf.take(next).added.isEmpty)
    }
}
