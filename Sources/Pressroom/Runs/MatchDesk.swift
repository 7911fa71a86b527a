internal import Editions
internal import Matching
internal import Papers

/// Matches papers with profiles; each paper is folded once, whatever the number of readers.
struct MatchDesk: Sendable {
    private let papers: [PaperID: (paper: SeenPaper, index: IndexedPaper)]
    private let scorer: Scorer
    private let background: Background

    init(_ papers: [SeenPaper], background: Background = .builtin) {
        self.background = background
        scorer = Scorer(background: background)
        self.papers = Dictionary(papers.map { ($0.id, ($0, IndexedPaper($0.paper))) }) { first, _ in first }
    }

    /// The papers with their matches for one profile; without matches where it takes everything.
    func candidates(_ pool: [SeenPaper], for profile: Profile) -> [EditionMaker.Candidate] {
        guard !profile.takesEverything else { return pool.map { .init(paper: $0, match: nil) } }
        let compiled = CompiledProfile(profile, background: background)
        return pool.map { paper in
            let index = papers[paper.id]?.index ?? IndexedPaper(paper.paper)
            return EditionMaker.Candidate(paper: paper, match: scorer.match(compiled, index))
        }
    }

    /// The papers that pass, in the order of an edition.
    func passing(_ pool: [SeenPaper], for profile: Profile, minVotes: Int) -> [EditionMaker.Candidate] {
        candidates(pool, for: profile)
            .filter { EditionMaker.passes($0, minScore: profile.minScore, minVotes: minVotes) }
            .sorted(by: EditionMaker.precedes)
    }
}
