internal import Text

/// Words, each once, numbered in the order in which they came: found by their key, told apart by their bytes.
struct WordTable: Sendable {
    /// The upper half of a word's key, and its number + 1; or 0. The length is a power of two.
    private var slots: [UInt64]
    private var texts: [UInt8] = []
    private var starts: [UInt32] = [0]

    /// - Parameter capacity: words that are expected; more are taken too.
    init(capacity: Int = 0) {
        var size = 16
        while size * 3 < capacity * 4 { size *= 2 }
        slots = Array(repeating: 0, count: size)
        starts.reserveCapacity(capacity + 1)
    }

    var count: Int { starts.count - 1 }

    /// Bytes that it holds.
    var size: Int { slots.count * 8 + starts.count * 4 + texts.count }

    func number(of word: Span<UInt8>, key: WordKey) -> Int? { number(of: word, ending: .none, key: key) }

    /// The number of a word with another end.
    func number(of word: Span<UInt8>, ending: WordEnding) -> Int? {
        number(of: word, ending: ending, key: WordKey(word, ending: ending))
    }

    private func number(of word: Span<UInt8>, ending: WordEnding, key: WordKey) -> Int? {
        let mask = slots.count - 1
        let tag = key.value >> 32
        var slot = Int(truncatingIfNeeded: tag) & mask
        while slots[slot] != 0 {
            let entry = slots[slot]
            if entry >> 32 == tag {
                let number = Int(entry & 0xFFFF_FFFF) - 1
                if isEqual(number, word, ending) { return number }
            }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// - Returns: the word's number, and whether it is new.
    mutating func insert(_ word: Span<UInt8>, key: WordKey) -> (number: Int, isNew: Bool) {
        if let number = number(of: word, key: key) { return (number, false) }
        let number = count
        for index in word.indices { texts.append(word[index]) }
        starts.append(UInt32(truncatingIfNeeded: texts.count))
        if count * 4 > slots.count * 3 { grow() }
        place(key.value & ~0xFFFF_FFFF | UInt64(number + 1))
        return (number, true)
    }

    func text(of number: Int) -> ArraySlice<UInt8> { texts[Int(starts[number])..<Int(starts[number + 1])] }

    /// Whether the word of a number stands before another one, in the order of bytes.
    func isBefore(_ number: Int, _ other: Span<UInt8>) -> Bool {
        let (start, end) = (Int(starts[number]), Int(starts[number + 1]))
        for index in 0..<min(end - start, other.count) where texts[start + index] != other[index] {
            return texts[start + index] < other[index]
        }
        return end - start < other.count
    }

    func hasPrefix(_ number: Int, _ prefix: Span<UInt8>) -> Bool {
        let start = Int(starts[number])
        guard Int(starts[number + 1]) - start >= prefix.count else { return false }
        for index in prefix.indices where texts[start + index] != prefix[index] { return false }
        return true
    }

    /// The numbers of all words, in the order of bytes.
    func sorted() -> [Int] {
        (0..<count).sorted { texts[Int(starts[$0])..<Int(starts[$0 + 1])].lexicographicallyPrecedes(text(of: $1)) }
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: 0, count: old.count * 2)
        for entry in old where entry != 0 { place(entry) }
    }

    private mutating func place(_ entry: UInt64) {
        var slot = Int(truncatingIfNeeded: entry >> 32) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = entry
    }

    private func isEqual(_ number: Int, _ word: Span<UInt8>, _ ending: WordEnding) -> Bool {
        let start = Int(starts[number])
        let kept = word.count - ending.dropped
        guard Int(starts[number + 1]) - start == kept + ending.added.utf8CodeUnitCount else { return false }
        for index in 0..<kept where texts[start + index] != word[index] { return false }
        for index in 0..<ending.added.utf8CodeUnitCount
        where texts[start + kept + index] != ending.added.utf8Start[index] {
            return false
        }
        return true
    }
}
