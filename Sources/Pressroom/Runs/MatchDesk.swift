internal import Editions
internal import Matching
internal import Papers
internal import Synchronization

/// Matches papers with profiles; each paper is folded once, whatever the number of readers.
struct MatchDesk: Sendable {
    private let papers: [PaperID: (paper: SeenPaper, index: IndexedPaper)]
    private let scorer: Scorer
    private let resemblances: Resemblances
    let background: Background

    /// - Parameter background: the site's (`Press.background`).
    init(_ papers: [SeenPaper], background: Background) {
        self.background = background
        scorer = Scorer(background: background)
        resemblances = Resemblances(background)
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

    /// Whether two papers say nearly the same.
    func likeness(_ one: EditionMaker.Candidate, _ other: EditionMaker.Candidate) -> Likeness? {
        likeness(one.paper, other.paper)
    }

    func likeness(_ one: SeenPaper, _ other: SeenPaper) -> Likeness? {
        resemblances.words(of: one).likeness(to: resemblances.words(of: other))
    }
}

/// What papers say as sets of words, made when the first reader asks for it: most papers pass for nobody.
private final class Resemblances: Sendable {
    private let background: Background
    private let known = Mutex<[PaperID: PaperWords]>([:])

    init(_ background: Background) {
        self.background = background
    }

    func words(of paper: SeenPaper) -> PaperWords {
        if let words = known.withLock({ $0[paper.id] }) { return words }
        let words = PaperWords(paper.paper, background: background)
        known.withLock { $0[paper.id] = words }
        return words
    }
}
