import Foundation
import Ingest
import Papers
import Storage

/// Store: a digest → papers, sightings and names on disk.
enum Storing {
    /// Abstracts of 1,500 characters; each digest goes into a file of its own.
    static func measure() async throws -> Table {
        var rows: [Row] = []
        for count in [2_000, 20_000] {
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let store = try Store.open(folder.appendingPathComponent("paperboy.sqlite").path)
            let first = digest(of: count, day: 0), again = digest(of: count, day: 1)
            var edited = digest(of: count, day: 2)
            for place in edited.sightings.indices { edited.sightings[place].paper.abstract? += " Once more." }
            for (what, digest) in [("new", first), ("known, unchanged", again), ("known, edited", edited)] {
                let spent = try await ContinuousClock().measure { try await take(digest, into: store) }.seconds
                rows.append(
                    Row(
                        what: "\(count) papers, \(what)", figure: Figure.time(spent),
                        beside: Figure.rate(Double(count) / spent, "papers")))
            }
            try store.close()
        }
        return Table(title: "store", rows: rows)
    }

    private static func take(_ digest: Digest, into store: Store) async throws {
        let readAt = digest.day.start
        _ = try await store.take(digest, readAt: readAt) { known, _ in
            let merging = Merging(digest, into: known)
            let reading = SourceReading(source: digest.source, day: digest.day, readAt: readAt, state: .fresh)
            return Judged(papers: merging.papers, ids: merging.ids, reading: reading, keepsDigest: true)
        }
    }

    private static func digest(of count: Int, day: Int) -> Digest {
        let sentence = "We fly a kite of paper over cold water, and measure how far its string will bend. "
        let sightings = (0..<count).map { number in
            let digits = String(100_000 + number)
            let paper = Paper(
                id: PaperID(arxiv: "25\(digits.prefix(2)).\(digits.suffix(4))") ?? PaperID(title: digits),
                title: "Kites over Water, and What Number \(number) Says of Their Strings",
                abstract: String(repeating: sentence, count: 18) + digits,
                authors: (0..<5).map { Author(name: "Ada Byron \($0)", affiliation: "Kite Works") },
                published: Day(ordinal: 20_420), categories: ["cs.RO", "cs.AI", "cs.LG"],
                links: [
                    Link(kind: .abstract, url: "https://example.org/abs/\(number)"),
                    Link(kind: .pdf, url: "https://example.org/pdf/\(number)"),
                ], version: 1)
            return Sighting(paper: paper, position: number, entry: "oai:\(number)")
        }
        return Digest(
            source: "rss", day: Day(ordinal: 20_423 + day), sightings: sightings, authority: .announcement)
    }
}
