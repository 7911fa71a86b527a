internal import Text

/// Words, each once, numbered in the order in which they came: found by their key, told apart by their bytes.
struct WordTable: Sendable {
    /// Number + 1 of a word, or 0; the length is a power of two.
    private var slots: [UInt32]
    private var keys: [UInt64] = []
    private var texts: [UInt8] = []
    private var starts: [UInt32] = [0]

    /// - Parameter capacity: words that are expected; more are taken too.
    init(capacity: Int = 0) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: 0, count: size)
        keys.reserveCapacity(capacity)
        starts.reserveCapacity(capacity + 1)
    }

    var count: Int { keys.count }

    /// Bytes that it holds.
    var size: Int { slots.count * 4 + keys.count * 12 + texts.count }

    func number(of word: Span<UInt8>, key: WordKey) -> Int? {
        var slot = Int(truncatingIfNeeded: key.value) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if keys[number] == key.value, isEqual(number, word) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The number of a word with another end.
    func number(of word: Span<UInt8>, ending: WordEnding) -> Int? {
        let key = WordKey(word, ending: ending)
        var slot = Int(truncatingIfNeeded: key.value) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if keys[number] == key.value, isEqual(number, word, ending) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// - Returns: the word's number, and whether it is new.
    mutating func insert(_ word: Span<UInt8>, key: WordKey) -> (number: Int, isNew: Bool) {
        if let number = number(of: word, key: key) { return (number, false) }
        let number = keys.count
        keys.append(key.value)
        for index in word.indices { texts.append(word[index]) }
        starts.append(UInt32(truncatingIfNeeded: texts.count))
        if keys.count * 2 > slots.count { grow() }
        place(number)
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
        slots = Array(repeating: 0, count: slots.count * 2)
        for number in 0..<(keys.count - 1) { place(number) }
    }

    private mutating func place(_ number: Int) {
        var slot = Int(truncatingIfNeeded: keys[number]) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(truncatingIfNeeded: number + 1)
    }

    private func isEqual(_ number: Int, _ word: Span<UInt8>) -> Bool {
        let start = Int(starts[number])
        guard Int(starts[number + 1]) - start == word.count else { return false }
        for index in word.indices where texts[start + index] != word[index] { return false }
        return true
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
