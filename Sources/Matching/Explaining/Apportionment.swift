/// Shares of a whole in whole numbers that add up to it.
public enum Apportionment {
    /// By largest remainders; of equal ones the earlier gets the rest. Weights below 0 count as 0; where all are 0, so
    /// are the shares.
    public static func shares(of total: Int, by weights: [Double]) -> [Int] {
        let weights = weights.map { $0 > 0 ? $0 : 0 }
        let sum = weights.reduce(0, +)
        guard sum > 0, total > 0 else { return weights.map { _ in 0 } }
        let exact = weights.map { Double(total) * ($0 / sum) }
        var shares = exact.map { Int($0.rounded(.down)) }
        let order = exact.indices.sorted { left, right in
            let (one, two) = (exact[left] - exact[left].rounded(.down), exact[right] - exact[right].rounded(.down))
            return one == two ? left < right : one > two
        }
        for index in order.prefix(max(0, total - shares.reduce(0, +))) { shares[index] += 1 }
        return shares
    }
}
