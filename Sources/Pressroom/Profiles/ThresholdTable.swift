/// What each threshold would let through.
enum ThresholdTable {
    /// The least threshold that is made: below it lie papers that hold no keyword, only something like one.
    static let least = 0.05

    /// The threshold that lets `count` papers through: between the last of them and the first that stays out, so that
    /// the last bits of a score decide nothing.
    /// - Parameter scores: best first.
    static func minScore(for count: Int, among scores: [Double]) -> Double {
        guard scores.count > max(1, count) else { return least }
        let place = max(1, count)
        let middle = (scores[place - 1] + scores[place]) / 2
        // Equal scores pass together; rounding must not shut out the last one.
        let rounded = (middle * 10_000).rounded() / 10_000
        let bounded = min(rounded, (scores[place - 1] * 10_000).rounded(.down) / 10_000)
        return max(least, bounded)
    }
}
