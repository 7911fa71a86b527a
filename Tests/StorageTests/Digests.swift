import FoundationEssentials
import Ingest
import Papers
import Storage
import Testing

let monday = Day(ordinal: 20_423)

func paper(_ id: String, _ title: String) throws -> Paper {
    Paper(id: try #require(PaperID(id)), title: title, abstract: "We show it.")
}

/// A paper of which only the title is known.
func untitled(_ title: String) -> Paper { Paper(id: PaperID(title: title), title: title) }

func digest(
    _ papers: [Paper], day: Day, source: String = "sample", votes: Int? = nil, entries: [String] = [],
    authority: Authority = .page
) -> Digest {
    Digest(
        source: source, day: day,
        sightings: papers.enumerated().map { place, paper in
            Sighting(
                paper: paper, position: place, votes: votes,
                entry: entries.indices.contains(place) ? entries[place] : nil)
        }, authority: authority)
}

extension Store {
    /// Takes a digest as it comes.
    @discardableResult
    func take(
        _ digest: Digest, _ state: BatchState = .fresh, after seconds: Double = 0,
        standing: SeenPaper.Standing? = nil, keepsDigest: Bool = true
    ) async throws -> DigestChange {
        let readAt = digest.day.start + 43_200 + seconds
        return try await take(digest, readAt: readAt) { known, _ in
            let standings = standing.map { Array(repeating: $0, count: digest.sightings.count) } ?? []
            let merging = Merging(digest, into: known, standings: standings)
            return Judged(
                papers: merging.papers, ids: merging.ids,
                reading: SourceReading(
                    source: digest.source, day: digest.day, readAt: readAt, state: state,
                    recognised: digest.sightings.count), keepsDigest: keepsDigest)
        }
    }
}
