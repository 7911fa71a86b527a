public import FoundationEssentials
public import Papers

/// One attempt to read a source, good or bad: what `sources` shows.
public struct SourceReading: Hashable, Sendable {
    public var source: String
    /// The digest's day, or the day on which it was expected.
    public var day: Day
    /// The command's clock.
    public var readAt: Date
    /// How it went.
    public var state: BatchState
    /// For people; `nil` where the word says it all.
    public var reason: String?
    /// Papers read.
    public var recognised: Int
    /// Papers seen and left out.
    public var skipped: Int
    /// Papers that nobody had seen before; filled in by `take`.
    public var added: Int
    /// Known papers that said something else; filled in by `take`.
    public var updated: Int
    /// Papers that readers are told of from this reading on; filled in by `take`.
    public var news: Int

    public init(
        source: String, day: Day, readAt: Date, state: BatchState, reason: String? = nil, recognised: Int = 0,
        skipped: Int = 0, added: Int = 0, updated: Int = 0, news: Int = 0
    ) {
        self.source = source
        self.day = day
        self.readAt = readAt
        self.state = state
        self.reason = reason
        self.recognised = recognised
        self.skipped = skipped
        self.added = added
        self.updated = updated
        self.news = news
    }
}
