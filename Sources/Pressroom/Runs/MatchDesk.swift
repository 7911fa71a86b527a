internal import Editions
internal import Matching
internal import Papers
internal import Synchronization

/// Matches papers with profiles; each paper is folded once, and each keyword read off the papers once, whatever the number
/// of readers.
struct MatchDesk: Sendable {
    /// A paper's index, and its place in the batch.
    private let papers: [PaperID: (index: IndexedPaper, place: Int)]
    private let scorer: Scorer
    private let matcher: SharedMatcher
    private let resemblances: Resemblances
    let background: Background

    /// - Parameter background: the site's (`Press.background`).
    init(_ papers: [SeenPaper], background: Background) {
        self.background = background
        scorer = Scorer(background: background)
        resemblances = Resemblances(background)
        let indexed = papers.map { IndexedPaper($0.paper) }
        self.papers = Dictionary(indexed.enumerated().map { ($1.id, ($1, $0)) }) { first, _ in first }
        matcher = SharedMatcher(PaperBatch(indexed, background: background))
    }

    /// The papers with their matches for one profile, each explained; without matches where it takes everything.
    func candidates(_ pool: [SeenPaper], for profile: Profile) -> [EditionMaker.Candidate] {
        guard !profile.takesEverything else { return pool.map { .init(paper: $0, match: nil) } }
        let compiled = CompiledProfile(profile, background: background)
        return pool.map { EditionMaker.Candidate(paper: $0, match: match(compiled, $0)) }
    }

    /// The same for an edition, in which most papers are not shown: those that neither pass nor come near are not explained.
    func contenders(_ pool: [SeenPaper], for profile: Profile) -> [EditionMaker.Candidate] {
        guard !profile.takesEverything else { return pool.map { .init(paper: $0, match: nil) } }
        let compiled = CompiledProfile(profile, background: background)
        let standings = matcher.standings(profile, at: pool.map { papers[$0.id]?.place })
        return zip(pool, standings).map { paper, standing in
            guard let standing, !standing.isExcluded, !standing.isAlways,
                standing.evidence <= 0 || standing.evidence < EditionMaker.nearEvidence(minScore: profile.minScore)
            else { return EditionMaker.Candidate(paper: paper, match: match(compiled, paper)) }
            let explanation = Explanation(
                evidence: standing.evidence, matched: [], partial: [], vetoes: [], missing: [],
                background: background.version)
            return EditionMaker.Candidate(
                paper: paper,
                match: Match(paper: paper.id, score: standing.score, isAlways: false, explanation: explanation))
        }
    }

    /// The papers that pass, in the order of an edition.
    func passing(_ pool: [SeenPaper], for profile: Profile, minVotes: Int) -> [EditionMaker.Candidate] {
        contenders(pool, for: profile)
            .filter { EditionMaker.passes($0, minScore: profile.minScore, minVotes: minVotes) }
            .sorted(by: EditionMaker.precedes)
    }

    private func match(_ profile: CompiledProfile, _ paper: SeenPaper) -> Match {
        scorer.match(profile, papers[paper.id]?.index ?? IndexedPaper(paper.paper))
    }

    /// Whether two papers say nearly the same.
    func likeness(_ one: EditionMaker.Candidate, _ other: EditionMaker.Candidate) -> Likeness? {
        likeness(one.paper, other.paper)
    }

    func likeness(_ one: SeenPaper, _ other: SeenPaper) -> Likeness? {
        resemblances.words(of: one).likeness(to: resemblances.words(of: other))
    }
}

/// One matcher for all readers, so that what one reader's keyword has brought to light serves the others.
private final class SharedMatcher: Sendable {
    private let batch: PaperBatch
    private let matcher: Mutex<ProfileMatcher>

    init(_ batch: PaperBatch) {
        self.batch = batch
        matcher = Mutex(ProfileMatcher(batch))
    }

    /// - Parameter places: of papers in the batch.
    /// - Returns: `nil` for papers that the batch does not hold.
    func standings(_ profile: Profile, at places: [Int?]) -> [ProfileMatcher.Standing?] {
        matcher.withLock { matcher in
            matcher.begin(profile)
            matcher.rank(minScore: 1, explained: false)
            return places.map { place in
                place.flatMap { $0 < batch.count ? matcher.standing(of: $0) : nil }
            }
        }
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
