internal import Foundation
internal import Papers
internal import Storage

/// Papers of the store, as a list.
public struct PaperList: Sendable {
    public struct Row: Sendable, Encodable {
        public var id: String
        public var title: String
        /// The day of the first digest that showed it.
        public var firstSeen: String
        public var authors: [String]
        public var authorCount: Int?
        public var published: String?
        public var votes: Int?
        public var categories: [String]
        public var links: [String]
        public var abstract: String?
    }

    /// Newest first.
    public static func read(_ press: Press, since: String?, query: String?) async throws(Failure) -> [Row] {
        let first = try since.map { text throws(Failure) in
            guard let day = Day(text) else { throw Failure(.usage, "--since is no day; write it as 2025-12-01") }
            return day
        }
        let store = try press.existingStore()
        do {
            return try await store.papers(since: first ?? Day(ordinal: 0), query: query).map(Row.init)
        } catch {
            throw Failure(error, path: store.path)
        }
    }
}

extension PaperList.Row {
    init(_ seen: SeenPaper) {
        self.init(
            id: seen.id.description, title: seen.paper.title, firstSeen: seen.firstDay.description,
            authors: seen.paper.authors.map(\.name), authorCount: seen.paper.authorCount,
            published: seen.paper.published?.description, votes: seen.votes, categories: seen.paper.categories,
            links: seen.paper.links.map(\.url), abstract: seen.paper.abstract)
    }
}
