public import Papers

/// The threshold that a wish for papers a week was turned into; it stays until the profile's text changes.
public struct Calibration: Hashable, Sendable {
    /// A digest of the profile's text, the wish and the background's version: whose it is, is not asked.
    public var key: String
    /// 0…1.
    public var minScore: Double
    /// When it was fixed.
    public var day: Day
    /// Stored days and papers that it was made of.
    public var days: Int
    public var papers: Int

    public init(key: String, minScore: Double, day: Day, days: Int, papers: Int) {
        self.key = key
        self.minScore = minScore
        self.day = day
        self.days = days
        self.papers = papers
    }
}
