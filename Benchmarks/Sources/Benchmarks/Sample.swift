import Editions
import Foundation
import Ingest
import Matching
import Papers
import Subscribers

/// What is measured upon: one page, and the example readers.
struct Sample {
    /// Absolute.
    let path: String
    let bytes: [UInt8]
    let day: Day
    let papers: [SeenPaper]
    let readers: [Subscriber]

    /// The page of `PAPERBOY_DIGEST`, else the bundled sample; the day of `PAPERBOY_AS_OF`, else the file name's.
    /// - Parameter repository: where `samples/` and `subscribers.example.json` are.
    init(environment: [String: String], repository: URL) throws {
        let bundled = repository.appendingPathComponent("samples/daily-papers-2026-03-02.txt")
        let file = environment["PAPERBOY_DIGEST"].map { URL(fileURLWithPath: $0) } ?? bundled
        let named = file.lastPathComponent.firstMatch(of: /\d{4}-\d{2}-\d{2}/).map { String($0.output) }
        guard let day = (environment["PAPERBOY_AS_OF"] ?? named).flatMap(Day.init) else {
            throw Trouble("which day is \(file.lastPathComponent)? Say PAPERBOY_AS_OF=2025-12-01")
        }
        path = file.standardizedFileURL.path
        bytes = try Self.bytes(of: file)
        self.day = day
        let digest = try Self.read(bytes, day: day).digest
        papers = Merging(digest, into: KnownPapers()).papers
        let subscribers = repository.appendingPathComponent("subscribers.example.json")
        readers = try SubscribersFile.read(try Self.bytes(of: subscribers), file: subscribers.path).subscribers
    }

    private static func bytes(of file: URL) throws -> [UInt8] {
        guard let data = try? Data(contentsOf: file) else { throw Trouble("\(file.path) cannot be read") }
        return [UInt8](data)
    }

    static func read(_ bytes: [UInt8], day: Day) throws -> DigestReading {
        try DigestReader.read(bytes, as: .auto, ReadingContext(source: "page", referenceDay: day))
    }

    /// The best papers for a reader who wants what any of the example readers wants.
    func best(_ count: Int) -> [EditionMaker.Candidate] {
        let wanted = Profile(keywords: readers.flatMap(\.profile.keywords))
        return candidates(for: wanted).sorted(by: EditionMaker.precedes).prefix(count).map(\.self)
    }

    /// What passes for one reader, in the order of an edition.
    func passing(for reader: Subscriber) -> [EditionMaker.Candidate] {
        candidates(for: reader.profile)
            .filter { EditionMaker.passes($0, minScore: reader.profile.minScore, minVotes: reader.minVotes) }
            .sorted(by: EditionMaker.precedes)
    }

    private func candidates(for profile: Profile) -> [EditionMaker.Candidate] {
        let compiled = CompiledProfile(profile, background: .builtin)
        let scorer = Scorer(background: .builtin)
        return papers.map { paper in
            EditionMaker.Candidate(paper: paper, match: scorer.match(compiled, IndexedPaper(paper.paper)))
        }
    }
}

/// Why nothing can be measured.
struct Trouble: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
