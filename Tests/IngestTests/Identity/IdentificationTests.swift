import FoundationEssentials
import Ingest
import Papers
import Testing

/// Sightings in their order, and to which paper each belongs: papers are numbered by their first sighting.
struct IdentityCase: Sendable, CustomTestStringConvertible {
    var name: String
    var shown: [Shown]
    var papers: [Int]

    var testDescription: String { name }

    init(_ name: String, _ papers: [Int], _ shown: Shown...) {
        self.name = name
        self.papers = papers
        self.shown = shown
    }

    static let title = "Gripping Wet Pebbles with Kites"
    static let one = "arxiv:2512.00001"
    static let two = "arxiv:2512.00002"
    static let doi = "doi:10.5555/pebbles"

    static let table: [IdentityCase] = [
        // Names
        .init("the same arXiv id under another title", [0, 0], Shown(title, one), Shown("Kites", one, from: "b")),
        .init("another arXiv id under the same title", [0, 1], Shown(title, one), Shown(title, two, from: "b")),
        .init("another DOI under the same title", [0, 1], Shown(title, doi), Shown(title, "doi:10.5555/x", from: "b")),
        .init(
            "a further identifier", [0, 0], Shown(title, one, doi), Shown("In other words entirely", doi, from: "b")),
        .init(
            "two stored papers that a sighting names", [0, 0, 0], Shown(title, one),
            Shown("In other words entirely", doi, from: "b"), Shown(title, one, doi, from: "c", day: 1)),
        .init(
            "a DOI that another arXiv paper has", [0, 1, 0], Shown(title, one, doi),
            Shown("In other words entirely", two, doi, from: "b"), Shown("Whatever it is called", doi, from: "c")),
        .init(
            "a DOI first that another arXiv paper has", [0, 1, 1], Shown(title, one, doi),
            Shown("In other words entirely", doi, two, from: "b"), Shown("Whatever", two, from: "c")),
        .init(
            "the journal's own DOI on each article", [0, 1, 0, 1],
            Shown(title, "doi:10.5555/a", "doi:10.5555/journal"),
            Shown("Quite another article here", "doi:10.5555/b", "doi:10.5555/journal"),
            Shown(title, "doi:10.5555/a", day: 1), Shown("Quite another article here", "doi:10.5555/b", day: 1)),
        .init(
            "arXiv's own DOI", [0, 0], Shown(title, one),
            Shown("In other words entirely", "doi:10.48550/arxiv.2512.00001", from: "b")),
        .init(
            "arXiv's own DOI first", [0, 0], Shown(title, "doi:10.48550/arxiv.2512.00001"),
            Shown("In other words entirely", one, from: "b")),
        // Titles
        .init("a title, then its id", [0, 0], Shown(title), Shown(title, one, from: "b", day: 1)),
        .init("an id, then its title", [0, 0], Shown(title, one), Shown(title, from: "b", day: 1)),
        .init(
            "a title in TeX and capitals", [0, 0], Shown(title),
            Shown("GRIPPING WET $Pebbles$, with Kites", one, from: "b")),
        .init(
            "one of two short titles of that day, and only one", [0, 1, 0, 1, 0],
            Shown("Kites", from: "a", link: "https://a.test/1", entry: "1"),
            Shown("Kites", from: "a", link: "https://a.test/2", entry: "2"),
            Shown("Kites", one, from: "b", link: "https://b.test/", entry: "3"),
            Shown("Kites", from: "a", link: "https://a.test/2", entry: "2"),
            Shown("Kites", one, from: "b", link: "https://b.test/", entry: "3")),
        .init(
            "one entry name for two DOIs", [0, 0, 1],
            Shown(title, from: "a", link: "https://a.test/1", entry: "1"),
            Shown(title, doi, from: "a", link: "https://a.test/1", entry: "1"),
            Shown(title, "doi:10.5555/x", from: "a", link: "https://a.test/1", entry: "1")),
        .init(
            "of two papers of one title the one of the same link", [0, 1, 0],
            Shown(title, one, from: "a", link: "https://a.test/1"), Shown(title, two, from: "b", day: 1),
            Shown(title, from: "c", day: 1, link: "https://a.test/1")),
        .init(
            "of two papers of one short title the one of the same link", [0, 1, 1],
            Shown("Kites", one, from: "a", link: "https://a.test/1"),
            Shown("Kites", doi, from: "a", link: "https://a.test/2"),
            Shown("Kites", from: "a", link: "https://a.test/2")),
        .init("a preprint and its article", [0, 0], Shown(title, one), Shown(title, doi, from: "b", day: 9)),
        .init(
            "the same title in another year, with an id", [0, 1], Shown(title, one, published: "2025-06-01"),
            Shown(title, from: "b", published: "2024-06-01")),
        .init(
            "the same title in another year, twice without", [0, 1, 0, 1], Shown(title, published: "2025-06-01"),
            Shown(title, from: "b", published: "2024-06-01"), Shown(title, from: "c", published: "2025-01-01"),
            Shown(title, from: "d", published: "2024-01-01")),
        .init(
            "around New Year", [0, 0], Shown(title, published: "2025-12-31"),
            Shown(title, one, from: "b", published: "2026-01-01")),
        .init("a year that nobody knows", [0, 0], Shown(title, published: "2025-06-01"), Shown(title, from: "b")),
        .init(
            "of several the one of the same year", [0, 1, 0], Shown(title, one, published: "2024-06-01"),
            Shown(title, two, from: "b", day: 1, published: "2025-06-01"),
            Shown(title, from: "c", day: 2, published: "2024-06-09")),
        .init(
            "of several the one seen first most lately", [0, 1, 1], Shown(title, one),
            Shown(title, two, from: "b", day: 1), Shown(title, from: "c", day: 2)),
        .init(
            "two titles that one id ties", [0, 0, 0], Shown(title), Shown("Pebbles", one, from: "b"),
            Shown(title, one, from: "c")),
        // Short titles
        .init(
            "Editorial, week by week", [0, 1, 2],
            Shown("Editorial", published: "2025-11-01", link: "https://example.org/1", entry: "1"),
            Shown("Editorial", day: 7, published: "2025-11-08", link: "https://example.org/2", entry: "2"),
            Shown("Editorial", day: 14, published: "2025-11-15", link: "https://example.org/3", entry: "3")),
        .init(
            "two errata in one digest, seen again", [0, 1, 0, 1],
            Shown("Erratum", link: "https://example.org/1", entry: "1"),
            Shown("Erratum", link: "https://example.org/2", entry: "2"),
            Shown("Erratum", day: 1, link: "https://example.org/1", entry: "1"),
            Shown("Erratum", day: 1, link: "https://example.org/2", entry: "2")),
        .init(
            "two errata that move to other names", [0, 1, 0, 1],
            Shown("Erratum", published: "2025-11-01", link: "https://example.org/1", entry: "1"),
            Shown("Erratum", published: "2025-11-01", link: "https://example.org/2", entry: "2"),
            Shown("Erratum", day: 1, published: "2025-11-01", link: "https://example.com/2", entry: "b"),
            Shown("Erratum", day: 1, published: "2025-11-01", link: "https://example.com/1", entry: "a")),
        .init(
            "a short title by its link", [0, 0], Shown("Sparse Kites", link: "https://example.org/1"),
            Shown("Sparse Kites", from: "b", day: 3, link: "https://example.org/1")),
        .init(
            "a short title on the same day", [0, 0], Shown("Sparse Kites", link: "https://example.org/1"),
            Shown("Sparse Kites", from: "b", link: "https://example.com/1")),
        .init(
            "a short title on a page, on another day", [0, 0, 0], Shown("Sparse Kites", authority: .page),
            Shown("Sparse Kites", day: 1, authority: .page),
            Shown("Sparse Kites", one, from: "b", day: 3, link: "https://example.org/1")),
        .init(
            "four ideographs' words are long enough", [0, 0], Shown("風に舞う凧の疎な表現", link: "https://example.org/1"),
            Shown("風に舞う凧の疎な表現", from: "b", day: 3, link: "https://example.com/2")),
        // Entries
        .init(
            "an edited entry", [0, 0], Shown(title, published: "2025-11-01", entry: "1"),
            Shown("Gripping Dry Pebbles by Hand", day: 1, published: "2025-11-01", entry: "1")),
        .init(
            "an entry of that name elsewhere", [0, 1], Shown(title, entry: "1"),
            Shown("Quite another article here", from: "b", entry: "1")),
        .init(
            "one name for all entries", [0, 1, 0, 1], Shown(title, entry: "x"),
            Shown("Quite another article here", entry: "x"), Shown(title, day: 1, entry: "x"),
            Shown("Quite another article here", day: 1, entry: "x")),
        .init(
            "one name for whatever is the newest", [0, 1], Shown(title, published: "2025-11-01", entry: "x"),
            Shown("Quite another article here", day: 1, published: "2025-11-02", entry: "x")),
        .init(
            "a name whose ids contradict", [0, 1], Shown(title, one, entry: "x"),
            Shown("Quite another", two, day: 1, entry: "x")),
        .init(
            "an entry that gets its id", [0, 0, 0], Shown(title, entry: "x"),
            Shown("Gripping Pebbles with Kites", doi, day: 1, entry: "x"), Shown("Whatever", doi, from: "b", day: 1)),
        .init(
            "other names and links for a known title", [0, 0], Shown(title, link: "https://example.org/1", entry: "1"),
            Shown(title, day: 5, link: "https://example.com/new", entry: "new")),
    ]
}

