internal import Foundation
internal import JSONText
internal import Matching
internal import Papers
internal import Storage

/// Finds the paper that somebody means, by an id, an address or a part of its title.
struct PaperSearch: Sendable {
    /// What was found.
    enum Finding: Sendable {
        /// - others: how many more papers hold the text in their titles.
        case paper(SeenPaper, others: Int)
        /// - nearest: what may have been meant, the nearest first.
        case nothing(nearest: [SeenPaper])
    }

    /// Papers that are named where none was found.
    private static let mostNearest = 3
    /// Less of a text in a title is chance.
    private static let leastNearness = 0.4

    let text: String
    let store: Store
    let background: Background

    func find() async throws -> Finding {
        for id in ids {
            if let found = try await store.papers([id])[id] { return .paper(found, others: 0) }
        }
        let holding = try await store.papers(since: Day(ordinal: 0), query: text)
        if let first = holding.first, isTitle { return .paper(first, others: holding.count - 1) }
        return await near(try await store.papers(since: Day(ordinal: 0)))
    }

    /// A text without a letter or digit stands in every title and means none.
    private var isTitle: Bool { text.contains { $0.isLetter || $0.isNumber } }

    /// As it stands, and as people copy ids: `2512.00017`, `https://arxiv.org/abs/2512.00017`, `10.1000/x`.
    private var ids: [PaperID] {
        let bare = text.split(separator: "/", omittingEmptySubsequences: true)
        var ids = [PaperID(text), PaperID(arxiv: text), PaperID(doi: text)]
        if text.contains("://"), let host = bare.dropFirst().first {
            let path = bare.dropFirst(2).joined(separator: "/")
            if host.hasSuffix("arxiv.org") || host.hasSuffix("huggingface.co") {
                let last = bare.last.map { $0.hasSuffix(".pdf") ? $0.dropLast(4) : $0 } ?? ""
                ids.append(PaperID(arxiv: String(last)))
            }
            if host.hasSuffix("doi.org") { ids.append(PaperID(doi: path.removingPercentEncoding ?? path)) }
        }
        return ids.compactMap(\.self)
    }

    /// All the words, in any order and spelling, are as good as the text itself; fewer are a guess.
    private func near(_ papers: [SeenPaper]) async -> Finding {
        let search = TitleSearch(text, background: background)
        let ranked = papers.map { (paper: $0, nearness: search.nearness(of: $0.paper.title)) }
            .filter { $0.nearness >= Self.leastNearness }
            .sorted { ($1.nearness, $1.paper.firstDay) < ($0.nearness, $0.paper.firstDay) }
        if let first = ranked.first, first.nearness >= 1 {
            return .paper(first.paper, others: ranked.count { $0.nearness >= 1 } - 1)
        }
        var nearest = ranked.prefix(Self.mostNearest).map(\.paper)
        if nearest.isEmpty, let id = suggestion(for: text, among: papers.flatMap(\.names).map(\.description)) {
            nearest = papers.filter { $0.names.contains { $0.description == id } }
        }
        return .nothing(nearest: nearest)
    }
}
