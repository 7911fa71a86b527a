import Ingest
import Papers

/// What merging holds, whatever two sources say.
enum MergePromises {
    /// A byte 0xFF separates the first source's bytes from the second's: no UTF-8 has one.
    static func check(_ bytes: [UInt8]) {
        let cut = bytes.firstIndex(of: 0xFF) ?? bytes.count
        let parts = [Array(bytes[..<cut]), Array(bytes[cut...].dropFirst())]
        var shelf = Shelf()
        for (part, source) in zip(parts, ["one", "two"]) {
            guard let reading = DigestPromises.read(part, as: .auto, source: source) else { continue }
            let merging = shelf.take(reading.digest)
            let ids = merging.papers.map(\.id)
            insist(merging.ids.count == reading.digest.sightings.count, "each sighting has a paper")
            insist(Set(ids).count == ids.count, "each paper once")
            var seen: Set<PaperID> = []
            insist(
                merging.ids.filter { seen.insert($0).inserted } == ids, "papers stand in the order of their sightings")
            let again = shelf.take(reading.digest)
            insist(again.added.isEmpty, "a digest that is read twice adds nothing")
            insist(again.updated.isEmpty, "a digest that is read twice changes nothing")
            insist(again.ids == merging.ids, "a digest that is read twice shows the same papers")
        }
    }
}

/// What the store keeps between digests, in memory.
private struct Shelf {
    private var papers: [PaperID: SeenPaper] = [:]
    private var entries: [String: [String: PaperID]] = [:]

    mutating func take(_ digest: Digest) -> Merging {
        let known = KnownPapers(papers.values, entries: entries[digest.source] ?? [:])
        let merging = Merging(digest, into: known)
        for paper in merging.papers {
            for other in paper.aliases where papers[other] != nil {
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
