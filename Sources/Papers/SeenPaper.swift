public import FoundationEssentials

/// A paper with what its sightings add up to.
public struct SeenPaper: Hashable, Sendable, Identifiable {
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
    /// The entry's own instant, where a feed gave one; never later than the reading.
    public var seen: Date?
    /// Whether readers are told of it.
    public var standing: Standing

    /// Whether a paper is news, and if not, why.
    public enum Standing: String, Hashable, Sendable, Codable, CaseIterable {
        /// Goes into feeds and letters.
        case news
        /// Was there before its source was first read (`primed`): stored, and told to nobody.
        case backlog
        /// Came in a flood that nobody has confirmed yet.
        case held
        /// A later version of a paper that nobody had seen.
        case revision
    }

    /// The paper's.
    public var id: PaperID { paper.id }
    /// First seen: the entry's own instant, else the digest's day at 00:00Z; never the moment of reading, so that equal
    /// input gives equal feeds.
    public var firstSeen: Date { seen ?? firstDay.start }

    public init(
        paper: Paper, firstDay: Day, position: Int, changed: Date? = nil, votes: Int? = nil, comments: Int? = nil,
        aliases: [PaperID] = [], seen: Date? = nil, standing: Standing = .news
    ) {
        self.paper = paper
        self.firstDay = firstDay
        self.position = position
        self.changed = changed ?? seen ?? firstDay.start
        self.votes = votes
        self.comments = comments
        self.aliases = aliases
        self.seen = seen
        self.standing = standing
    }
}

extension SeenPaper: Codable {
    private enum CodingKeys: String, CodingKey {
        case paper, firstDay, position, changed, votes, comments, aliases, seen, standing
    }

    /// A key that is absent is unknown: papers are kept for years.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            paper: try values.decode(Paper.self, forKey: .paper),
            firstDay: try values.decode(Day.self, forKey: .firstDay),
            position: try values.decode(Int.self, forKey: .position),
            changed: try values.decodeIfPresent(Date.self, forKey: .changed),
            votes: try values.decodeIfPresent(Int.self, forKey: .votes),
            comments: try values.decodeIfPresent(Int.self, forKey: .comments),
            aliases: try values.decodeIfPresent([PaperID].self, forKey: .aliases) ?? [],
            seen: try values.decodeIfPresent(Date.self, forKey: .seen),
            standing: try values.decodeIfPresent(Standing.self, forKey: .standing) ?? .news)
    }
}
