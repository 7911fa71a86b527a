import Ingest
import Papers
import Testing
import Transfer

@testable import Pressroom

@Suite struct SourceAddressTests {
    @Test(
        arguments: [
            (
                SourceFormat.hfJSON, "https://huggingface.co/api/daily_papers?week=2026-W10&sort=trending",
                "https://huggingface.co/api/daily_papers?sort=trending&date=2026-03-02"
            ),
            (.hfHTML, "https://huggingface.co/papers", "https://huggingface.co/papers/date/2026-03-02"),
            (.hfHTML, "http://localhost:81/x/papers/week/2026-W10?a=1", "http://localhost:81/x/papers/date/2026-03-02"),
            (.hfHTML, "http://localhost:81/page.html", nil),
            (
                .arxivAtom, "https://export.arxiv.org/api/query?search_query=cat:cs.CL+OR+cat:cs.LG&start=5",
                "https://export.arxiv.org/api/query?search_query=%28cat:cs.CL+OR+cat:cs.LG%29+AND+submittedDate:"
                    + "%5B202603020000+TO+202603022359%5D&start=5"
            ),
            (.arxivAtom, "https://export.arxiv.org/api/query?id_list=2603.00001", nil),
            (.feed, "https://example.org/feed?date=1", nil), (.arxivRSS, "https://rss.arxiv.org/rss/cs.CL", nil),
        ] as [(SourceFormat, String, String?)])
    func daysAreAskedForWhereTheSourceKeepsThem(format: SourceFormat, base: String, expected: String?) throws {
        let day = try #require(Day("2026-03-02"))
        #expect(SourceAddress.address(of: day, in: format, try WebAddress(base))?.text == expected)
    }

    @Test(
        arguments: [
            ("https://huggingface.co/api/daily_papers", SourceFormat.hfJSON),
            ("http://127.0.0.1:80/api/daily_papers?p=1", .hfJSON),
            ("https://huggingface.co/papers/date/2026-03-02", .hfHTML),
            ("http://export.arxiv.org/api/query?search_query=x", .arxivAtom),
            ("https://rss.arxiv.org/atom/cs.CL", .arxivRSS),
            ("https://example.org/papers", .auto), ("https://example.org/api/query", .auto),
        ])
    func knownAddressesTellTheirFormat(url: String, format: SourceFormat) throws {
        let address = try WebAddress(url)
        #expect(SourceAddress.format(of: address, besides: .auto) == format)
        #expect(SourceAddress.format(of: address, besides: .text) == .text)
    }

    private func slice(_ ids: ClosedRange<Int>, total: Int? = nil) -> DigestReading {
        let sightings = ids.enumerated().map { place, number in
            Sighting(
                paper: Paper(id: PaperID("arxiv:2603.\(10_000 + number)")!, title: "Paper \(number)"), position: place)
        }
        return DigestReading(
            digest: Digest(source: "a", day: Day(ordinal: 20_000), sightings: sightings), format: .arxivAtom,
            total: total)
    }

    @Test func arxivIsAskedInSlicesUntilAKnownPaper() throws {
        let address = try WebAddress("https://export.arxiv.org/api/query?search_query=cat:cs.CL&sortBy=relevance")
        let slices = try #require(SourceSlices(.arxivAtom, address))
        #expect(
            slices.address(after: 2_000)?.text == "https://export.arxiv.org/api/query?search_query=cat:cs.CL"
                + "&sortBy=submittedDate&sortOrder=descending&start=2000&max_results=2000")
        let known: Set = [try #require(PaperID("arxiv:2603.12001"))]
        #expect(slices.goesOn(after: slice(1...2_000, total: 4_500), seen: 2_000, known: known))
        #expect(!slices.goesOn(after: slice(2_001...4_000, total: 4_500), seen: 4_000, known: known))
        #expect(slices.goesOn(after: slice(2_002...4_001, total: 4_500), seen: 4_000, known: known))
        #expect(!slices.goesOn(after: slice(4_002...4_501, total: 4_500), seen: 4_500, known: known))
        #expect(!slices.goesOn(after: slice(1...2_000), seen: SourceSlices.mostPapers, known: []))
        let few = try #require(SourceSlices(.arxivAtom, WebAddress("http://localhost/q?search_query=x&max_results=30")))
        #expect(few.address(after: 0)?.text.hasSuffix("&start=0&max_results=30") == true)
        #expect(!few.goesOn(after: slice(1...30, total: 100), seen: 30, known: []))
    }

