public import Matching

/// Papers of an edition that say nearly the same, put together: the best of them stands for all.
public struct Grouping: Sendable {
    /// A paper, and those that are told with it.
    public struct Group: Sendable {
        public var first: EditionMaker.Candidate
        /// In the order of the ranking.
        public var similar: [(candidate: EditionMaker.Candidate, likeness: Likeness)] = []

        /// How many papers it is.
        public var count: Int { 1 + similar.count }
    }

    /// In the order of the ranking.
    public private(set) var groups: [Group] = []

    /// Each paper joins the best group whose first paper it is like, or one of whose papers has its title. Likeness by
    /// words is not handed on from one to the next: a long way of small steps leads to another paper. A paper that a
    /// reader always wants stands for itself.
    /// - Parameters:
    ///   - ranked: best first.
    ///   - most: groups that are wanted, those of papers that a reader always wants besides: what joins none of them is
    ///     left out, and compared no further. Default: all.
    ///   - likeness: whether two papers say nearly the same.
    public init(
        _ ranked: [EditionMaker.Candidate], most: Int = .max,
        likeness: (EditionMaker.Candidate, EditionMaker.Candidate) -> Likeness?
    ) {
        for candidate in ranked {
            let isAlways = candidate.match?.isAlways == true
            if !isAlways, let (index, likeness) = best(for: candidate, likeness) {
                groups[index].similar.append((candidate, likeness))
            } else if isAlways || groups.count < most {
                groups.append(Group(first: candidate))
            }
        }
    }

    private func best(
        for candidate: EditionMaker.Candidate,
        _ likeness: (EditionMaker.Candidate, EditionMaker.Candidate) -> Likeness?
    ) -> (Int, Likeness)? {
        for (index, group) in groups.enumerated() {
            if let found = likeness(group.first, candidate) { return (index, found) }
            if group.similar.contains(where: { likeness($0.candidate, candidate) == .title }) { return (index, .title) }
        }
        return nil
    }
}
