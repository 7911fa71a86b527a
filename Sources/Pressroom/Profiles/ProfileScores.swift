internal import Matching
internal import Papers

/// What profiles make of papers, paper by paper: each is folded once, scored and forgotten, so that a year of digests
/// fits into memory.
struct ProfileScores: Sendable {
    private let papers: [SeenPaper]
    /// A column a profile, in the order of the papers.
    private var columns: [[Double]]

    init(_ profiles: [Profile], _ papers: [SeenPaper], _ background: Background) {
        self.papers = papers
        let compiled = profiles.map { CompiledProfile($0, background: background) }
        let scorer = Scorer(background: background)
        columns = profiles.map { _ in [] }
        for paper in papers {
            let text = IndexedPaper(paper.paper).text
            for (place, profile) in compiled.enumerated() {
                // An author one follows passes whatever the threshold.
                let follows = profile.profile.keywords.contains(where: \.always)
                let isAlways = follows && scorer.assess(profile, text).isAlways
                columns[place].append(isAlways ? 1 : scorer.score(profile, text))
            }
        }
    }

    /// Scores above 0 of papers with enough votes, best first.
    func scores(of profile: Int, minVotes: Int) -> [Double] {
        zip(papers, columns[profile])
            .filter { $1 > 0 && (minVotes == 0 || ($0.votes ?? -1) >= minVotes) }
            .map(\.1).sorted(by: >)
    }
}
