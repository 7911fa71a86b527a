internal import Papers
internal import Text

/// A title or an abstract against another of the same paper.
enum TextWords {
    /// Whether two texts differ in white space, case, punctuation or TeX alone.
    static func same(_ one: String, _ other: String) -> Bool {
        one == other || NormalizedTitle(one) == NormalizedTitle(other)
    }

    static func same(_ one: String?, _ other: String?) -> Bool {
        guard let one, let other else { return one == other }
        return same(one, other)
    }

    /// Whether `text` is nothing but the beginning of `whole`.
    static func isBeginning(_ text: String, of whole: String) -> Bool {
        NormalizedTitle(whole).text.hasPrefix(NormalizedTitle(text).text)
    }

    /// Whole texts go before those that a source has cut, then what arXiv says last, then the better source.
    static func rank(_ text: String, _ origin: Origin) -> [Int] { [isCut(text) ? 0 : 1] + origin.textRank }

    /// The longer one, else one that does not depend on the order.
    static func isRicher(_ one: String, _ other: String) -> Bool {
        let (words, others) = (one.utf8.count, other.utf8.count)
        return words == others ? one < other : words > others
    }

    /// A feed's teaser ends in an ellipsis.
    private static func isCut(_ text: String) -> Bool {
        let end = text.unicodeScalars.suffix(12).filter {
            !$0.properties.isWhitespace && !"[]()".unicodeScalars.contains($0)
        }
        return end.last == "…" || end.suffix(3).elementsEqual("...".unicodeScalars)
    }
}
