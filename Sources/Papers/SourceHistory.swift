public import FoundationEssentials

/// What earlier readings of a source left behind: the measure for the next one.
public struct SourceHistory: Hashable, Sendable {
    /// A good batch of the source.
    public struct Batch: Hashable, Sendable {
        /// The digest's day.
        public var day: Day
        /// When that day's batch was first read.
        public var firstRead: Date
        /// The stored papers' ids, in the digest's order.
        public var papers: [PaperID]
        /// How it was judged.
        public var state: BatchState

        public init(day: Day, firstRead: Date, papers: [PaperID], state: BatchState = .fresh) {
            self.day = day
            self.firstRead = firstRead
            self.papers = papers
            self.state = state
        }
    }

    /// One a day, newest first, of the last 30 days; empty before the first good reading.
    public var batches: [Batch]

    public init(batches: [Batch] = []) {
        self.batches = batches
    }
}
