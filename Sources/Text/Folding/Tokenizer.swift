/// Cuts folded scalars into words, and says what stands between them.
struct Tokenizer {
    private(set) var tokens: [FoldedText.Token] = []
    private let units: [FoldedScalars.Unit]
    private var position = 0
    private var gap = Gap()

    init(units: [FoldedScalars.Unit]) {
        self.units = units
        tokens.reserveCapacity(units.count / 6 + 1)
    }

    mutating func run() {
        while position < units.count {
            if units[position].isWord {
                takeWord()
            } else if isDotNet {
                position += 1
                takeWord(prefix: ".")
            } else {
                gap.add(units[position].scalar)
                position += 1
            }
        }
    }

    private mutating func takeWord(prefix: String = "") {
        let first = position
        var word = prefix.unicodeScalars
        var capitals: UInt64 = 0
        var count = word.count
        var end = position
        func isWord(_ index: Int) -> Bool { index < units.count && units[index].isWord }
        func take() {
            word.append(units[end].scalar)
            if units[end].isCapital, count < 64 { capitals |= 1 << UInt64(count) }
            count += 1
            end += 1
        }
        if UnicodeFold.isIdeograph(units[first].scalar) {
            take()
        } else {
            while isWord(end), !UnicodeFold.isIdeograph(units[end].scalar) {
                take()
                guard end < units.count, !units[end].isWord, isWord(end + 1) else { continue }
                if joins(at: end) { take() }
            }
            for _ in 0..<signs(after: first, end) { take() }
        }
        let start = prefix.isEmpty ? first : first - 1
        let range = Int(units[start].start)..<max(Int(units[start].start), Int(units[end - 1].end))
        let text = withoutPossessive(word)
        tokens.append(
            FoldedText.Token(
                word: text, singular: PluralRule.singular(text), capitals: capitals, range: range,
                link: tokens.isEmpty ? .none : gap.link, opensParenthesis: gap.opensParenthesis))
        gap = Gap()
        position = end
    }

    /// Signs between two letters or digits that make one word of them: `don't`, `3.5`, `R&D`.
    private func joins(at index: Int) -> Bool {
        let before = units[index - 1].scalar
        let after = units[index + 1].scalar
        switch units[index].scalar {
        case "'": return !before.isASCIIDigit && !after.isASCIIDigit
        case ".": return before.isASCIIDigit && after.isASCIIDigit
        case "&": return true
        default: return false
        }
    }

    /// How many signs belong to a word of one letter: `C++`, `F#`, `A*`.
    private func signs(after first: Int, _ end: Int) -> Int {
        guard end == first + 1, end < units.count, !units[first].scalar.isASCIIDigit else { return 0 }
        func scalar(_ index: Int) -> Unicode.Scalar { index < units.count ? units[index].scalar : " " }
        if scalar(end) == "+", scalar(end + 1) == "+" { return 2 }
        if scalar(end) == "#" { return 1 }
        // Not the emphasis of Markdown, `*A*`, and not a product, `a*b`.
        let emphasised = first > 0 && units[first - 1].scalar == "*"
        let multiplied = end + 1 < units.count && units[end + 1].isWord
        return scalar(end) == "*" && !emphasised && !multiplied ? 1 : 0
    }

    /// `.NET` is a name; any other full stop before a word is a slip of the keyboard.
    private var isDotNet: Bool {
        guard units[position].scalar == ".", position + 3 < units.count,
            position == 0 || !units[position - 1].isWord,
            units[(position + 1)...(position + 3)].map(\.scalar) == ["n", "e", "t"]
        else { return false }
        return position + 4 >= units.count || !units[position + 4].isWord
    }

    private func withoutPossessive(_ word: String.UnicodeScalarView) -> String {
        guard word.count > 2, word.last == "s", word.dropLast().last == "'" else { return String(word) }
        return String(word.dropLast(2))
    }

    /// The signs between two words.
    private struct Gap {
        var hyphens = 0
        var dots = 0
        var spaces = 0
        var newlines = 0
        var others = 0
        var hasStop = false
        var hasOpened = false
        /// A white space stood before the first hyphen.
        var spaceBeforeHyphen = false

        mutating func add(_ scalar: Unicode.Scalar) {
            switch scalar {
            case "-":
                if hyphens == 0 { spaceBeforeHyphen = spaces + newlines > 0 }
                hyphens += 1
            case " ": spaces += 1
            case "\n": newlines += 1
            case ".": dots += 1
            case "(", "[":
                hasStop = true
                hasOpened = true
            case ";", ":", "!", "?", ")", "]", ",", FoldedScalars.stop: hasStop = true
            default: others += 1
            }
            if scalar != "(" && scalar != "[" && scalar != "\"" && scalar != "'" && scalar != " " { hasOpened = false }
        }

        var opensParenthesis: Bool { hasOpened }

        var link: FoldedText.Link {
            let isTight = spaces + newlines + others == 0
            if hasStop || newlines > 1 || dots > 1 { return .stop }
            if dots == 1 { return isTight && hyphens == 0 ? .dot : .stop }
            if hyphens > 2 { return .stop }
            if hyphens > 0 {
                if isTight { return .hyphen }
                // A hyphen with white space on both sides is a dash; on one side, a slip or `multi- and cross-modal`.
                let spacesBothSides = spaceBeforeHyphen && spaces + newlines > 1
                return spacesBothSides ? .stop : .space
            }
            return spaces + newlines + others == 0 ? .none : .space
        }
    }
}
