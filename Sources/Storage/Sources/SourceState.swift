public import FoundationEssentials
public import Papers

/// What fetching a source again must know.
public struct SourceState: Hashable, Sendable {
    /// The source's id.
    public var source: String
    /// As it is configured; another one than before makes all the rest void.
    public var url: String
    /// Where a permanent redirect (301, 308) leads; `nil` where there was none.
    public var movedURL: String?
    /// The days on which it was seen, in order: three different ones make it the source's URL.
    public var movedDays: [Day]
    /// For the next conditional request.
    public var etag: String?
    /// For the next conditional request, as the server wrote it.
    public var lastModified: String?
    /// The id of the last good body, which `body(of:)` gives; `nil` before the first.
    public var body: String?
    /// When the server last answered, with 304 too.
    public var checkedAt: Date?
    /// When the last good body came.
    public var fetchedAt: Date?
    /// The source is not asked before.
    public var notBefore: Date?
    /// Failures since the last good answer.
    public var failures: Int
    /// Whether the server said 410.
    public var isGone: Bool
    /// The address that gave ``etag`` and ``lastModified``, and the only one that they say anything about.
    public var validatorsURL: String?

    public init(
        source: String, url: String, movedURL: String? = nil, movedDays: [Day] = [], etag: String? = nil,
        lastModified: String? = nil, body: String? = nil, checkedAt: Date? = nil, fetchedAt: Date? = nil,
        notBefore: Date? = nil, failures: Int = 0, isGone: Bool = false, validatorsURL: String? = nil
    ) {
        self.source = source
        self.url = url
        self.movedURL = movedURL
        self.movedDays = movedDays
        self.etag = etag
        self.lastModified = lastModified
        self.body = body
        self.checkedAt = checkedAt
        self.fetchedAt = fetchedAt
        self.notBefore = notBefore
        self.failures = failures
        self.isGone = isGone
        self.validatorsURL = validatorsURL
    }

    /// The place that a permanent redirect has shown on three different days; `nil` where it has not.
    public var settledURL: String? { movedDays.count >= 3 ? movedURL : nil }

    /// Notes a permanent redirect. Another destination than before starts the count anew.
    public mutating func noteMove(to url: String, on day: Day) {
        if movedURL != url { movedDays = [] }
        movedURL = url
        if !movedDays.contains(day) { movedDays = (movedDays + [day]).sorted() }
    }
}
