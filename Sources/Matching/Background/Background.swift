internal import CBuiltin
internal import Text

/// Document frequencies of words and of adjacent pairs: what makes a word rare or common.
///
/// A table, not the day's papers: fitted to a day of forty papers, weights of words are noise. It is searched where
/// it lies, without parsing; `scripts/make-background.py` tells the format. A background is versioned, because a score
/// depends on it.
public struct Background: Sendable {
    /// Name and digest, such as `builtin-1-0a1b2c3d`; stands in every explanation.
    public let version: String
    /// Papers that were counted.
    public let documents: Int
    /// Mean number of words of a title and of an abstract.
    public let meanTitleLength: Double
    public let meanAbstractLength: Double

    let bytes: [UInt8]
    let words: Int
    let layout: BackgroundLayout
    private let table: WordTable

    /// The counts that the binary carries.
    public static let builtin: Background = {
        var size = 0
        let buffer = UnsafeBufferPointer(start: paperboy_background(&size), count: size)
        return Background(Array(buffer)) ?? .empty
    }()

    /// Reads a background file; `nil` where the bytes are none.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count >= BackgroundLayout.headerSize, bytes.prefix(4).elementsEqual("PBBG".utf8) else { return nil }
        documents = Self.number(bytes, 8, size: 4)
        meanTitleLength = Double(bitPattern: UInt64(Self.number(bytes, 12, size: 8)))
        meanAbstractLength = Double(bitPattern: UInt64(Self.number(bytes, 20, size: 8)))
        version = String(decoding: bytes[40..<72].prefix { $0 != 0 }, as: UTF8.self)
        words = Self.number(bytes, 28, size: 4)
        layout = BackgroundLayout(
            words: words, pairs: Self.number(bytes, 32, size: 4), text: Self.number(bytes, 36, size: 4))
        switch Self.number(bytes, 4, size: 4) {
        case 1: guard layout.end == bytes.count else { return nil }
        case 2:
            // A file from a disk: only what its own digest vouches for is searched without further checks.
            guard layout.endWithRelated(bytes) == bytes.count, version.hasSuffix("-" + BackgroundFile.digest(of: bytes))
            else { return nil }
        default: return nil
        }
        guard documents > 0, meanTitleLength > 0, meanAbstractLength > 0 else { return nil }
        self.bytes = bytes
        table = Self.table(bytes, layout, words)
    }

    /// No counts at all: every word is equally rare.
    static let empty = Background()

    private init() {
        version = "none"
        documents = 10_000
        meanTitleLength = 10
        meanAbstractLength = 170
        words = 0
        bytes = []
        layout = BackgroundLayout(words: 0, pairs: 0, text: 0)
        table = WordTable()
    }

    /// Papers that hold the word, or `nil` where it is too rare to be counted.
    /// - Parameter word: folded and singular.
    public func frequency(of word: String) -> Int? {
        number(of: word).map(frequency(at:))
    }

    /// Papers in which `second` directly follows `first`, or `nil` where the pair is too rare to be counted.
    public func frequency(of first: String, _ second: String) -> Int? {
        guard let first = number(of: first), let second = number(of: second) else { return nil }
        return pairFrequency(first, second)
    }

    /// The same, by the words' numbers.
    func pairFrequency(_ first: Int, _ second: Int) -> Int? {
        var low = Self.number(bytes, layout.firstPairs + 4 * first, size: 4)
        var high = Self.number(bytes, layout.firstPairs + 4 * (first + 1), size: 4)
        while low < high {
            let middle = (low + high) / 2
            let found = Self.number(bytes, layout.seconds + 2 * middle, size: 2)
            if found == second { return Self.number(bytes, layout.pairCounts + 2 * middle, size: 2) }
            if found < second { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    /// Papers that hold a word with this beginning, counted word by word; at most all of them.
    public func frequency(ofPrefix prefix: String) -> Int { frequency(ofPrefix: prefix.utf8.span) }

    func frequency(ofPrefix prefix: Span<UInt8>) -> Int {
        var low = 0
        var high = words
        while low < high {
            let middle = (low + high) / 2
            if table.isBefore(middle, prefix) { low = middle + 1 } else { high = middle }
        }
        var total = 0
        while low < words, table.hasPrefix(low, prefix) {
            total += frequency(at: low)
            low += 1
        }
        return min(total, documents)
    }

    func frequency(at index: Int) -> Int {
        Self.number(bytes, layout.wordCounts + 2 * index, size: 2)
    }

    /// The word's number in the order of bytes.
    func number(of word: String) -> Int? {
        let span = word.utf8.span
        return table.number(of: span, key: WordKey(span))
    }

    /// The number of a word with another end.
    func number(of word: Span<UInt8>, ending: WordEnding) -> Int? { table.number(of: word, ending: ending) }

    /// Visits the words of a block in order until `visit` says `false`.
    func scan(_ block: Int, _ visit: (_ index: Int, _ word: [UInt8]) -> Bool) {
        Self.scan(bytes, layout, words, block, visit)
    }

    private static func scan(
        _ bytes: [UInt8], _ layout: BackgroundLayout, _ words: Int, _ block: Int,
        _ visit: (_ index: Int, _ word: [UInt8]) -> Bool
    ) {
        var at = layout.text + Self.number(bytes, BackgroundLayout.headerSize + 4 * block, size: 4)
        var word: [UInt8] = []
        for index in (block * BackgroundLayout.blockSize)..<min((block + 1) * BackgroundLayout.blockSize, words) {
            let rest = Int(bytes[at + 1])
            word.removeLast(word.count - min(word.count, Int(bytes[at])))
            word.append(contentsOf: bytes[(at + 2)..<(at + 2 + rest)])
            at += 2 + rest
            guard visit(index, word) else { return }
        }
    }

    private static func table(_ bytes: [UInt8], _ layout: BackgroundLayout, _ words: Int) -> WordTable {
        var table = WordTable(capacity: words)
        for block in 0..<layout.blocks {
            scan(bytes, layout, words, block) { _, word in
                _ = table.insert(word.span, key: WordKey(word.span))
                return true
            }
        }
        return table
    }

    static func number(_ bytes: [UInt8], _ offset: Int, size: Int) -> Int {
        var value: UInt64 = 0
        for index in (0..<size).reversed() { value = value << 8 | UInt64(bytes[offset + index]) }
        return Int(truncatingIfNeeded: value)
    }
}
