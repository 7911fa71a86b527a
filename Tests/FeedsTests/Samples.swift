import FoundationEssentials
import Matching
import Papers
import Testing

@testable import Feeds

/// A site with a URL; `local` has none.
func site(url: String? = "https://papers.example.org/daily", maxItems: Int = 100, days: Int = 30) -> FeedSite {
    FeedSite(
        title: "Papers & Co. <daily>", url: url, tag: "papers.example.org,2025", operatorName: "The Example Lab",
        version: "0.1.0", emptySince: Day(ordinal: 20_000).start, maxItems: maxItems, days: days)
}

func paperID(_ text: String) throws -> PaperID { try #require(PaperID(text)) }

func day(_ text: String) throws -> Day { try #require(Day(text)) }

/// A paper of which only id, title and day are known.
func bare(
    _ id: String, title: String = "Title", abstract: String? = nil, on firstDay: String = "2025-12-01",
    position: Int = 0
) throws -> SeenPaper {
    let paper = Paper(id: try paperID(id), title: title, abstract: abstract)
    return SeenPaper(paper: paper, firstDay: try day(firstDay), position: position)
}

func entries(_ papers: [SeenPaper], site: FeedSite = site()) -> [FeedEntry] {
    papers.map { FeedEntry($0, site: site) }
}

/// Three invented papers: one with everything, one with only a count of authors, one hostile.
func samplePapers() throws -> [SeenPaper] {
    let full = Paper(
        id: try paperID("arxiv:2512.00017"),
        title: "Gripping Wet Pebbles: World Models for a Robot Hand",
        abstract: "We teach a hand to grip pebbles where p < 0.05 & q > 2.\nThe line goes on.\n\nA second paragraph.",
        authors: [Author(name: "Ada Adams", affiliation: "Example Lab"), Author(name: "Zoë Bergström")],
        published: try day("2025-11-28"), categories: ["cs.RO", "cs.LG"],
        links: [
            Link(kind: .pdf, url: "https://arxiv.org/pdf/2512.00017"),
            Link(kind: .abstract, url: "https://arxiv.org/abs/2512.00017"),
            Link(kind: .huggingFace, url: "https://huggingface.co/papers/2512.00017"),
            Link(kind: .code, url: "https://code.example.org/pebbles?a=1&b=2"),
        ])
    let counted = Paper(
        id: PaperID(title: "Only a Title"), title: "Only a Title", authorCount: 6, published: try day("2023-03-23"))
    let hostile = Paper(
        id: try paperID("doi:10.1000/x<y>#\"%é"),
        title: "<script>alert(1)</script> ]]> &amp;lt; {{7*7}} \u{0}\u{FFFE}\u{1B}[0m 👩‍🔬 שלום\r\nBcc: x@example.org",
        abstract: "]]><b>bold</b> &lt;i&gt; \u{1}",
        authors: [Author(name: "O'Neil <o@example.org>")], categories: ["<x>", "\u{7}"],
        links: [
            Link(kind: .project, url: "javascript:alert(1)"), Link(kind: .code, url: "https://example.org/a\"b<c>"),
        ])
    return [
        SeenPaper(
            paper: full, firstDay: try day("2025-12-01"), position: 0,
            changed: Date(timeIntervalSince1970: 1_764_672_309), votes: 12, comments: 0),
        SeenPaper(paper: counted, firstDay: try day("2025-12-01"), position: 1),
        SeenPaper(paper: hostile, firstDay: try day("2025-11-30"), position: 4),
    ]
}

func sampleMatch(_ id: PaperID) -> Match {
    let hits = [
        Hit(field: .title, start: 22, length: 12, surface: "World Models"),
        Hit(field: .abstract, start: 0, length: 5, surface: "robot"),
        Hit(field: .abstract, start: 9, length: 5, surface: "robot"),
    ]
    return Match(
        paper: id, score: 0.8376, isAlways: false,
        explanation: Explanation(
            evidence: 1.8,
            matched: [
                MatchedKeyword(index: 0, term: "robot", label: nil, part: 0.5, hits: Array(hits[1...])),
                MatchedKeyword(index: 1, term: "world model", label: "world models", part: 1.25, hits: [hits[0]]),
            ],
            partial: [PartialKeyword(index: 2, term: "tactile sensing", label: nil, part: 0.05, lacking: ["sensing"])],
            vetoes: [], missing: [], background: "test"))
}

/// The sample papers with a source and reasons.
func sampleEntries(site: FeedSite = site()) throws -> [FeedEntry] {
    let source = FeedSource(id: "daily", title: "Daily & Papers", url: "https://huggingface.co/papers")
    return try samplePapers().map { FeedEntry($0, source: source, site: site).explained(by: sampleMatch($0.id)) }
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
