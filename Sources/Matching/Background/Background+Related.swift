extension Background {
    /// A word that papers about another word hold more often than chance has it.
    struct RelatedWord: Sendable, Hashable {
        let word: String
        let key: WordKey
        /// 1…255: normalised pointwise mutual information; 255 is a word that never stands in a paper without the other.
        let strength: Int
    }

    /// Whether it knows which words keep company.
    var hasRelatedWords: Bool { layout.end < bytes.count }

    /// Words that papers with `word` hold too, the strongest first; none in the background that the binary carries.
    /// - Parameter word: folded and singular.
    func related(to word: String) -> [RelatedWord] {
        guard hasRelatedWords, let number = number(of: word) else { return [] }
        let range =
            Self.number(
                bytes, layout.end + 4 * number, size: 4)..<Self.number(
                bytes, layout.end + 4 * (number + 1), size: 4)
        let strengths = layout.relatedWords + 2 * Self.number(bytes, layout.relatedWords - 4, size: 4)
        return range.map { index in
            let other = self.word(at: Self.number(bytes, layout.relatedWords + 2 * index, size: 2))
            return RelatedWord(word: other, key: WordKey(other), strength: Int(bytes[strengths + index]))
        }
    }

    /// The word of a number, below `words`.
    private func word(at number: Int) -> String {
        var found = ""
        scan(number / BackgroundLayout.blockSize) { index, word in
            if index == number { found = String(decoding: word, as: UTF8.self) }
            return index < number
        }
        return found
    }

    /// Every word with its count, in the order of their numbers.
    func forEachWord(_ visit: (_ word: String, _ documents: Int) -> Void) {
        for block in 0..<layout.blocks {
            scan(block) { index, word in
                visit(String(decoding: word, as: UTF8.self), frequency(at: index))
                return true
            }
        }
    }

    /// Every pair with its count, by the numbers of its words.
    func forEachPair(_ visit: (_ first: Int, _ second: Int, _ documents: Int) -> Void) {
        for first in 0..<words {
            let range =
                Self.number(
                    bytes, layout.firstPairs + 4 * first, size: 4)..<Self.number(
                    bytes, layout.firstPairs + 4 * (first + 1), size: 4)
            for pair in range {
                visit(
                    first, Self.number(bytes, layout.seconds + 2 * pair, size: 2),
                    Self.number(bytes, layout.pairCounts + 2 * pair, size: 2))
            }
        }
    }
}
