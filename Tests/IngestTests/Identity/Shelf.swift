import Ingest
import Papers

/// What the store keeps between digests, in memory.
struct Shelf {
    var papers: [PaperID: SeenPaper] = [:]
    var entries: [String: [String: PaperID]] = [:]
    /// Papers that readers were told of, each time they were.
    var told: [PaperID] = []

    @discardableResult
    mutating func take(_ digest: Digest, standings: [SeenPaper.Standing] = []) -> Merging {
        let known = KnownPapers(papers.values, entries: entries[digest.source] ?? [:])
        let merging = Merging(digest, into: known, standings: standings)
        for paper in merging.papers {
            let absorbed = paper.aliases.filter { papers[$0] != nil }
            let wasTold = ([paper.id] + absorbed).contains { papers[$0]?.standing == .news }
            if paper.standing == .news, !wasTold { told.append(paper.id) }
            for other in absorbed {
                papers[other] = nil
                for (source, named) in entries { entries[source] = named.mapValues { $0 == other ? paper.id : $0 } }
            }
            papers[paper.id] = paper
        }
        for (sighting, id) in zip(digest.sightings, merging.ids) {
            if let entry = sighting.entry { entries[digest.source, default: [:]][entry] = id }
        }
        return merging
    }
}

/// One sighting of a table, on a day that counts from `firstDay`.
struct Shown: Sendable {
    var source: String
    var day: Int
    var ids: [String]
    var title: String
    var published: String?
    var link: String?
    var entry: String?
    var authority: Authority

    init(
        _ title: String, _ ids: String..., from source: String = "page", day: Int = 0, published: String? = nil,
        link: String? = nil, entry: String? = nil, authority: Authority = .feed
    ) {
        self.title = title
        self.ids = ids
        self.source = source
        self.day = day
        self.published = published
        self.link = link
        self.entry = entry
        self.authority = authority
    }

    var sighting: Sighting {
        let names = ids.compactMap { PaperID($0) }
        let paper = Paper(
            id: names.first ?? PaperID(title: title), identifiers: Array(names.dropFirst()), title: title,
            published: published.flatMap { Day($0) }, links: link.map { [Link(kind: .abstract, url: $0)] } ?? [])
        return Sighting(paper: paper, position: 0, entry: entry)
    }

    static let firstDay = Day(ordinal: 20_423)

    /// The digests that a list amounts to: neighbours of one source and day make one.
    static func digests(_ list: [Shown]) -> [Digest] {
        var digests: [Digest] = []
        for shown in list {
            let day = firstDay.adding(shown.day)
            if digests.last?.source != shown.source || digests.last?.day != day {
                digests.append(Digest(source: shown.source, day: day, sightings: [], authority: shown.authority))
            }
            var sighting = shown.sighting
            sighting.position = digests[digests.count - 1].sightings.count
            digests[digests.count - 1].sightings.append(sighting)
        }
        return digests
    }
}
