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
    /// Further ids by which the paper is known: those that sources give, and ids of stored papers that proved to be it.
    public var aliases: [PaperID]
    /// Ids of the other titles (`PaperID(title:)`) under which it was seen.
    public var titles: [PaperID]
    /// The entry's own instant, where a feed gave one; never later than the reading.
    public var seen: Date?
    /// Whether readers are told of it.
    public var standing: Standing
    /// When it became known as what it is now, by the reading's clock; `nil` in papers of older files. It decides only
    /// whether a paper of a late digest is news to a reader, and stands in no feed.
    public var arrived: Date?
    /// Which source gave what.
    public var origins: Origins

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
        aliases: [PaperID] = [], titles: [PaperID] = [], seen: Date? = nil, standing: Standing = .news,
        arrived: Date? = nil, origins: Origins = Origins()
    ) {
        self.paper = paper
        self.firstDay = firstDay
        self.position = position
        self.changed = changed ?? seen ?? firstDay.start
        self.votes = votes
        self.comments = comments
        self.aliases = aliases
        self.titles = titles
        self.seen = seen
        self.standing = standing
        self.arrived = arrived
        self.origins = origins
    }

    /// Its id and all others by which it is known, each once.
    public var names: [PaperID] {
        var names = [id]
        for name in aliases + paper.names where !names.contains(name) { names.append(name) }
        return names
    }

    /// Ids of all titles under which it was seen, the present one first.
    public var titleIDs: [PaperID] {
        let present = PaperID(title: paper.title)
        return [present] + titles.filter { $0 != present }
    }
}