@Suite struct IdentificationTests {
    @Test(arguments: IdentityCase.table)
    func eachSightingFindsItsPaper(row: IdentityCase) {
        var shelf = Shelf()
        var found: [PaperID] = []
        for digest in Shown.digests(row.shown) { found += shelf.take(digest).ids }
        // What was joined later is one paper now.
        let papers = found.map { id in shelf.papers.values.first { $0.names.contains(id) }?.id ?? id }
        var numbers: [PaperID: Int] = [:]
        let numbered = papers.enumerated().map { place, id in
            if numbers[id] == nil { numbers[id] = place }
            return numbers[id] ?? place
        }
        let firsts = row.papers.enumerated().map { place, number in row.papers.firstIndex(of: number) ?? place }
        #expect(numbered == firsts)
        #expect(shelf.papers.count == Set(row.papers).count)
        #expect(shelf.told.count >= shelf.papers.count)
    }

    @Test(arguments: IdentityCase.table)
    func theSameDigestsAgainAddNothing(row: IdentityCase) {
        var shelf = Shelf()
        for digest in Shown.digests(row.shown) {
            shelf.take(digest)
            let before = shelf.papers
            let again = shelf.take(digest)
            #expect(again.added.isEmpty)
            #expect(again.updated.isEmpty)
            #expect(shelf.papers == before)
        }
    }

