import Editions
import MIME
import Matching
import Papers
import Subscribers
import TestSupport
import Testing

@testable import Pressroom

/// What editions are made of may be found in a quicker way; the editions are the same.
@Suite struct MatchDeskTests {
    private static let words = [
        "kite", "kites", "wind", "tunnel", "robot", "robotics", "world", "model", "RAG", "LLM", "tin", "glass", "cup",
        "multi-modal", "multimodal", "survey", "diffusion", "the", "of",
    ]

    private func text(_ count: Int, _ random: inout SeededGenerator) -> String {
        (0..<count).map { _ in Self.words.randomElement(using: &random) ?? "kite" }.joined(separator: " ")
    }

    private func papers(_ random: inout SeededGenerator) throws -> [SeenPaper] {
        let day = try #require(Day("2026-03-02"))
        return try (0..<40).map { number in
            SeenPaper(
                paper: Paper(
                    id: try #require(PaperID("arxiv:2603.000\(10 + number)")),
                    title: text(Int.random(in: 2...8, using: &random), &random),
                    abstract: text(Int.random(in: 0...60, using: &random), &random)),
                firstDay: day, position: number, votes: Int.random(in: 0...3, using: &random))
        }
    }

    private func profile(_ random: inout SeededGenerator) -> Profile {
        func keyword() -> Keyword {
            let words = (0..<Int.random(in: 1...2, using: &random)).map { _ in
                Self.words.dropLast(2).randomElement(using: &random) ?? "kite"
            }
            return Keyword(
                term: words.joined(separator: " "), weight: Double(Int.random(in: 1...30, using: &random)) / 10,
                always: Int.random(in: 0..<12, using: &random) == 0)
        }
        var profile = Profile(keywords: (0..<Int.random(in: 0...5, using: &random)).map { _ in keyword() })
        if Int.random(in: 0..<3, using: &random) == 0 { profile.exclude = [keyword()] }
        if Int.random(in: 0..<3, using: &random) == 0 { profile.require = [[keyword(), keyword()]] }
        profile.minScore = [0, 0.2, 0.5, 1].randomElement(using: &random) ?? 0.2
        return profile
    }

    @Test func editionsOfContendersAreThoseOfAllCandidates() throws {
        var random = SeededGenerator(seed: 5)
        let papers = try papers(&random)
        let desk = MatchDesk(papers, background: .builtin)
        let day = try #require(papers.first?.firstDay)
        let maker = EditionMaker(today: day, newestDigest: day)
        var editions = 0
        for number in 0..<60 {
            var reader = Subscriber(
                id: "r\(number)", email: try Address("reader@example.org"), profile: profile(&random),
                minVotes: Int.random(in: 0...1, using: &random))
            reader.delivery.maxPapers = 5
            reader.delivery.serendipity = 3
            reader.delivery.sendEmpty = true
            let id = EditionID(subscriber: reader.id, day: day)
            let all = maker.edition(
                id: id, for: reader, candidates: desk.candidates(papers, for: reader.profile), previousDigest: nil)
            let few = maker.edition(
                id: id, for: reader, candidates: desk.contenders(papers, for: reader.profile), previousDigest: nil)
            #expect(all == few, "\(reader.profile)")
            if case .edition = all { editions += 1 }
        }
        #expect(editions > 40)
    }
}
