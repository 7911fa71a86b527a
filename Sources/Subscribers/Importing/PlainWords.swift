internal import Matching
internal import Synchronization

/// Remembers of plain words whether each can be a keyword by itself: the Matching room says so, once a word.
///
/// Bounded: when it is full, what it knows is forgotten, and asked for again.
final class PlainWords: Sendable {
    private let known = Mutex<[UInt64: Bool]>([:])
    private let background: Background

    private static let most = 1 << 17

    init(background: Background) {
        self.background = background
    }

    /// FNV-1a, byte by byte.
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

    /// - Parameter hash: Of all the word's bytes.
    func isContent(_ word: ArraySlice<UInt8>, hash: UInt64) -> Bool {
        if let answer = known.withLock({ $0[hash] }) { return answer }
        let profile = Profile(keywords: [Keyword(term: String(decoding: word, as: UTF8.self))])
        let answer = CompiledProfile(profile, background: background).problems.isEmpty
        known.withLock { known in
            if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
            known[hash] = answer
        }
        return answer
    }
}