    @Test func aLaterPaperOfTheTitleIsQualifiedByItsYear() throws {
        var shelf = Shelf()
        let list = [
            Shown(IdentityCase.title, published: "2025-06-01"),
            Shown(IdentityCase.title, from: "b", published: "2024-06-01"),
        ]
        for digest in Shown.digests(list) { shelf.take(digest) }
        #expect(
            Set(shelf.papers.keys) == [
                PaperID(title: IdentityCase.title), PaperID(title: IdentityCase.title, qualifier: "2024"),
            ])
    }

    @Test func aReadersQualifiedIdStays() throws {
        var second = Shown("Erratum", link: "https://example.org/2", entry: "2").sighting
        second.paper.id = PaperID(title: "Erratum", qualifier: "2")
        second.position = 1
        let first = Shown("Erratum", link: "https://example.org/1", entry: "1").sighting
        var shelf = Shelf()
        let day = Shown.firstDay
        let ids = [PaperID(title: "Erratum"), second.paper.id]
        #expect(shelf.take(Digest(source: "a", day: day, sightings: [first, second])).ids == ids)
        // On the next day only the second is left, and is given the plain id.
        second.paper.id = PaperID(title: "Erratum")
        #expect(shelf.take(Digest(source: "a", day: day.adding(1), sightings: [second])).ids == [ids[1]])
    }

    @Test func theIdThatReadersWereToldOfStays() throws {
        let later = try #require(PaperID(IdentityCase.doi))
        for (standing, stays) in [(SeenPaper.Standing.news, IdentityCase.one), (.backlog, IdentityCase.doi)] {
            var shelf = Shelf()
            let list = [
                Shown(IdentityCase.title, IdentityCase.one),
                Shown("In other words entirely", later.description, day: 1),
                Shown("Whatever", IdentityCase.one, later.description, from: "b", day: 2),
            ]
            let digests = Shown.digests(list)
            shelf.take(digests[0], standings: [standing])
            shelf.take(digests[1])
            shelf.take(digests[2], standings: [.backlog])
            #expect(shelf.papers.keys.map(\.description) == [stays])
            #expect(shelf.papers.values.first?.names.count == 2)
            #expect(shelf.told.count == (standing == .news ? 2 : 1))
        }
    }

    @Test func ofTwoPapersOfOneDayTheOneStaysThatArrivedFirst() throws {
        for first in [0, 1] {
            var papers = [
                Shown(IdentityCase.title, IdentityCase.one), Shown("In other words entirely", from: "b"),
            ].map { SeenPaper($0.sighting, on: Shown.firstDay) }
            for place in papers.indices {
                papers[place].arrived = Shown.firstDay.start.addingTimeInterval(place == first ? 60 : 3_600)
            }
            let both = Shown("In other words entirely", IdentityCase.one, from: "c", day: 1)
            let merging = Merging(Shown.digests([both])[0], into: KnownPapers(papers))
            #expect(merging.papers.map(\.id) == [papers[first].id])
            #expect(merging.papers[0].names.contains(papers[1 - first].id))
        }
    }

    @Test func saysWhatTiesASightingToItsPaper() {
        var shelf = Shelf()
        let list = [
            Shown(IdentityCase.title, IdentityCase.one, entry: "1"), Shown("Quite another article here"),
            Shown("Gripping Dry Pebbles with Kites", day: 1, entry: "1"), Shown("Kites", IdentityCase.one, day: 1),
            Shown("Quite another article, here", day: 1), Shown("Unheard of until today, it seems", day: 1),
        ]
        let digests = Shown.digests(list)
        shelf.take(digests[0])
        let found = Identification(
            digests[1], among: KnownPapers(shelf.papers.values, entries: shelf.entries["page"] ?? [:]))
        #expect(found.ties == [.entry, .name, .title, nil])
    }

    @Test func aMigratedFeedAddsNoPaper() {
        var shelf = Shelf()
        func feed(_ host: String, day: Int) -> Digest {
            let list = (0..<500).map { number in
                Shown(
                    "A Study of Kites in Weather Number \(number)", day: day, link: "https://\(host)/\(number)",
                    entry: "\(host)-\(number)")
            }
            return Shown.digests(list)[0]
        }
        shelf.take(feed("example.org", day: 0))
        let merging = shelf.take(feed("example.com", day: 1))
        #expect(merging.added.isEmpty)
        #expect(shelf.papers.count == 500)
        #expect(shelf.told.count == 500)
        #expect(shelf.papers.values.allSatisfy { $0.paper.links[0].url.hasPrefix("https://example.com/") })
    }

    @Test func aColumnOfOneLongTitleHasAPaperAWeek() {
        var shelf = Shelf()
        func week(_ number: Int, day: Int = 0) -> Shown {
            Shown(
                "What We Read on Kites This Week", day: day, link: "https://example.org/\(number)", entry: "\(number)")
        }
        #expect(shelf.take(Shown.digests([week(1), week(2), week(3)])[0]).added.count == 3)
        let merging = shelf.take(Shown.digests([week(4, day: 7), week(3, day: 7), week(2, day: 7)])[0])
        #expect(merging.added.count == 1)
        #expect(shelf.papers.count == 4)
    }

    @Test func entriesOfOneShortTitleStayApartHoweverManyThereAre() {
        var shelf = Shelf()
        func feed(day: Int) -> Digest {
            let list = (0..<2_000).map { number in
                Shown("Editorial", day: day, link: "https://example.org/\(number)", entry: "\(number)")
            }
            return Shown.digests(list)[0]
        }
        #expect(shelf.take(feed(day: 0)).added.count == 2_000)
        #expect(shelf.take(feed(day: 1)).added.isEmpty)
    }
}
