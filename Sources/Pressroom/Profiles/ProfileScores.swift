internal import Matching
internal import Papers

/// What profiles make of papers, a slice of the papers after the other, so that a year of digests fits into memory.
struct ProfileScores: Sendable {
    private let papers: [SeenPaper]
    /// A column a profile, in the order of the papers.
    private var columns: [[Double]]

    /// Papers that are indexed at a time.
    private static let slice = 1_000

    init(_ profiles: [Profile], _ papers: [SeenPaper], _ background: Background) {
        self.papers = papers
        columns = profiles.map { _ in [Double](repeating: 0, count: papers.count) }
        for start in stride(from: 0, to: papers.count, by: Self.slice) {
            let slice = papers[start..<min(start + Self.slice, papers.count)]
            var matcher = ProfileMatcher(
                PaperBatch(slice.map { IndexedPaper($0.paper) }, background: background))
            for (place, profile) in profiles.enumerated() {
                matcher.begin(profile)
                matcher.rank(minScore: 0, explained: false)
                for paper in matcher.ranked {
                    // An author one follows passes whatever the threshold.
                    columns[place][start + paper.paper] = paper.isAlways ? 1 : paper.score
                }
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
