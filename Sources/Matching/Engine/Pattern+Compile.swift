internal import Text

extension Pattern {
    /// A word of the term before its rules are known.
    private struct Word {
        var token: FoldedText.Token
        var link: FoldedText.Link
        /// The acronym's rule holds.
        var isAcronym: Bool
        var isPrefix = false
    }

    /// Folds a term; `nil` where it has no word.
    init?(_ keyword: Keyword) {
        let tokens = FoldedText(keyword.term).tokens
        guard !tokens.isEmpty else { return nil }
        var words = Self.words(tokens, letterCase: keyword.letterCase)
        if Self.endsInWildcard(keyword.term, tokens) { words[words.count - 1].isPrefix = true }
        let exact = keyword.letterCase == .exact
        parts = words.map { Self.part($0.token, $0, exact: exact) }
        joins = Self.joins(words, exact: exact)
        near = words.count > 1 ? keyword.near : nil
        identity = parts.reduce(into: "") { text, part in
            if !text.isEmpty { text += part.link == .hyphen ? "-" : " " }
            text += part.isPrefix ? part.word + "*" : part.isAcronym ? part.word.uppercased() : part.words[0]
            if let capitals = part.exactCapitals { text += "=" + String(capitals, radix: 16) }
        }
    }

    /// The term ends in a `*` that is no part of a name such as `A*`.
    static func endsInWildcard(_ term: String, _ tokens: [FoldedText.Token]) -> Bool {
        let end = term.unicodeScalars.last { !$0.properties.isWhitespace }
        guard end == "*", let last = tokens.last else { return false }
        // The single small letter of `a*` is a wildcard (too short a one), the capital of `A*` a name.
        return !(last.word.utf8.last == UInt8(ascii: "*") && last.capitals & 1 == 1)
    }

    private static func words(_ tokens: [FoldedText.Token], letterCase: Keyword.LetterCase) -> [Word] {
        var words: [Word] = []
        for token in tokens {
            if let split = splitAtTwo(token) {
                words += split
            } else {
                words.append(
                    Word(
                        token: token, link: token.link,
                        isAcronym: letterCase == .acronyms && (token.isAcronym || isPluralAcronym(token))))
            }
        }
        if letterCase == .acronyms { liftMixedNames(&words) }
        return words
    }

    /// `sim2real` is `sim-to-real`.
    private static func splitAtTwo(_ token: FoldedText.Token) -> [Word]? {
        let halves = token.word.split(separator: "2", omittingEmptySubsequences: false)
        guard halves.count == 2, !token.isAcronym,
            halves.allSatisfy({ $0.utf8.count > 1 && $0.unicodeScalars.allSatisfy { !("0"..."9").contains($0) } })
        else { return nil }
        return [(String(halves[0]), token.link), ("to", .hyphen), (String(halves[1]), .hyphen)].map { word, link in
            let part = FoldedText.Token(
                word: word, singular: PluralRule.singular(word), capitals: 0, range: token.range, link: link)
            return Word(token: part, link: link, isAcronym: false)
        }
    }

    /// `LLMs` is typed for `LLM`.
    static func isPluralAcronym(_ token: FoldedText.Token) -> Bool {
        guard token.word.hasSuffix("s"), token.word.utf8.count >= 3 else { return false }
        var single = token
        single.word.removeLast()
        return single.isAcronym
    }

    /// A compound with a single small letter (`t-SNE`, `k-NN`) is a name in mixed case, and ignores case.
    private static func liftMixedNames(_ words: inout [Word]) {
        var start = 0
        while start < words.count {
            var end = start + 1
            while end < words.count, words[end].link == .hyphen { end += 1 }
            let isMixed = words[start..<end].contains {
                $0.token.word.unicodeScalars.count == 1 && $0.token.capitals == 0
                    && $0.token.word.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
            }
            if isMixed { for index in start..<end { words[index].isAcronym = false } }
            start = end
        }
    }

    private static func part(_ token: FoldedText.Token, _ word: Word, exact: Bool) -> Part {
        var text = token.word
        if word.isAcronym, isPluralAcronym(token), !token.isAcronym { text.removeLast() }
        // A wildcard's star may have been taken for a name's: `a*`.
        if word.isPrefix, text.hasSuffix("*") { text.removeLast() }
        var spellings = [word.isAcronym ? text : token.singular]
        for other in [text] + PluralRule.variants(of: text) where !spellings.contains(other) && !word.isPrefix {
            spellings.append(other)
        }
        // "sim-2-real".
        if text == "to", word.link == .hyphen { spellings.append("2") }
        if text == "2", word.link == .hyphen { spellings.append("to") }
        return Part(
            word: text, words: spellings, keys: (spellings + (word.isAcronym ? [text + "s"] : [])).map { WordKey($0) },
            rootKey: WordKey(root: WordRoot.root(of: text)), link: word.link,
            requiredCapitals: word.isAcronym ? token.capitals : 0, exactCapitals: exact ? token.capitals : nil,
            isAcronym: word.isAcronym, isPrefix: word.isPrefix)
    }

    /// Every run of parts that hyphens (or the full stops of `U.S.`) join in the term, as one word.
    private static func joins(_ words: [Word], exact: Bool) -> [Join] {
        var joins: [Join] = []
        for start in words.indices {
            var end = start + 1
            while end < words.count, end - start < 6, words[end].link == .hyphen || words[end].link == .dot {
                end += 1
                joins += joined(words, start..<end, exact: exact).map { Join(parts: start..<end, part: $0) }
            }
        }
        return joins
    }

    private static func joined(_ words: [Word], _ range: Range<Int>, exact: Bool) -> [Part] {
        var words = words
        // `U.S.` is the acronym, not the pronoun.
        let isDotted = range.allSatisfy { index in
            words[index].token.word.utf8.count == 1 && words[index].token.capitals == 1
                && (index == range.lowerBound || words[index].link == .dot)
        }
        if isDotted { for index in range { words[index].isAcronym = true } }
        var token = words[range.lowerBound].token
        var required: UInt64 = 0
        var spellings = [""]
        var count = 0
        for index in range {
            let word = words[index]
            let length = word.token.word.unicodeScalars.count
            if count < 64 {
                let bits = word.token.capitals << UInt64(count)
                if index > range.lowerBound { token.capitals |= bits }
                if word.isAcronym { required |= bits }
            }
            count += length
            let isInner = index > range.lowerBound && index < range.upperBound - 1
            let alternatives = isInner && word.token.word == "to" ? ["to", "2"] : [word.token.word]
            spellings = spellings.flatMap { spelling in alternatives.map { spelling + $0 } }
        }
        let last = words[range.upperBound - 1]
        return spellings.map { spelling in
            token.word = spelling
            token.singular = PluralRule.singular(spelling)
            let isAcronym = last.isAcronym
            let template = Word(
                token: token, link: words[range.lowerBound].link, isAcronym: isAcronym, isPrefix: last.isPrefix)
            let part = part(token, template, exact: exact)
            return Part(
                word: part.word, words: part.words, keys: part.keys, rootKey: part.rootKey, link: part.link,
                requiredCapitals: required, exactCapitals: part.exactCapitals, isAcronym: isAcronym,
                isPrefix: part.isPrefix)
        }
    }
}
