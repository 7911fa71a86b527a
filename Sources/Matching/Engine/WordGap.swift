/// How far apart two words stand.
enum WordGap {
    /// The least number of other words between a place of the one and a different place of the other; `nil` where
    /// there are no two such places.
    /// - Parameters:
    ///   - first: ascending, each place once.
    ///   - second: likewise.
    static func smallest(between first: [Int], and second: [Int]) -> Int? {
        var smallest: Int?
        func consider(_ distance: Int) { smallest = min(smallest ?? distance, distance) }
        var (left, right) = (0, 0)
        while left < first.count, right < second.count {
            let distance = first[left] - second[right]
            if distance == 0 {
                // One place for both words (two forms of one root): each needs another.
                if left + 1 < first.count { consider(first[left + 1] - second[right]) }
                if right + 1 < second.count { consider(second[right + 1] - first[left]) }
                left += 1
                right += 1
            } else {
                consider(abs(distance))
                if distance < 0 { left += 1 } else { right += 1 }
            }
        }
        return smallest.map { $0 - 1 }
    }
}
