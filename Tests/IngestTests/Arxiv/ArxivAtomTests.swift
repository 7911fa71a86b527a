import Ingest
import Papers
import Testing

@Suite struct ArxivAtomTests {
    static let entry = """
        <entry><id>http://arxiv.org/abs/2512.00017v2</id><updated>2025-12-01T09:00:00Z</updated><published>2025-11-28T17:03:11Z</published>
        <title>Sparse Kites:
          Cheap $x^2$ Retrieval</title>
        <summary>  We gate a retriever
        for $x&lt;4$ &amp; more.

        It is fast.
        </summary>
        <author><name>Inés Ōta</name><arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">Kites Lab, Oslo</arxiv:affiliation></author>
        <author><name>Bo Lindqvist</name></author>
        <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1000/kite.1</arxiv:doi>
        <link title="doi" href="http://dx.doi.org/10.1000/kite.1" rel="related"/>
        <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">9 pages, 4 figures</arxiv:comment>
        <arxiv:journal_ref xmlns:arxiv="http://arxiv.org/schemas/atom">Kites Lett. 7, 12 (2025)</arxiv:journal_ref>
        <link href="http://arxiv.org/abs/2512.00017v2" rel="alternate" type="text/html"/>
        <link title="pdf" href="http://arxiv.org/pdf/2512.00017v2" rel="related" type="application/pdf"/>
        <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/><category term="cs.IR" scheme="http://arxiv.org/schemas/atom"/>
        <category term="H.3.3; 68T05" scheme="http://arxiv.org/schemas/atom"/>
        <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.IR" scheme="http://arxiv.org/schemas/atom"/></entry>
        """

    static func feed(_ entries: String, total: Int = 1, start: Int = 0) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom"><link href="http://arxiv.org/api/query?search_query%3Dcat:cs.IR" rel="self"/>
        <title type="html">ArXiv Query: search_query=cat:cs.IR</title><id>http://arxiv.org/api/q1</id>
        <updated>2025-12-01T00:00:00-05:00</updated>
        <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">\(total)</opensearch:totalResults>
        <opensearch:startIndex xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">\(start)</opensearch:startIndex>
        <opensearch:itemsPerPage xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">100</opensearch:itemsPerPage>
        \(entries)</feed>
        """
    }

    @Test(arguments: [SourceFormat.auto, .arxivAtom])
    func readsWhatTheAPISays(format: SourceFormat) throws {
        let reading = try Feeds.read(Self.feed(Self.entry, total: 31), as: format)
        #expect(reading.format == .arxivAtom)
        #expect(reading.total == 31)
        #expect(reading.digest.day == Feeds.day)
        #expect(!reading.namesItsDay)
        let sighting = try #require(reading.digest.sightings.first)
        #expect(
            sighting.paper
                == Paper(
                    id: try #require(PaperID("arxiv:2512.00017")),
                    identifiers: [try #require(PaperID("doi:10.1000/kite.1"))],
                    title: "Sparse Kites: Cheap $x^2$ Retrieval",
                    abstract: "We gate a retriever for $x<4$ & more.\n\nIt is fast.",
                    authors: [Author(name: "Inés Ōta", affiliation: "Kites Lab, Oslo"), Author(name: "Bo Lindqvist")],
                    published: Day("2025-11-28"), categories: ["cs.IR", "cs.CL", "H.3.3", "68T05"],
                    links: [
                        Link(kind: .abstract, url: "http://arxiv.org/abs/2512.00017v2"),
                        Link(kind: .pdf, url: "http://arxiv.org/pdf/2512.00017v2"),
                    ],
                    version: 2, journal: "Kites Lett. 7, 12 (2025)", comment: "9 pages, 4 figures"))
        #expect(sighting.entry == "http://arxiv.org/abs/2512.00017v2")
        #expect(sighting.seen == Feeds.instant("2025-11-28T17:03:11Z"))
        #expect(sighting.announcement == .new)
        #expect(reading.diagnostics.isEmpty)
    }

    @Test func readsOldIdsAndDates() throws {
        let old = Self.entry.replacing("2512.00017v2", with: "quant-ph/0201082v1")
            .replacing("2025-11-28T17:03:11Z", with: "2002-01-17T23:30:00-04:00")
        let sighting = try #require(try Feeds.read(Self.feed(old), as: .arxivAtom).digest.sightings.first)
        #expect(sighting.paper.id.description == "arxiv:quant-ph/0201082")
        #expect(sighting.paper.version == 1)
        #expect(sighting.paper.published == Day("2002-01-17"))
        #expect(sighting.seen == Feeds.instant("2002-01-18T03:30:00Z"))
    }

    @Test func leavesWithdrawnPapersOut() throws {
        let comment = Self.entry.replacing("9 pages, 4 figures", with: "This paper has been withdrawn by the authors")
        let abstract = Self.entry.replacing("We gate a retriever", with: "This submission is withdrawn. We gated")
            .replacing("2512.00017", with: "2512.00018")
        let cited = Self.entry.replacing("We gate a retriever", with: "The kites were withdrawn from the wind")
            .replacing("2512.00017", with: "2512.00019")
        let reading = try Feeds.read(Self.feed(comment + abstract + cited), as: .arxivAtom)
        #expect(reading.papers.map(\.id.description) == ["arxiv:2512.00019"])
        #expect(reading.skipped == 2)
        let title = "Sparse Kites: Cheap $x^2$ Retrieval"
        #expect(reading.kinds == [.withdrawn(title: title), .withdrawn(title: title)])
        #expect(try Feeds.read(Self.feed(comment), as: .arxivAtom).papersRead == 0)
    }

    @Test func reportsTheErrorsOfTheAPI() {
        let error = """
            <entry><id>http://arxiv.org/api/errors#incorrect_id_format_for_kites</id><title>Error</title>
            <summary>incorrect id format for kites</summary><updated>2025-12-01T00:00:00-05:00</updated></entry>
            """
        #expect(
            Feeds.error(Self.feed(error), as: .arxivAtom)?.reason == .sourceReports("incorrect id format for kites"))
        #expect(Feeds.error("Rate exceeded.", as: .arxivAtom)?.isTransient == true)
    }

    @Test func tellsAnEmptyResultFromALostOne() throws {
        #expect(try Feeds.read(Self.feed("", total: 0), as: .arxivAtom).total == 0)
        #expect(try Feeds.read(Self.feed("", total: 31, start: 31), as: .arxivAtom).papersRead == 0)
        let lost = Feeds.error(Self.feed("", total: 31), as: .arxivAtom)
        #expect(lost?.reason == .emptySlice(total: 31))
        #expect(lost?.isTransient == true)
        #expect(
            lost?.description
                == "kites: error: the source says that it has 31 entries and sent none; try again in a few minutes")
    }
}
