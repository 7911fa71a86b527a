public import FoundationEssentials

/// One source saw one paper on one day at one position.
public struct Sighting: Hashable, Sendable {
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
    /// The source's own name of the entry (`guid`, `atom:id`, else its link), by which it knows the entry again when
    /// the title is edited; `nil` where it has none.
    public var entry: String?
    /// The entry's own instant, where the source gives one that is not the digest's day: never later than the reading.
    public var seen: Date?
    /// What the source announces; `new` where it does not say.
    public var announcement: Announcement

    /// arXiv's kinds of announcements.
    public enum Announcement: String, Hashable, Sendable, Codable, CaseIterable {
        case new
        /// New in this category, older elsewhere.
        case cross
        /// A later version: no news.
        case replacement = "replace"
        /// A later version, of a paper that is cross-listed here: no news.
        case crossReplacement = "replace-cross"

        /// Whether a reader has not been told before.
        public var isNews: Bool { self == .new || self == .cross }
    }

    public init(
        paper: Paper, position: Int, votes: Int? = nil, comments: Int? = nil, count: Int? = nil, entry: String? = nil,
        seen: Date? = nil, announcement: Announcement = .new
    ) {
        self.paper = paper
        self.position = position
        self.votes = votes
        self.comments = comments
        self.count = count
        self.entry = entry
        self.seen = seen
        self.announcement = announcement
    }
}

/// What one source showed on one day, in order.
public struct Digest: Hashable, Sendable {
    /// The source's id, `[a-z0-9-]+`.
    public var source: String
    /// The page's own day, not the day of reading.
    public var day: Day
    /// In the source's order, each paper once.
    public var sightings: [Sighting]
    /// How much the source's word counts beside others'; least where nobody says.
    public var authority: Authority

    public init(source: String, day: Day, sightings: [Sighting], authority: Authority = .page) {
        self.source = source
        self.day = day
        self.sightings = sightings
        self.authority = authority
    }
}
