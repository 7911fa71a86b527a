import Ingest
import Papers
import TestSupport
import Testing

/// Random days of random sources: whatever the order in which the sources of a day are read, the same papers come of it.
@Suite struct SightingOrderTests {
    private static let sources: [(id: String, authority: Authority)] = [
        ("page", .page), ("feed-a", .feed), ("feed-b", .feed), ("daily", .dailyPapers), ("rss", .announcement),
        ("api", .arxiv),
    ]

    /// A digest of some of twelve papers, each told in the source's own way.
    private func digest(
        _ source: (id: String, authority: Authority), day: Int, using random: inout SeededGenerator
    ) -> Digest {
        var sightings: [Sighting] = []
        for number in (0..<12).shuffled(using: &random) where Bool.random(using: &random) {
            sightings.append(sighting(of: number, source, day: day, place: sightings.count, using: &random))
        }
        return Digest(
            source: source.id, day: Shown.firstDay.adding(day), sightings: sightings, authority: source.authority)
    }

    private func sighting(
        of number: Int, _ source: (id: String, authority: Authority), day: Int, place: Int,
        using random: inout SeededGenerator
    ) -> Sighting {
        let isArxiv = source.authority.isArxiv
        let version = isArxiv ? 1 + min(day, number % 3) : nil
        let title = "On Kites of Kind \(number) and Their Strings"
        // Even papers have an arXiv id that the better sources know; of those some have a DOI that feeds know.
        let arxiv = PaperID(arxiv: "2512.\(10_000 + number)"), doi = PaperID(doi: "10.5555/kites.\(number)")
        var names: [PaperID] = []
        if source.authority >= .dailyPapers, let arxiv, number % 2 == 0 { names.append(arxiv) }
        if source.authority == .feed, let doi, number % 4 == 0 { names.append(doi) }
        let words = "We fly kite \(number) as \(source.id) tells it" + (version.map { " in version \($0)." } ?? ".")
        let paper = Paper(
            id: names.first ?? PaperID(title: title), identifiers: Array(names.dropFirst()),
            title: source.authority == .page ? title.lowercased() : title,
            abstract: Int.random(in: 0..<4, using: &random) == 0 ? nil : words,
            authors: (0..<(number % 3 + (source.authority == .page ? 0 : 1))).map {
                Author(name: "Ada Byron \($0)", affiliation: isArxiv && $0 == 0 ? "Kite Works" : nil)
            },
            categories: isArxiv ? ["cs.RO", "cs.AI"] : source.authority == .feed ? ["Kites"] : [],
            links: [Link(kind: .abstract, url: "https://example.org/\(source.id)/\(number)")], version: version)
        return Sighting(
            paper: paper, position: place, votes: source.authority == .dailyPapers ? number + day : nil,
            entry: source.authority == .feed ? "\(number)" : nil)
    }

    /// All that does not say who came first.
    private struct Facts: Hashable {
        var names: Set<PaperID>
        var paper: Paper
        var votes: Int?

        init(_ seen: SeenPaper) {
            names = Set(seen.names.filter { $0.scheme != .title })
            paper = seen.paper
            paper.id = PaperID(title: seen.paper.title)
            paper.identifiers = []
            votes = seen.votes
        }
    }

    @Test(arguments: 0..<20)
    func theOrderOfADaysSourcesMakesNoDifference(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let days = (0..<4).map { day in Self.sources.map { digest($0, day: day, using: &random) } }
        var expected: Set<Facts>?
        for _ in 0..<3 {
            var shelf = Shelf()
            for day in days {
                for digest in day.shuffled(using: &random) {
                    let merging = shelf.take(digest)
                    #expect(merging.ids.count == digest.sightings.count)
                    #expect(Set(merging.papers.map(\.id)).count == merging.papers.count)
                    #expect(shelf.take(digest).updated.isEmpty)
                }
            }
            let facts = Set(shelf.papers.values.map(Facts.init))
            #expect(facts.count == shelf.papers.count)
            #expect(shelf.told.count == shelf.papers.count, "each paper is told once")
            if let expected { #expect(facts == expected) } else { expected = facts }
        }
    }
}
