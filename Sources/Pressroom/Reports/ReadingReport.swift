/// What reading one source brought.
public struct ReadingReport: Hashable, Sendable, Encodable {
    public var source: String
    /// The digest's day, `YYYY-MM-DD`.
    public var day: String
    /// Papers that were read, each title once.
    public var read: Int
    /// Papers that the source showed.
    public var seen: Int
    /// Papers that nobody had seen before.
    public var new: Int
    /// Known papers that say something else now.
    public var changed: Int
    /// What was skipped or doubtful, and where.
    public var remarks: [String]

    public init(source: String, day: String, read: Int, seen: Int, new: Int, changed: Int, remarks: [String]) {
        self.source = source
        self.day = day
        self.read = read
        self.seen = seen
        self.new = new
        self.changed = changed
        self.remarks = remarks
    }
}
