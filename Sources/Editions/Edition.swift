public import Matching
public import Papers

/// What one subscriber gets for one local day. It holds ids, titles, scores and reasons; the papers' text stays
/// with the papers, so that an edition is small enough to be stored for each reader.
public struct Edition: Hashable, Sendable, Codable {
    /// A paper that matches.
    public struct Entry: Hashable, Sendable, Codable {
        public var paper: PaperID
        /// As the source gave it.
        public var title: String
        /// `nil` in an edition of a profile that takes everything.
        public var match: Match?
        /// Papers that say nearly the same and match too, best first: they are told with it, by their titles.
        public var similar: [Similar]

        public init(paper: PaperID, title: String, match: Match?, similar: [Similar] = []) {
            self.paper = paper
            self.title = title
            self.match = match
            self.similar = similar
        }

        /// Editions that were stored before there were similar papers have none.
        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            paper = try values.decode(PaperID.self, forKey: .paper)
            title = try values.decode(String.self, forKey: .title)
            match = try values.decodeIfPresent(Match.self, forKey: .match)
            similar = try values.decodeIfPresent([Similar].self, forKey: .similar) ?? []
        }
    }

    /// A paper that is told with another one.
    public struct Similar: Hashable, Sendable, Codable {
        public var paper: PaperID
        public var title: String
        public var match: Match?
        /// What makes it similar.
        public var likeness: Likeness

        public init(paper: PaperID, title: String, match: Match?, likeness: Likeness) {
            self.paper = paper
            self.title = title
            self.match = match
            self.likeness = likeness
        }
    }

    /// A paper just below the threshold, or one that a requirement keeps out.
    public struct NearMiss: Hashable, Sendable, Codable {
        public var paper: PaperID
        public var title: String
        public var match: Match

        public init(paper: PaperID, title: String, match: Match) {
            self.paper = paper
            self.title = title
            self.match = match
        }
    }

    /// A paper that matches nothing, but has many votes.
    public struct Popular: Hashable, Sendable, Codable {
        public var paper: PaperID
        public var title: String
        public var votes: Int?

        public init(paper: PaperID, title: String, votes: Int?) {
            self.paper = paper
            self.title = title
            self.votes = votes
        }
    }

    public var id: EditionID
    /// The newest digest day whose papers were looked at.
    public var digestDay: Day
    /// How many papers were looked at.
    public var considered: Int
    /// The threshold in force; `nil` where the profile takes everything.
    public var minScore: Double?
    /// `always` papers first, then by score, votes, first seen, id; at most the subscriber's `maxPapers`, similar ones
    /// not counted.
    public var entries: [Entry]
    /// Papers that match but were cut by `maxPapers`: they are news to a later edition.
    public var cut: Int
    /// At most 3, best first.
    public var nearMisses: [NearMiss]
    /// At most the subscriber's `serendipity`, most votes first.
    public var popular: [Popular]

    public init(
        id: EditionID, digestDay: Day, considered: Int, minScore: Double?, entries: [Entry], cut: Int = 0,
        nearMisses: [NearMiss] = [], popular: [Popular] = []
    ) {
        self.id = id
        self.digestDay = digestDay
        self.considered = considered
        self.minScore = minScore
        self.entries = entries
        self.cut = cut
        self.nearMisses = nearMisses
        self.popular = popular
    }

    /// Every paper that the edition tells of: of each entry first the paper itself, then the similar ones.
    public var papers: [PaperID] { entries.flatMap { [$0.paper] + $0.similar.map(\.paper) } }

    /// Version of the background that it was scored with; `nil` where nothing was scored.
    public var background: String? { entries.lazy.compactMap(\.match?.explanation.background).first }
}
