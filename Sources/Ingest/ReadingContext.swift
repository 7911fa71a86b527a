public import FoundationEssentials
public import Papers

/// What a reader must know beside the bytes.
public struct ReadingContext: Hashable, Sendable {
    /// The source's id (`[a-z0-9-]+`); stands in the digest and in errors.
    public var source: String
    /// Decides the year of dates without one; the digest's day where the source names none.
    public var referenceDay: Day
    /// The moment of reading: no entry was seen later than that. Default: the end of the reference day.
    public var now: Date
    /// The character set that HTTP declared (`Content-Type`'s `charset`); `nil` for files.
    public var charset: String?
    /// The media type that HTTP declared; `nil` for files.
    public var mediaType: String?
    /// Where the bytes come from, against which relative links are resolved; `nil` for files.
    public var url: String?

    public init(
        source: String, referenceDay: Day, now: Date? = nil, charset: String? = nil, mediaType: String? = nil,
        url: String? = nil
    ) {
        self.source = source
        self.referenceDay = referenceDay
        self.now = now ?? referenceDay.adding(1).start
        self.charset = charset
        self.mediaType = mediaType
        self.url = url
    }
}
