internal import Text

/// A hash of a word, equal on every machine and in every run: FNV-1a, 64 bits.
///
/// It finds candidates only; whether a word matches is decided by comparing the words themselves.
struct WordKey: Hashable, Sendable {
    let value: UInt64

    init(_ word: String) {
        self.init(word.utf8.span)
    }

    init(_ word: Span<UInt8>) {
        value = Self.hash(word, seed: Self.wordSeed)
    }

    /// The key of a word with another end.
    init(_ word: Span<UInt8>, ending: WordEnding) {
        var hash = Self.wordSeed
        for index in 0..<(word.count - ending.dropped) { hash = Self.mixed(hash, word[index]) }
        for index in 0..<ending.added.utf8CodeUnitCount { hash = Self.mixed(hash, ending.added.utf8Start[index]) }
        value = hash ^ (hash >> 29)
    }

    /// The key of a root, which never meets the key of a word.
    init(root: String) {
        self.init(root: root.utf8.span)
    }

    init(root: Span<UInt8>) {
        value = Self.hash(root, seed: Self.rootSeed)
    }

    private static let wordSeed: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let rootSeed: UInt64 = 0x8422_2325_CBF2_9CE4

    private static func hash(_ word: Span<UInt8>, seed: UInt64) -> UInt64 {
        var hash = seed
        for index in word.indices { hash = mixed(hash, word[index]) }
        return hash ^ (hash >> 29)
    }

    @inline(__always)
    private static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
}
