/// The different keywords of one profile, to find those that stand there twice.
struct Repetitions {
    private var slots: [(run: UInt32, keyword: Int32, identity: UInt64)] = Array(repeating: (0, 0, 0), count: 64)
    private var count = 0
    private var run: UInt32 = 0

    /// Forgets the last profile's.
    mutating func begin() {
        count = 0
        if run == .max { self = Repetitions() }
        run += 1
    }

    /// The first keyword of the same identity; `nil` where `keyword` is the first.
    mutating func first(_ identity: UInt64, _ keyword: Int) -> Int? {
        if count * 2 >= slots.count { grow() }
        var slot = Int(truncatingIfNeeded: identity) & (slots.count - 1)
        while slots[slot].run == run {
            if slots[slot].identity == identity { return Int(slots[slot].keyword) }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = (run, Int32(truncatingIfNeeded: keyword), identity)
        count += 1
        return nil
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: (0, 0, 0), count: old.count * 2)
        for entry in old where entry.run == run {
            var slot = Int(truncatingIfNeeded: entry.identity) & (slots.count - 1)
            while slots[slot].run == run { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = entry
        }
    }
}
