/// A hash of a word, equal on every machine and in every run: FNV-1a, 64 bits.
///
/// It finds candidates only; whether a word matches is decided by comparing the words themselves.
struct WordKey: Hashable, Sendable {
    let value: UInt64

    init(_ word: String) {
        value = Self.hash(word, seed: 0xCBF2_9CE4_8422_2325)
    }

    /// The key of a root, which never meets the key of a word.
    init(root: String) {
        value = Self.hash(root, seed: 0x8422_2325_CBF2_9CE4)
    }

    private static func hash(_ word: String, seed: UInt64) -> UInt64 {
        var hash = seed
        for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash ^ (hash >> 29)
    }
}
