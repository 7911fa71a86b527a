internal import Editions
internal import Foundation
internal import Matching
internal import Papers

/// What one profile makes of papers, compactly: the papers' folded texts are not kept.
struct ProfileTrial: Sendable {
    /// One paper's.
    struct Result: Sendable {
        var paper: SeenPaper
        /// 0…1; 0 where a veto or a requirement keeps it out.
        var score: Double
        var isAlways: Bool
        /// Passes the threshold of the trial.
        var passes: Bool
        /// Has the votes that are asked for.
        var hasVotes: Bool
        /// The keywords that stand in it, by their places, and what is left of the score without each.
        var hits: [(index: Int, scoreWithout: Double)]

        /// Whether another threshold lets it through.
        func passes(minScore: Double) -> Bool { hasVotes && (isAlways || score > 0 && score >= minScore) }
    }

    private let profile: Profile
    private let minScore: Double
    private(set) var results: [Result] = []

    init(
        _ subject: ProfileSubject, minScore: Double, _ papers: [SeenPaper], background: Background
    ) {
        profile = subject.profile
        self.minScore = minScore
        let compiled = CompiledProfile(profile, background: background)
        let scorer = Scorer(background: background)
        for paper in papers {
            let match = profile.takesEverything ? nil : scorer.match(compiled, IndexedPaper(paper.paper))
            let candidate = EditionMaker.Candidate(paper: paper, match: match)
            let hasVotes = subject.minVotes == 0 || (paper.votes ?? -1) >= subject.minVotes
            let score = match?.score ?? 1
            results.append(
                Result(
                    paper: paper, score: score, isAlways: match?.isAlways ?? false,
                    passes: EditionMaker.passes(candidate, minScore: minScore, minVotes: subject.minVotes),
                    hasVotes: hasVotes, hits: match.map(Self.hits) ?? []))
        }
    }

    /// Without a keyword its part of the evidence is missing, and nothing else changes.
    private static func hits(of match: Match) -> [(index: Int, scoreWithout: Double)] {
        match.explanation.matched.map { keyword in
            let rest = max(0, match.explanation.evidence - keyword.part)
            return (keyword.index, match.score > 0 ? 1 - exp(-rest) : 0)
        }
    }

    /// Keywords, then the alternatives of requirements, with what each brought.
    func terms() -> [BacktestReport.Term] {
        let keywords = profile.keywords.map { ($0, "keyword") }
        let required = profile.require.flatMap { $0 }.map { ($0, "requirement") }
        var terms = (keywords + required).map { keyword, role in
            BacktestReport.Term(term: keyword.written, role: role, hits: 0, passing: 0, unique: 0)
        }
        for result in results {
            for hit in result.hits where terms.indices.contains(hit.index) {
                terms[hit.index].hits += 1
                guard result.passes else { continue }
                terms[hit.index].passing += 1
                let isFollowed = result.isAlways && !isOnlyFollowed(by: hit.index, result)
                if !isFollowed, hit.scoreWithout < minScore || hit.scoreWithout <= 0 { terms[hit.index].unique += 1 }
            }
        }
        return terms
    }

    /// Whether the paper passes as one of a followed author because of this keyword alone.
    private func isOnlyFollowed(by index: Int, _ result: Result) -> Bool {
        let followed = result.hits.filter { $0.index < profile.keywords.count && profile.keywords[$0.index].always }
        return followed.map(\.index) == [index]
    }
}

extension Keyword {
    /// As people write it: with the prefix of its field.
    var written: String {
        switch fields {
        case [.title]: "title:\(term)"
        case [.abstract]: "abstract:\(term)"
        case [.authors]: "author:\(term)"
        case [.categories]: "category:\(term)"
        default: term
        }
    }
}
