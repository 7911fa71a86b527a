public import FoundationEssentials

/// One source saw one paper on one day at one position.
public struct Sighting: Hashable, Sendable, Codable {
    /// What was seen, or the richest that is known of it.
    public var paper: Paper
    /// Place in the digest, from 0.
    public var position: Int
    /// Votes at that time; `nil` where unknown, which is not 0.
    public var votes: Int?
    /// Comments at that time; `nil` where unknown.
    public var comments: Int?
    /// A number whose meaning the source does not say (page text prints one after some dates).
    public var count: Int?

    public init(paper: Paper, position: Int, votes: Int? = nil, comments: Int? = nil, count: Int? = nil) {
        self.paper = paper
        self.position = position
        self.votes = votes
        self.comments = comments
        self.count = count
    }
}

/// What one source showed on one day, in order.
public struct Digest: Hashable, Sendable, Codable {
    /// The source's id, `[a-z0-9-]+`.
    public var source: String
    /// The page's own day, not the day of reading.
    public var day: Day
    /// In the source's order, each paper once.
    public var sightings: [Sighting]

    public init(source: String, day: Day, sightings: [Sighting]) {
        self.source = source
        self.day = day
        self.sightings = sightings
    }
}

/// A paper with what its sightings add up to.
public struct SeenPaper: Hashable, Sendable, Codable, Identifiable {
    /// What was seen, or the richest that is known of it.
    public var paper: Paper
    /// The first digest's day.
    public var firstDay: Day
    /// Place in that digest, from 0.
    public var position: Int
    /// When its text last really changed; `firstDay`'s start where it never did.
    public var changed: Date
    /// Newest known votes; `nil` where unknown.
    public var votes: Int?
    /// Newest known number; `nil` where unknown.
    public var comments: Int?
    /// Later ids by which the paper is known too.
    public var aliases: [PaperID]

    /// The paper's.
    public var id: PaperID { paper.id }
    /// First seen: the digest's day at 00:00Z, never the moment of reading, so that equal input gives equal feeds.
    public var firstSeen: Date { firstDay.start }

    public init(
        paper: Paper, firstDay: Day, position: Int, changed: Date? = nil, votes: Int? = nil, comments: Int? = nil,
        aliases: [PaperID] = []
    ) {
        self.paper = paper
        self.firstDay = firstDay
        self.position = position
        self.changed = changed ?? firstDay.start
        self.votes = votes
        self.comments = comments
        self.aliases = aliases
    }
}
