internal import Foundation
internal import Papers
internal import Storage

/// Papers of the store, as a list.
public struct PaperList: Sendable {
    public struct Row: Sendable, Encodable {
        public var id: String
        /// Further ids by which it is known.
        public var aliases: [String]
        public var title: String
        /// The day of the first digest that showed it.
        public var firstSeen: String
        public var authors: [String]
        /// Of each author, in their order, `null` where unknown; empty where all are.
        public var affiliations: [String?]
        public var authorCount: Int?
        public var published: String?
        public var votes: Int?
        public var categories: [String]
        public var links: [String]
        /// arXiv's version of the text.
        public var version: Int?
        public var journal: String?
        public var comment: String?
        /// `news`, `backlog`, `held` or `revision`: only news are told to readers.
        public var standing: String
        /// Where it was seen, oldest first.
        public var sightings: [Sighting]
        public var abstract: String?
    }

    /// One look of one source that showed the paper.
    public struct Sighting: Sendable, Encodable {
        public var source: String
        public var day: String
        /// From 1.
        public var place: Int
        public var votes: Int?
        /// What the source announced: `new`, `cross`, `replace` or `replace-cross`.
        public var announcement: String
        public var version: Int?
    }

    /// Newest first.
    /// - Parameter inDetail: Also where each was seen.
    public static func read(
        _ press: Press, since: String?, query: String?, inDetail: Bool = false
    ) async throws(Failure) -> [Row] {
        let first = try since.map { text throws(Failure) in
            guard let day = Day(text) else { throw Failure(.usage, "--since is no day; write it as 2025-12-01") }
            return day
        }
        let store = try press.existingStore()
        do {
            let papers = try await store.papers(since: first ?? Day(ordinal: 0), query: query)
            let sightings = inDetail ? try await store.sightings(ofAll: papers.map(\.id)) : [:]
            return papers.map { Row($0, sightings[$0.id] ?? []) }
        } catch {
            throw Failure(error, path: store.path)
        }
    }
}

extension PaperList.Row {
    init(_ seen: SeenPaper, _ sightings: [StoredSighting]) {
        let paper = seen.paper
        let affiliations = paper.authors.map(\.affiliation)
        self.init(
            id: seen.id.description, aliases: seen.names.filter { $0 != seen.id }.map(\.description),
            title: paper.title, firstSeen: seen.firstDay.description, authors: paper.authors.map(\.name),
            affiliations: affiliations.contains { $0 != nil } ? affiliations : [], authorCount: paper.authorCount,
            published: paper.published?.description, votes: seen.votes, categories: paper.categories,
            links: paper.links.map(\.url), version: paper.version, journal: paper.journal, comment: paper.comment,
            standing: seen.standing.rawValue, sightings: sightings.map(PaperList.Sighting.init),
            abstract: paper.abstract)
    }
}

extension PaperList.Sighting {
    init(_ sighting: StoredSighting) {
        self.init(
            source: sighting.source, day: sighting.day.description, place: sighting.position + 1,
            votes: sighting.votes, announcement: sighting.announcement.rawValue, version: sighting.version)
    }
}
