internal import Text

/// What an operator's own papers hold, counted: from it comes a background of their field.
///
/// In a field that the background of the binary knows nothing about every word looks rare, and no word is known to go
/// with another. Memory: about three kilobytes a paper, and 40 MB while the background is made.
public struct CorpusCounts: Sendable {
    /// Papers that were counted.
    public private(set) var papers = 0

    /// The numbers of the words, in the order in which they came.
    private(set) var numbers: [String: Int32] = [:]
    /// Papers that hold the word of each number.
    private(set) var documents: [Int] = []
    /// Papers in which the second word (low half) directly follows the first.
    private(set) var pairs: [UInt64: Int] = [:]
    /// The different words of each paper.
    private(set) var contents: [[Int32]] = []
    private(set) var titleWords = 0
    private(set) var abstractWords = 0

    public init() {}

    /// Counts a paper; its authors and categories are left aside.
    public mutating func add(_ text: IndexedText) {
        papers += 1
        titleWords += text.titleCount
        abstractWords += text.tokens.count - text.titleCount
        let words = text.tokens.map { number(of: $0.singular) }
        let different = Set(words)
        for word in different { documents[Int(word)] += 1 }
        contents.append(Array(different))
        var found: Set<UInt64> = []
        for (place, token) in text.tokens.enumerated().dropFirst() where token.link < .stop && token.link != .dot {
            found.insert(Self.pair(words[place - 1], words[place]))
        }
        for pair in found { pairs[pair, default: 0] += 1 }
    }

    static func pair(_ first: Int32, _ second: Int32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

    private mutating func number(of word: String) -> Int32 {
        if let known = numbers[word] { return known }
        let new = Int32(documents.count)
        numbers[word] = new
        documents.append(0)
        return new
    }
}
