public import FoundationEssentials
public import Papers

/// One attempt to read a source, good or bad: what `sources` shows.
public struct SourceReading: Hashable, Sendable {
    public var source: String
    /// The digest's day, or the day on which it was expected.
    public var day: Day
    /// The command's clock.
    public var readAt: Date
    /// A word: `fresh`, `partial`, `failed`, …
    public var outcome: String
    /// For people; `nil` where the word says it all.
    public var reason: String?
    /// Papers read.
    public var recognised: Int
    /// Papers seen and left out.
    public var skipped: Int

    public init(
        source: String, day: Day, readAt: Date, outcome: String, reason: String? = nil, recognised: Int = 0,
        skipped: Int = 0
    ) {
        self.source = source
        self.day = day
        self.readAt = readAt
        self.outcome = outcome
        self.reason = reason
        self.recognised = recognised
        self.skipped = skipped
    }
}

/// What a digest changed among the papers.
public struct DigestChange: Hashable, Sendable {
    /// Papers that were unknown, in the digest's order.
    public var added: [PaperID]
    /// Known papers that say more, or something else, now.
    public var updated: [PaperID]

    public init(added: [PaperID] = [], updated: [PaperID] = []) {
        self.added = added
        self.updated = updated
    }
}

/// Where and when a paper was seen.
public struct StoredSighting: Hashable, Sendable {
    public var source: String
    public var day: Day
    /// From 0.
    public var position: Int
    /// At that time; `nil` where unknown.
    public var votes: Int?
    public var comments: Int?

    public init(source: String, day: Day, position: Int, votes: Int? = nil, comments: Int? = nil) {
        self.source = source
        self.day = day
        self.position = position
        self.votes = votes
        self.comments = comments
    }
}
