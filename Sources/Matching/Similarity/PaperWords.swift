public import Papers
internal import Text

/// What a paper says as a set of words, weighed by rarity, and its title without the name of a version or part:
/// made once for a paper, compared with any number of others.
public struct PaperWords: Sendable {
    /// Ascending.
    private let keys: [UInt64]
    /// In nats, of each key.
    private let weights: [Double]
    private let words: [String]
    private let total: Double
    private let title: SeriesTitle

    /// - Parameter background: says how rare a word is.
    public init(_ paper: Paper, background: Background) {
        self.init(title: paper.title, abstract: paper.abstract ?? "", background: background)
    }

    init(title: String, abstract: String, background: Background) {
        let head = FoldedText(title).tokens
        let tokens = head + FoldedText(abstract).tokens
        let found = Set(tokens.map(\.singular)).filter { !StopWords.contains($0) }
            .map { (key: Self.hash($0), word: $0, weight: background.idf(background.frequency(of: $0) ?? 2)) }
            .filter { $0.weight > 0 }
            .sorted { ($0.key, $0.word) < ($1.key, $1.word) }
        keys = found.map(\.key)
        weights = found.map(\.weight)
        words = found.map(\.word)
        total = weights.reduce(0, +)
        self.title = SeriesTitle(head.map(\.word))
    }

    /// Whether they are nearly the same paper, and by what; `nil` where they are two.
    public func likeness(to other: PaperWords) -> Likeness? {
        let hasTitle = title.isTelling && title == other.title
        guard keys.count >= Likeness.fewestWords, other.keys.count >= Likeness.fewestWords else {
            return hasTitle ? .title : nil
        }
        let least = hasTitle ? Likeness.leastShareOfTitle : Likeness.leastShare
        // The most that could be shared is all that the one says that says less.
        guard min(total, other.total) >= least * max(total, other.total) else { return nil }
        let common = common(with: other)
        let shared = common.reduce(0) { $0 + weights[$1] }
        let share = shared / (total + other.total - shared)
        guard share >= least else { return nil }
        if hasTitle { return .title }
        let rarest = common.sorted { (-weights[$0], words[$0]) < (-weights[$1], words[$1]) }.prefix(3)
        return .words(share: share, words: rarest.map { words[$0] })
    }

    /// Places of the words that both have.
    private func common(with other: PaperWords) -> [Int] {
        var common: [Int] = []
        var (left, right) = (0, 0)
        while left < keys.count, right < other.keys.count {
            if keys[left] == other.keys[right] {
                common.append(left)
                left += 1
                right += 1
            } else if keys[left] < other.keys[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return common
    }

    /// FNV-1a.
    private static func hash(_ word: String) -> UInt64 {
        word.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
