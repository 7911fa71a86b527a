internal import Papers
internal import Text

/// A title or an abstract against another of the same paper.
enum TextWords {
    /// Whole texts go before those that a source has cut, then what arXiv says last, then the better source.
    static func rank(_ text: String, _ origin: Origin) -> [Int] { [isCut(text) ? 0 : 1] + origin.textRank }

    /// The longer one, else one that does not depend on the order.
    static func isRicher(_ one: String, _ other: String) -> Bool {
        let (words, others) = (one.utf8.count, other.utf8.count)
        return words == others ? one < other : words > others
    }

    /// A feed's teaser ends in an ellipsis.
    private static func isCut(_ text: String) -> Bool {
        let end = text.unicodeScalars.suffix(12).filter { scalar in
            !scalar.properties.isWhitespace && !"[]()".unicodeScalars.contains(scalar)
        }
        return end.last == "…" || end.suffix(3).elementsEqual("...".unicodeScalars)
    }
}

/// The words of two texts, reduced at most once.
struct LazyWords {
    private let texts: (String, String)
    private lazy var words = (NormalizedTitle(texts.0).text, NormalizedTitle(texts.1).text)

    init(_ mine: String, _ theirs: String) { texts = (mine, theirs) }

    /// Whether they differ in white space, case, punctuation or TeX alone.
    var areSame: Bool { mutating get { texts.0 == texts.1 || words.0 == words.1 } }

    /// Whether the second is nothing but the beginning of the first.
    var areCut: Bool { mutating get { words.0.hasPrefix(words.1) } }
}
