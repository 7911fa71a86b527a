public import FoundationEssentials
public import Papers

/// How one look at a source went, and what it means for the papers it showed.
public struct BatchVerdict: Hashable, Sendable {
    /// The day that the state speaks of: the digest's own where its papers count, else the source's current day.
    public var day: Day
    /// In a word.
    public var state: BatchState
    /// What the state rests on.
    public var finding: BatchFinding
    /// For each sighting, in order, the standing that its paper has from now on: a known paper keeps its own, but for
    /// one that was never told and is another source's news. Empty where nothing was read.
    ///
    /// Papers are stored by it whether the digest is kept or not.
    public var standings: [SeenPaper.Standing]
    /// Whether the digest is stored as its day's batch, in place of an earlier one. A batch that is kept without need
    /// would stand in the way of the real one.
    public var keepsDigest: Bool
    /// When the batch of ``day`` is usually there; `nil` where entries come one by one.
    public var usualBy: Date?

    /// One sentence for people, without a full stop: `37 papers, usually about 41`.
    public var reason: String { HealthProse.sentence(finding) }

    /// The day's state when this look is added to those before: a day whose papers are there is not made worse by a
    /// look that fails later on.
    /// - Parameter earlier: the state stored for ``day``; `nil` before its first look.
    public func dayState(after earlier: BatchState?) -> BatchState {
        switch (earlier, state) {
        case (.fresh?, .failed), (.primed?, .failed), (.partial?, .failed), (.flood?, .failed), (.quiet?, .failed),
            (.fresh?, .waiting), (.primed?, .waiting), (.partial?, .waiting), (.flood?, .waiting):
            earlier ?? state
        default: state
        }
    }

    public init(
        day: Day, state: BatchState, finding: BatchFinding, standings: [SeenPaper.Standing] = [],
        keepsDigest: Bool = false, usualBy: Date? = nil
    ) {
        self.day = day
        self.state = state
        self.finding = finding
        self.standings = standings
        self.keepsDigest = keepsDigest
        self.usualBy = usualBy
    }
}
