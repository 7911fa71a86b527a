internal import Text

/// A term as the words it is made of, where it is made of nothing rarer: what `Pattern` is for any term.
struct TermShape {
    /// A word of the term.
    struct Part {
        /// In the `WordBook`.
        let word: Int
        /// A hyphen joins it to the word before.
        let isHyphenated: Bool
    }

    /// Several words, joined by hyphens in the term, written as one.
    struct Join {
        let parts: Range<Int>
        /// In the `WordBook`.
        let word: Int
    }

    private(set) var parts: [Part] = []
    private(set) var joins: [Join] = []
    /// Words may stand apart, with at most so many others between.
    private(set) var near: Int?
    /// Equal for terms that hit the same places: what `Pattern.identity` is.
    private(set) var identity: [UInt8] = []

    /// The last word is a wildcard's beginning.
    private(set) var isPrefix = false

    private var joined: [UInt8] = []
    private var pieces: [Range<Int>] = []

    /// Takes a term; `false` where it holds what is not for this: acronyms, signs, a `2` that may be read as *to*, or no
    /// word that says something by itself.
    mutating func take(
        _ text: Span<UInt8>, near: Int?, _ book: inout WordBook, _ batch: PaperBatch
    ) -> Bool {
        begin(near: near)
        if let near, !ProfileLimits.near.contains(near) { return false }
        guard let letters = Self.plainLetters(text) else { return takeFolded(text, &book, batch) }
        isPrefix = letters < text.count
        if isPrefix, Self.lastWord(text, letters) < ProfileLimits.wildcardLetters { return false }
        var start = 0
        var isHyphenated = false
        var isTelling = isPrefix
        for index in 0...letters {
            guard index == letters || text[index] == UInt8(ascii: " ") || text[index] == UInt8(ascii: "-") else {
                continue
            }
            let word = text.extracting(start..<index)
            let isLast = index == letters
            add(word, isHyphenated: isHyphenated, isPrefix: isLast && isPrefix, &isTelling, &book, batch)
            if isOdd(word, isHyphenated) { return false }
            isHyphenated = !isLast && text[index] == UInt8(ascii: "-")
            start = index + 1
        }
        return end(isTelling, &book, batch)
    }

    private mutating func begin(near: Int?) {
        parts.removeAll(keepingCapacity: true)
        joins.removeAll(keepingCapacity: true)
        identity.removeAll(keepingCapacity: true)
        joined.removeAll(keepingCapacity: true)
        pieces.removeAll(keepingCapacity: true)
        self.near = near
        isPrefix = false
    }

    private mutating func end(_ isTelling: Bool, _ book: inout WordBook, _ batch: PaperBatch) -> Bool {
        guard isTelling, !parts.isEmpty else { return false }
        if parts.count == 1 { near = nil }
        addJoins(&book, batch)
        if let near { identity.append(contentsOf: "~\(near)".utf8) }
        return true
    }

    /// Small letters and digits with single spaces or hyphens between words, perhaps a star at the end; how many bytes stand
    /// before the star. `nil` for anything else.
    private static func plainLetters(_ text: Span<UInt8>) -> Int? {
        guard (1...ProfileLimits.termScalars).contains(text.count) else { return nil }
        let count = text[text.count - 1] == UInt8(ascii: "*") ? text.count - 1 : text.count
        var letters = 0
        for index in 0..<count {
            switch text[index] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): letters += 1
            case UInt8(ascii: " "), UInt8(ascii: "-"):
                guard letters > 0 else { return nil }
                letters = 0
            default: return nil
            }
        }
        return letters > 0 ? count : nil
    }

    /// The length of the last word.
    private static func lastWord(_ text: Span<UInt8>, _ letters: Int) -> Int {
        var start = letters
        while start > 0, text[start - 1] != UInt8(ascii: " "), text[start - 1] != UInt8(ascii: "-") { start -= 1 }
        return letters - start
    }

    // MARK: Other letters

    /// Terms with capitals, accents, TeX: plain ones too once they are folded.
    private mutating func takeFolded(_ text: Span<UInt8>, _ book: inout WordBook, _ batch: PaperBatch) -> Bool {
        let term = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        guard text.count <= 4 * ProfileLimits.termScalars, term.unicodeScalars.count <= ProfileLimits.termScalars,
            !term.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "*") })
        else { return false }
        let tokens = FoldedText(term).tokens
        var isTelling = false
        for (index, token) in tokens.enumerated() {
            guard index == 0 || token.link == .space || token.link == .hyphen || token.link == .none,
                !token.isAcronym, !Pattern.isPluralAcronym(token)
            else { return false }
            let isHyphenated = index > 0 && token.link == .hyphen
            let word = token.word.utf8.span
            add(word, isHyphenated: isHyphenated, isPrefix: false, &isTelling, &book, batch)
            if isOdd(word, isHyphenated) { return false }
        }
        return end(isTelling, &book, batch)
    }

    // MARK: Words

    private mutating func add(
        _ word: Span<UInt8>, isHyphenated: Bool, isPrefix: Bool, _ isTelling: inout Bool, _ book: inout WordBook,
        _ batch: PaperBatch
    ) {
        let number = book.number(of: word, isPrefix: isPrefix, in: batch)
        if !book.words[number].isStopWord { isTelling = true }
        parts.append(Part(word: number, isHyphenated: isHyphenated))
        let start = joined.count
        for index in word.indices { joined.append(word[index]) }
        pieces.append(start..<joined.count)
        if !identity.isEmpty { identity.append(isHyphenated ? UInt8(ascii: "-") : UInt8(ascii: " ")) }
        let ending = isPrefix ? .none : PluralRule.ending(of: word)
        for index in 0..<(word.count - ending.dropped) { identity.append(word[index]) }
        for index in 0..<ending.added.utf8CodeUnitCount { identity.append(ending.added.utf8Start[index]) }
        if isPrefix { identity.append(UInt8(ascii: "*")) }
    }

    /// What `Pattern` reads in another way: `sim2real`, and the *to* or *2* of `sim-to-real`.
    private func isOdd(_ word: Span<UInt8>, _ isHyphenated: Bool) -> Bool {
        if isHyphenated, word.count == 2, word[0] == UInt8(ascii: "t"), word[1] == UInt8(ascii: "o") { return true }
        var twos = 0
        var digits = 0
        for index in word.indices {
            if word[index] == UInt8(ascii: "2") { twos += 1 }
            if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(word[index]) { digits += 1 }
        }
        guard twos == 1, digits == 1 else { return false }
        return word.count >= 5 || isHyphenated
    }

    /// Every run of up to six words that hyphens join, as one word.
    private mutating func addJoins(_ book: inout WordBook, _ batch: PaperBatch) {
        for start in parts.indices {
            var end = start + 1
            while end < parts.count, end - start < 6, parts[end].isHyphenated {
                end += 1
                let bytes = Array(joined[pieces[start].lowerBound..<pieces[end - 1].upperBound])
                let word = book.number(of: bytes.span, isPrefix: isPrefix && end == parts.count, in: batch)
                joins.append(Join(parts: start..<end, word: word))
            }
        }
    }
}
