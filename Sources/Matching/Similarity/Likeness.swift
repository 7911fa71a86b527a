/// What makes two papers nearly the same one: a reader who has read the one knows what the other says.
///
/// It depends on the two texts and the background alone, neither on other papers nor on their order.
public enum Likeness: Hashable, Sendable, Codable {
    /// The titles are the same, up to the name of a version or of a part, and the abstracts, where both are known, do
    /// not speak of different things.
    case title
    /// Title and abstract are made of the same words, by their rarity: `share` (0…1) of what either says. `words` are
    /// the rarest common ones, the rarest first, at most three.
    case words(share: Double, words: [String])

    /// The share from which on two papers count as similar.
    ///
    /// Half of all that both say, weighed by rarity; `Docs/ranking.md` tells what lies above and below it.
    static let leastShare = 0.5
    /// The share that papers of one title must have besides: columns bear one title over many texts, and sources that
    /// read badly give one title to many papers. Two parts of one work have a fifth.
    static let leastShareOfTitle = 0.2
    /// Different words of a paper, below which nothing is said by words: titles alone share much by chance.
    static let fewestWords = 25

    /// `same title`, `64 % of the same words: windsock, kite, tether`.
    public var text: String {
        switch self {
        case .title: "same title"
        case .words(let share, let words):
            "\(Int((share * 100).rounded(.down))) % of the same words: \(words.joined(separator: ", "))"
        }
    }
}