    @Test func dailyPapersOfALongDayComeInPages() throws {
        let address = try WebAddress("https://huggingface.co/api/daily_papers?date=2026-03-02")
        let slices = try #require(SourceSlices(.hfJSON, address))
        #expect(slices.address(after: 0)?.text == "https://huggingface.co/api/daily_papers?date=2026-03-02&limit=100")
        #expect(slices.address(after: 100)?.text.hasSuffix("&limit=100&p=1") == true)
        #expect(slices.goesOn(after: slice(1...100), seen: 100, known: []))
        #expect(!slices.goesOn(after: slice(1...7), seen: 107, known: []))
        #expect(SourceSlices(.hfJSON, try WebAddress("http://localhost/api/daily_papers")) == nil)
    }

    @Test(
        arguments: [
            ("limit=0", "limit=1"), ("limit=-7", "limit=1"), ("limit=9223372036854775807", "limit=100"),
            ("limit=20&p=-1", "limit=20"), ("p=9223372036854775807", "limit=100&p=1000000"),
            ("limit=99999999999999999999", "limit=100"),
        ])
    func dailyPapersBearAnyNumber(query: String, asked: String) throws {
        let address = try WebAddress("https://huggingface.co/api/daily_papers?\(query)")
        let slices = try #require(SourceSlices(.hfJSON, address))
        #expect(slices.address(after: 0)?.text == "https://huggingface.co/api/daily_papers?\(asked)")
        #expect(slices.address(after: 10_000) != nil)
    }

    @Test(
        arguments: [
            ("max_results=0", "start=0&max_results=1"), ("max_results=-1", "start=0&max_results=1"),
            ("max_results=9223372036854775807", "start=0&max_results=2000"), ("start=-5", "start=0&max_results=2000"),
            ("start=9223372036854775807", "start=1000000&max_results=2000"),
        ])
    func arxivBearsAnyNumber(query: String, asked: String) throws {
        let address = try WebAddress("https://export.arxiv.org/api/query?search_query=x&\(query)")
        let slices = try #require(SourceSlices(.arxivAtom, address))
        #expect(slices.address(after: 0)?.text.hasSuffix("&\(asked)") == true)
        #expect(!slices.goesOn(after: slice(1...3, total: .max), seen: 10_000, known: []))
    }

    @Test func anAddressThatNobodyConfiguredHasAnIDOfItsOwn() throws {
        let addresses = [
            "https://example.org/feed", "https://example.org/feed/", "https://example.org/Feed",
            "https://example.org/feed?token=secret",
        ]
        let ids = try addresses.map { SourceAddress.id(of: try WebAddress($0)) }
        #expect(Set(ids).count == 4)
        #expect(ids.allSatisfy { $0.hasPrefix("example-org-feed~") })
    }

    @Test func aFileThatSomebodyHandsInHasAnIDOfItsOwn() {
        let ids = ["page.txt", "other/page.txt", "./other/../page.txt", "-"].map { SourceAddress.id(ofFile: $0) }
        #expect(ids[0] == ids[2] && ids[0] != ids[1], "\(ids)")
        #expect(ids.prefix(3).allSatisfy { $0.hasPrefix("page-txt~") } && ids[3] == "stdin", "\(ids)")
    }

    @Test func slicesAreOneDigest() {
        var whole = slice(1...3)
        whole.append(slice(3...5))
        #expect(whole.digest.sightings.map(\.paper.title) == (1...5).map { "Paper \($0)" })
        #expect(whole.digest.sightings.map(\.position) == Array(0..<5))
        #expect(whole.papersSeen == 6 && whole.duplicates == 1)
    }
}
