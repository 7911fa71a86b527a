public import Papers

/// What is to be stored of a digest, once somebody has compared it with what is known.
public struct Judged: Hashable, Sendable {
    /// Each paper of the digest once, as it is known from now on (`Ingest.Merging.papers`). They are stored whether the
    /// digest is kept or not: leave out what must not be.
    public var papers: [SeenPaper]
    /// The id of each sighting's paper, in the digest's order (`Ingest.Merging.ids`). Where it is empty, sightings find
    /// their papers by name.
    public var ids: [PaperID]
    /// Recorded in any case.
    public var reading: SourceReading
    /// Whether the digest takes the place of an earlier one of the same source and day.
    public var keepsDigest: Bool

    public init(papers: [SeenPaper], ids: [PaperID] = [], reading: SourceReading, keepsDigest: Bool) {
        self.papers = papers
        self.ids = ids
        self.reading = reading
        self.keepsDigest = keepsDigest
    }
}

/// What a digest changed among the papers.
public struct DigestChange: Hashable, Sendable {
    /// Papers that were unknown, in the digest's order.
    public var added: [PaperID]
    /// Known papers that say more, or something else, now.
    public var updated: [PaperID]
    /// Papers that readers are told of from now on: new ones, and those that were withheld before.
    public var news: [PaperID]
    /// Stored papers that proved to be another: their id, and the one that stays.
    public var joined: [PaperID: PaperID]
    /// The reading as it was recorded, with its counts.
    public var reading: SourceReading

    public init(
        added: [PaperID] = [], updated: [PaperID] = [], news: [PaperID] = [], joined: [PaperID: PaperID] = [:],
        reading: SourceReading
    ) {
        self.added = added
        self.updated = updated
        self.news = news
        self.joined = joined
        self.reading = reading
    }
}
