internal import Text

/// What somebody remembers of a title, looked up among titles; case, accents, TeX and plurals do not count.
public struct TitleSearch: Sendable {
    private let words: [(word: String, weight: Double)]

    /// - Parameter background: says which words tell more.
    public init(_ text: String, background: Background) {
        let folded = FoldedText(text).tokens.map(\.singular)
        words = Set(folded).sorted().map { word in
            (word, StopWords.contains(word) ? 0.1 : 0.5 + background.idf(background.frequency(of: word) ?? 2))
        }
    }

    /// How much of what is remembered stands in a title, by the rarity of the words: 0…1, 1 = all of it. A word that
    /// is misspelled by one letter counts half.
    public func nearness(of title: String) -> Double {
        let total = words.reduce(0) { $0 + $1.weight }
        guard total > 0 else { return 0 }
        let there = Set(FoldedText(title).tokens.map(\.singular))
        let found = words.reduce(0.0) { sum, entry in
            if there.contains(entry.word) { return sum + entry.weight }
            let isMisspelled = there.contains { Self.isOneLetterAway(entry.word, $0) }
            return isMisspelled ? sum + entry.weight / 2 : sum
        }
        return found / total
    }

    /// One letter more, less, other, or two exchanged; of five letters or more.
    static func isOneLetterAway(_ left: String, _ right: String) -> Bool {
        let (one, two) = (Array(left.utf8), Array(right.utf8))
        guard one.count >= 5, two.count >= 5, abs(one.count - two.count) <= 1 else { return false }
        let start = zip(one, two).prefix { $0 == $1 }.count
        let (restOne, restTwo) = (one[start...], two[start...])
        if restOne.count != restTwo.count {
            let (longer, shorter) = restOne.count > restTwo.count ? (restOne, restTwo) : (restTwo, restOne)
            return longer.dropFirst().elementsEqual(shorter)
        }
        if restOne.dropFirst().elementsEqual(restTwo.dropFirst()) { return true }
        return restOne.count >= 2 && restOne.prefix(2).elementsEqual(restTwo.prefix(2).reversed())
            && restOne.dropFirst(2).elementsEqual(restTwo.dropFirst(2))
    }
}
