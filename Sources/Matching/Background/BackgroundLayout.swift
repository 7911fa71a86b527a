/// Where the sections of a background file begin; `scripts/make-background.py` tells the format.
struct BackgroundLayout: Sendable {
    static let headerSize = 72
    static let blockSize = 16
    let blocks: Int
    let text: Int
    let wordCounts: Int
    let firstPairs: Int
    let seconds: Int
    let pairCounts: Int
    /// Here format 1 ends; format 2 goes on with words that are related.
    let end: Int
    let relatedWords: Int
    private let words: Int

    init(words: Int, pairs: Int, text size: Int) {
        self.words = words
        blocks = (words + Self.blockSize - 1) / Self.blockSize
        text = Self.headerSize + 4 * blocks
        wordCounts = text + size
        firstPairs = wordCounts + 2 * words
        seconds = firstPairs + 4 * (words + 1)
        pairCounts = seconds + 2 * pairs
        end = pairCounts + 2 * pairs
        relatedWords = end + 4 * (words + 1)
    }

    /// Where format 2 ends; `nil` where the bytes end before that can be told.
    func endWithRelated(_ bytes: [UInt8]) -> Int? {
        relatedWords <= bytes.count ? relatedWords + 3 * Background.number(bytes, relatedWords - 4, size: 4) : nil
    }
}
