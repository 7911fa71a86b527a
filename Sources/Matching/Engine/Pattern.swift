internal import Text

/// A term as the words it looks for in titles and abstracts, folded once.
struct Pattern: Sendable {
    /// What may stand for one word, or for several that a hyphen joins.
    struct Part: Sendable {
        /// Folded, as typed.
        let word: String
        /// The word, its singular, and other spellings of its plural.
        let words: [String]
        /// Keys of `words`.
        let keys: [WordKey]
        let rootKey: WordKey
        let link: FoldedText.Link
        /// Bits of the letters that must be capitals.
        let requiredCapitals: UInt64
        /// The term's own capitals where they must be met exactly.
        let exactCapitals: UInt64?
        /// Two to six capitals: no plural but a small `s`, and no related words.
        let isAcronym: Bool
        /// Ends in `*`: any word with this beginning.
        let isPrefix: Bool
    }

    /// Several parts, joined by hyphens in the term, written as one word: `multimodal` for `multi-modal`.
    struct Join: Sendable {
        let parts: Range<Int>
        let part: Part
    }

    let parts: [Part]
    let joins: [Join]
    /// Words may stand apart, with at most so many others between them.
    let near: Int?
    /// The folded words, with their capitals where these count: what tells two terms apart.
    let identity: String

    /// Whether `token` is what `part` looks for.
    static func matches(_ part: Part, _ token: FoldedText.Token, allCapitals: Bool) -> Bool {
        if let exact = part.exactCapitals {
            let count = min(part.word.unicodeScalars.count, 64)
            let mask = count == 64 ? UInt64.max : (1 << UInt64(count)) - 1
            guard token.capitals & mask == exact & mask else { return false }
        } else if !allCapitals, token.capitals & part.requiredCapitals != part.requiredCapitals {
            return false
        }
        if part.isPrefix { return token.word.utf8.starts(with: part.word.utf8) }
        if part.isAcronym, !allCapitals {
            return isSame(token.word, part.word) || isPluralAcronym(token, of: part.word)
        }
        if part.words.contains(where: { isSame($0, token.word) }) { return true }
        guard !isSame(token.singular, token.word), part.words.contains(where: { isSame($0, token.singular) }) else {
            return false
        }
        // The `S` of `GPS` or `AIDS` is no plural.
        return allCapitals || !token.isAcronym
    }

    /// Byte for byte, as words are found by their keys.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        one.utf8.count == other.utf8.count && one.utf8.elementsEqual(other.utf8)
    }

    private static func isPluralAcronym(_ token: FoldedText.Token, of word: String) -> Bool {
        let count = word.utf8.count
        return token.word.utf8.count == count + 1 && token.word.utf8.last == UInt8(ascii: "s") && count < 64
            && token.capitals & (1 << UInt64(count)) == 0 && token.word.utf8.starts(with: word.utf8)
    }
}
