import Matching
import Papers
import Testing

@testable import Feeds

@Suite struct FeedEntryTests {
    @Test func linksToTheCanonicalPageAndRelatesTheRest() throws {
        let entry = FeedEntry(try samplePapers()[0], site: site())
        #expect(entry.link?.url == "https://arxiv.org/abs/2512.00017")
        #expect(entry.related.map(\.label) == ["PDF", "Hugging Face", "Code"])
    }

    @Test(arguments: [
        ([Link.Kind.code, .pdf], "https://example.org/pdf"), ([.pdf, .huggingFace], "https://example.org/huggingFace"),
        ([.code, .project], "https://example.org/project"),
        ([.huggingFace, .abstract], "https://example.org/abstract"),
        ([], "https://papers.example.org/daily/papers/doi:10.1000%2Fx%3C%C3%A9"),
    ])
    func fallsBackInOrder(kinds: [Link.Kind], expected: String) throws {
        let paper = Paper(
            id: try #require(PaperID("doi:10.1000/x<é")), title: "T",
            links: kinds.map { Link(kind: $0, url: "https://example.org/\($0.rawValue)") })
        let entry = FeedEntry(SeenPaper(paper: paper, firstDay: Day(ordinal: 0), position: 0), site: site())
        #expect(entry.link?.url == expected)
    }

    @Test func namesWhatIsSimilarAndWasSeenBefore() throws {
        let papers = try samplePapers()
        let earlier = [FeedEntry(papers[0], site: site()), FeedEntry(papers[1], site: site(url: nil))]
        let entry = FeedEntry(papers[2], site: site()).similar(to: earlier)
        let html = EntryContent(entry: entry).html
        #expect(
            html.contains(
                "<p dir=\"auto\">Similar: <a href=\"https://arxiv.org/abs/2512.00017\">Gripping Wet Pebbles: "
                    + "World Models for a Robot Hand</a> · Only a Title</p>"), "\(html)")
        #expect(!EntryContent(entry: earlier[0]).html.contains("Similar"))
    }

    @Test func hasNoLinkWithoutAnyAddress() throws {
        let entry = FeedEntry(try bare("arxiv:1"), site: site(url: nil))
        #expect(entry.link == nil)
        #expect(EntryContent(entry: entry).html == "<p dir=\"auto\">Title</p>")
    }

    @Test func aTitleOfNothingReadableGivesTheId() throws {
        #expect(FeedEntry(try bare("arxiv:1", title: " \u{0}\u{FFFE} "), site: site()).title == "arxiv:1")
    }

    @Test func percentEncodesWhatATagURIMayNotHold() throws {
        let entry = FeedEntry(try samplePapers()[2], site: site())
        #expect(entry.tagURI == "tag:papers.example.org,2025:paper/doi:10.1000/x%3Cy%3E%23%22%25%C3%A9")
    }

    @Test func partsTheAbstractAtBlankLines() throws {
        let abstract = " One\nline. \r\n \r\nTwo.\n\n\n\nThree\u{0}. "
        #expect(
            FeedEntry(try bare("arxiv:1", abstract: abstract), site: site()).abstract == [
                "One line.", "Two.", "Three.",
            ])
        #expect(FeedEntry(try bare("arxiv:1", abstract: " \n\n "), site: site()).abstract.isEmpty)
    }

    @Test func saysWhoAndWhen() throws {
        let papers = try samplePapers()
        #expect(
            EntryContent(entry: FeedEntry(papers[0], site: site())).byline == "Ada Adams, Zoë Bergström · 28 Nov 2025")
        #expect(EntryContent(entry: FeedEntry(papers[1], site: site())).byline == "6 authors · 23 Mar 2023")
        #expect(EntryContent(entry: FeedEntry(try bare("arxiv:1"), site: site())).byline == nil)
        var crowd = papers[0]
        crowd.paper.published = nil
        crowd.paper.authors = (1...3_000).map { Author(name: "A\($0)") }
        let byline = EntryContent(entry: FeedEntry(crowd, site: site())).byline
        #expect(byline?.hasSuffix("A19 and 2981 more") == true)
    }

    @Test func labelsComeFromThePaperThenFromTheKeywords() throws {
        let seen = try samplePapers()[0]
        let entry = FeedEntry(seen, site: site())
        #expect(entry.labels == ["cs.RO", "cs.LG"])
        #expect(entry.explained(by: sampleMatch(seen.id)).labels == ["cs.RO", "cs.LG", "world models"])
        #expect(entry.explained(by: nil).reasons == nil)
    }

    @Test func makesTeXReadable() throws {
        let seen = try bare(
            "arxiv:1", title: "Heads in 360$^{\\circ}$ for $5 \u{202E}", abstract: "Na\\\"ive $\\beta$ & \\emph{new}")
        let entry = FeedEntry(seen, site: site())
        #expect(entry.title == "Heads in 360° for $5")
        #expect(entry.abstract == ["Naïve β & new"])
    }
}
