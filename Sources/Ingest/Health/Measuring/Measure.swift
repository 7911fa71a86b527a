/// What is usual, by a number of earlier days.
struct Measure: Hashable {
    /// The median; with an even number of days the mean of the two in the middle.
    let median: Double
    /// The largest.
    let most: Int
    /// How many days it rests on; at least 1.
    let days: Int

    init?(_ counts: [Int]) {
        guard let most = counts.max() else { return nil }
        let sorted = counts.sorted()
        let middle = sorted.count / 2
        median = sorted.count % 2 == 1 ? Double(sorted[middle]) : Double(sorted[middle - 1] + sorted[middle]) / 2
        self.most = most
        days = counts.count
    }

    /// The median for people; `nil` while fewer than three days make it a guess.
    var usual: Int? { days >= 3 ? rounded : nil }

    /// The median as a whole number.
    var rounded: Int { Int(median.rounded()) }

    /// Whether so few papers point to a fault: less than a third, by at least five days with at least five papers; less
    /// than a tenth by three days already.
    func isFarMore(than count: Int) -> Bool {
        guard median >= 5 else { return false }
        return days >= 5 && Double(count) * 3 < median || days >= 3 && Double(count) * 10 < median
    }

    /// Whether so many new papers are withheld: at least a hundred, and more than five times the median, or than five
    /// times the largest while fewer than three days are known.
    func isFlooded(by count: Int) -> Bool {
        count >= 100 && Double(count) > 5 * (days >= 3 ? median : Double(most))
    }
}
