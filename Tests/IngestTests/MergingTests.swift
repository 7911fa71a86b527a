import Ingest
import Papers
import Testing

@Suite struct MergingTests {
    private let first = Day(year: 2026, month: 3, day: 2)!
    private let kites = Paper(id: PaperID(title: "Kites"), title: "Kites", abstract: "Kites fly high.")

    private func seen(_ paper: Paper, votes: Int? = nil) -> SeenPaper {
        SeenPaper(paper: paper, firstDay: first, position: 4, votes: votes)
    }

    @Test func theFirstSightingGivesDayAndPlace() {
        let paper = SeenPaper(Sighting(paper: kites, position: 7, votes: 3), on: first)
        #expect(paper.firstDay == first)
        #expect(paper.position == 7)
        #expect(paper.votes == 3)
        #expect(paper.changed == first.start)
    }

    @Test func anEqualSightingGivesAnEqualPaper() {
        let known = seen(kites, votes: 3)
        #expect(known.merging(Sighting(paper: kites, position: 0), on: first.adding(2)) == known)
    }

    @Test func laterVotesWinAndEarlierOnesOnlyFillGaps() {
        let sighting = Sighting(paper: kites, position: 0, votes: 9, comments: 1)
        #expect(seen(kites, votes: 3).merging(sighting, on: first.adding(1)).votes == 9)
        #expect(seen(kites, votes: 3).merging(sighting, on: first.adding(-1)).votes == 3)
        #expect(seen(kites).merging(sighting, on: first.adding(-1)).votes == 9)
        #expect(seen(kites).merging(sighting, on: first.adding(-1)).comments == 1)
    }

    @Test func firstDayAndPlaceStay() {
        for shift in [-3, 0, 3] {
            let merged = seen(kites).merging(Sighting(paper: kites, position: 0), on: first.adding(shift))
            #expect(merged.firstDay == first)
            #expect(merged.position == 4)
        }
    }

    @Test(arguments: [
        ("other words", "Kites fly low.", true), ("more words", "Kites fly high. They do.", true),
        ("white space", "Kites  fly\nhigh.", false), ("a cut", "Kites fly", false), ("nothing", nil, false),
    ])
    func onlyOtherWordsAreAChange(name: String, abstract: String?, changes: Bool) {
        var paper = kites
        paper.abstract = abstract
        let day = first.adding(2)
        let merged = seen(kites).merging(Sighting(paper: paper, position: 0), on: day)
        #expect(merged.changed == (changes ? day : first).start)
        #expect(merged.paper.abstract == (changes ? abstract : kites.abstract))
    }

    @Test func anAbstractThatArrivesIsAChange() {
        var bare = kites
        bare.abstract = nil
        let merged = seen(bare).merging(Sighting(paper: kites, position: 0), on: first.adding(1))
        #expect(merged.paper.abstract == kites.abstract)
        #expect(merged.changed == first.adding(1).start)
    }

    @Test func anOlderTextChangesNothing() {
        var older = kites
        older.abstract = "Kites fly low."
        let known = seen(kites)
        #expect(known.merging(Sighting(paper: older, position: 0), on: first.adding(-1)) == known)
    }

    @Test func richerFieldsAreKept() {
        var rich = kites
        rich.authors = [Author(name: "Ada Byron"), Author(name: "Bo Ek")]
        rich.categories = ["cs.RO"]
        rich.links = [Link(kind: .pdf, url: "https://example.org/1.pdf")]
        rich.published = first.adding(-9)
        rich.authorCount = 2
        let filled = seen(kites).merging(Sighting(paper: rich, position: 0), on: first)
        #expect(filled.paper == rich)
        #expect(filled.changed == first.start)
        #expect(seen(rich).merging(Sighting(paper: kites, position: 0), on: first.adding(1)).paper == rich)
    }

    @Test func mergingADigestTwiceGivesTheSame() throws {
        let digest = try read(sampleDigest()).digest
        let once = Merging(digest, into: KnownPapers())
        #expect(once.papers.count == 25)
        #expect(once.added == once.papers.map(\.id))
        #expect(once.updated.isEmpty)
        let known = KnownPapers(once.papers)
        let twice = Merging(digest, into: known)
        #expect(twice.papers == once.papers)
        #expect(twice.added.isEmpty)
        #expect(twice.updated.isEmpty)
    }

    @Test func aPaperTwiceInADigestIsOne() {
        let sightings = [Sighting(paper: kites, position: 0), Sighting(paper: kites, position: 1, votes: 2)]
        let merging = Merging(Digest(source: "page", day: first, sightings: sightings), into: KnownPapers())
        #expect(merging.papers.map(\.position) == [0])
        #expect(merging.papers.map(\.votes) == [2])
        #expect(merging.added == [kites.id])
    }

    @Test func aBetterIdBecomesAnAlias() throws {
        var better = kites
        better.id = try #require(PaperID(arxiv: "2603.00017"))
        let merging = Merging(
            Digest(source: "arxiv", day: first.adding(1), sightings: [Sighting(paper: better, position: 0)]),
            into: KnownPapers([seen(kites)]))
        let paper = try #require(merging.papers.first)
        #expect(paper.id == kites.id)
        #expect(paper.aliases == [better.id])
        #expect(merging.updated == [kites.id])
        // The same title with another arXiv id is another paper.
        var other = better
        other.id = try #require(PaperID(arxiv: "2603.00018"))
        let second = Merging(
            Digest(source: "arxiv", day: first.adding(1), sightings: [Sighting(paper: other, position: 0)]),
            into: KnownPapers([paper]))
        #expect(second.added == [other.id])
    }
}
