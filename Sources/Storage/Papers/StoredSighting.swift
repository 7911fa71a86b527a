public import Papers

/// Where and when a paper was seen.
public struct StoredSighting: Hashable, Sendable {
    public var source: String
    public var day: Day
    /// From 0.
    public var position: Int
    /// At that time; `nil` where unknown.
    public var votes: Int?
    public var comments: Int?
    /// What the source announced.
    public var announcement: Sighting.Announcement
    /// arXiv's version of what was shown; `nil` where the source named none.
    public var version: Int?
    /// The source's own name of the entry.
    public var entry: String?
    /// Whether a later reading of that day did not show it any more.
    public var isFormer: Bool

    public init(
        source: String, day: Day, position: Int, votes: Int? = nil, comments: Int? = nil,
        announcement: Sighting.Announcement = .new, version: Int? = nil, entry: String? = nil, isFormer: Bool = false
    ) {
        self.source = source
        self.day = day
        self.position = position
        self.votes = votes
        self.comments = comments
        self.announcement = announcement
        self.version = version
        self.entry = entry
        self.isFormer = isFormer
    }
}
