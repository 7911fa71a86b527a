/// A text as the words that keywords are compared with, each with its place in the text as it was given.
///
/// Case, accents, TeX, Greek spellings, quotation marks and dashes are folded away; names with signs stay whole
/// (C++, C#, .NET, A*, R&D, 3.5).
public struct FoldedText: Sendable {
    /// What stands between a word and the one before it.
    public enum Link: UInt8, Sendable, Comparable {
        /// Nothing: the first word, or scripts that write without spaces.
        case none
        /// A hyphen, a minus, an en dash, without spaces: `multi-modal`.
        case hyphen
        /// A full stop without spaces: `A.I.`, `arxiv.org`.
        case dot
        /// Spaces, or signs that end no phrase: quotation marks, slashes.
        case space
        /// `. ; : ! ? ( ) [ ] ,`, a long dash, a blank line: no phrase reaches across.
        case stop

        public static func < (left: Link, right: Link) -> Bool { left.rawValue < right.rawValue }
    }

    /// One word.
    public struct Token: Sendable, Hashable {
        /// Folded, in lower case; a possessive `'s` is left out.
        public var word: String
        /// The word's singular by `PluralRule`.
        public var singular: String
        /// Bit *i* is set where the word's folded scalar *i* was a capital; the first 64 scalars count.
        public var capitals: UInt64
        /// Where the word stands in the source, in Unicode scalars.
        public var range: Range<Int>
        /// What stands between it and the word before.
        public var link: Link
        /// The word is the first one in parentheses, as an acronym is when a paper defines it.
        public var opensParenthesis: Bool

        /// A word of two to six capitals, digits allowed: `RAG`, `LLM2`, not `3D`, and not `LLMs`.
        public var isAcronym: Bool {
            let letters = word.unicodeScalars.filter { !$0.isASCIIDigit }
            guard (2...6).contains(letters.count), letters.allSatisfy(\.isASCIILetter) else { return false }
            return capitals.nonzeroBitCount == letters.count
        }

        public init(
            word: String, singular: String, capitals: UInt64, range: Range<Int>, link: Link,
            opensParenthesis: Bool = false
        ) {
            self.word = word
            self.singular = singular
            self.capitals = capitals
            self.range = range
            self.link = link
            self.opensParenthesis = opensParenthesis
        }
    }

    /// In reading order.
    public let tokens: [Token]
    /// No small letter, and at least two words with capitals: what is a capital here says nothing.
    public let isAllCapitals: Bool

    /// Folds `text`, TeX and all.
    public init(_ text: String) {
        let scalars = FoldedScalars(text)
        var tokenizer = Tokenizer(units: scalars.units)
        tokenizer.run()
        tokens = tokenizer.tokens
        isAllCapitals =
            scalars.smallLetters == 0 && scalars.capitals > 1 && tokens.count { $0.capitals != 0 } > 1
    }
}
