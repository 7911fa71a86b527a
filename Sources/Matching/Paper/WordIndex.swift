/// From a word's key to the places where it stands, in ascending order.
struct WordIndex: Sendable {
    private struct Entry {
        var key: UInt64
        var place: Int32
        var next: Int32
    }

    private var entries: [Entry] = []
    private var heads: [Int32]
    private let mask: UInt64

    /// - Parameter pairs: in descending order of places.
    init(descending pairs: [(key: WordKey, place: Int)]) {
        var size = 16
        while size < pairs.count * 2 { size *= 2 }
        heads = Array(repeating: -1, count: size)
        mask = UInt64(size - 1)
        entries.reserveCapacity(pairs.count)
        for pair in pairs {
            let bucket = Int(pair.key.value & mask)
            entries.append(
                Entry(key: pair.key.value, place: Int32(truncatingIfNeeded: pair.place), next: heads[bucket]))
            heads[bucket] = Int32(entries.count - 1)
        }
    }

    func contains(_ key: WordKey) -> Bool {
        var at = heads[Int(key.value & mask)]
        while at >= 0 {
            let entry = entries[Int(at)]
            if entry.key == key.value { return true }
            at = entry.next
        }
        return false
    }

    func forEachPlace(of key: WordKey, _ visit: (Int) -> Void) {
        var at = heads[Int(key.value & mask)]
        while at >= 0 {
            let entry = entries[Int(at)]
            if entry.key == key.value { visit(Int(entry.place)) }
            at = entry.next
        }
    }
}
