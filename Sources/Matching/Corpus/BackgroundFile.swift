/// Counts on their way into a background file of format 2; `scripts/make-background.py` tells the format.
struct BackgroundFile {
    /// In the order of bytes; their numbers are their places here.
    var words: [(word: String, documents: Int)]
    /// By the numbers of first and second word, ascending.
    var pairs: [(first: Int, second: Int, documents: Int)]
    /// By the number of the word, ascending; within a word the strongest first.
    var related: [(word: Int, other: Int, strength: Int)]
    var documents: Int
    var meanTitleLength: Double
    var meanAbstractLength: Double

    /// The most that 16 bits hold: words, and papers that hold one.
    static let limit = 65_535

    /// The bytes of the file; its version is the name (23 bytes at most) with a digest of all counts.
    func bytes(named name: String) -> [UInt8] {
        let (text, blocks) = frontCodedWords()
        var bytes: [UInt8] = Array("PBBG".utf8)
        func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
            withUnsafeBytes(of: value.littleEndian) { bytes += $0 }
        }
        append(UInt32(2), to: &bytes)
        append(UInt32(documents), to: &bytes)
        append(meanTitleLength.bitPattern, to: &bytes)
        append(meanAbstractLength.bitPattern, to: &bytes)
        for count in [words.count, pairs.count, text.count] { append(UInt32(count), to: &bytes) }
        bytes += [UInt8](repeating: 0, count: 32)
        for block in blocks { append(UInt32(block), to: &bytes) }
        bytes += text
        for word in words { append(UInt16(word.documents), to: &bytes) }
        for first in Self.firsts(of: pairs.map(\.first), words: words.count) { append(UInt32(first), to: &bytes) }
        for pair in pairs { append(UInt16(pair.second), to: &bytes) }
        for pair in pairs { append(UInt16(pair.documents), to: &bytes) }
        for first in Self.firsts(of: related.map(\.word), words: words.count) { append(UInt32(first), to: &bytes) }
        for item in related { append(UInt16(item.other), to: &bytes) }
        for item in related { bytes.append(UInt8(item.strength)) }
        let version = Array(name.utf8.prefix(23)) + Array("-\(Self.digest(of: bytes))".utf8)
        bytes.replaceSubrange(40..<(40 + version.count), with: version)
        return bytes
    }

    /// FNV-1a of all but the version, eight hexadecimal digits: it tells versions apart and finds damage, no more.
    static func digest(of bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for range in [0..<40, 72..<bytes.count] {
            for byte in bytes[range] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        let digits = String(UInt32(truncatingIfNeeded: hash ^ (hash >> 32)), radix: 16)
        return String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }

    private func frontCodedWords() -> (text: [UInt8], blocks: [Int]) {
        var text: [UInt8] = []
        var blocks: [Int] = []
        var last: [UInt8] = []
        for (index, entry) in words.enumerated() {
            let word = Array(entry.word.utf8)
            var shared = 0
            if index % BackgroundLayout.blockSize == 0 {
                blocks.append(text.count)
            } else {
                while shared < min(word.count, last.count), word[shared] == last[shared] { shared += 1 }
            }
            text += [UInt8(shared), UInt8(word.count - shared)]
            text += word[shared...]
            last = word
        }
        return (text, blocks)
    }

    /// Where each word's entries begin in a list that is sorted by word, and behind the last one where the list ends.
    private static func firsts(of numbers: [Int], words: Int) -> [Int] {
        var firsts = [Int](repeating: 0, count: words + 1)
        for number in numbers { firsts[number + 1] += 1 }
        for number in 0..<words { firsts[number + 1] += firsts[number] }
        return firsts
    }
}
