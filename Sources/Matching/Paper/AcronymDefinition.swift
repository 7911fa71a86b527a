internal import Text

/// "Large Language Models (LLMs)": from there on, `LLM` stands for the phrase in this paper.
///
/// The long form is found as Schwartz and Hearst do it (Pacific Symposium on Biocomputing, 2003): the acronym's letters
/// are looked for from right to left in the words before the parenthesis, and its first letter must begin a word.
struct AcronymDefinition: Sendable {
    /// The words of the long form.
    let words: [FoldedText.Token]
    /// In lower case, without a plural `s`.
    let short: String
    let capitals: UInt64
    /// Where the long form begins.
    let start: Int
    /// Where the definition itself names the acronym.
    let place: Int

    static func find(in tokens: [FoldedText.Token]) -> [AcronymDefinition] {
        var found: [AcronymDefinition] = []
        for (place, token) in tokens.enumerated() where token.opensParenthesis && place > 0 {
            if let (short, capitals) = shortForm(token),
                let start = longForm(of: short, before: place, tokens), place - start > 1
            {
                found.append(
                    AcronymDefinition(
                        words: Array(tokens[start..<place]), short: short, capitals: capitals, start: start,
                        place: place))
            } else if let (short, capitals) = shortForm(tokens[place - 1]),
                let end = spelledOut(short, from: place, tokens)
            {
                found.append(
                    AcronymDefinition(
                        words: Array(tokens[place..<end]), short: short, capitals: capitals, start: place,
                        place: place - 1))
            }
        }
        return found
    }

    /// Where the acronyms stand for their long forms, the definitions themselves aside.
    static func places(of definitions: [AcronymDefinition], in tokens: [FoldedText.Token]) -> [Int: Int] {
        guard !definitions.isEmpty else { return [:] }
        let named = Set(definitions.map(\.place))
        let first = Dictionary(
            definitions.enumerated().map { ($0.element.short, $0.offset) }, uniquingKeysWith: { first, _ in first })
        var places: [Int: Int] = [:]
        for (place, token) in tokens.enumerated() where token.capitals != 0 && !named.contains(place) {
            guard let (short, capitals) = shortForm(token), let index = first[short],
                definitions[index].capitals == capitals
            else { continue }
            places[place] = index
        }
        return places
    }

    /// The word without its plural `s`, where it looks like an acronym: 2 to 8 letters and digits, two capitals.
    private static func shortForm(_ token: FoldedText.Token) -> (word: String, capitals: UInt64)? {
        var word = token.word
        guard token.capitals.nonzeroBitCount >= 2, token.capitals & 1 == 1 || token.capitals & 2 == 2,
            word.utf8.allSatisfy({ $0 < 0x80 })
        else { return nil }
        let last = word.utf8.count - 1
        if last >= 2, last < 64, word.hasSuffix("s"), token.capitals & (1 << UInt64(last)) == 0,
            token.capitals & (1 << UInt64(last - 1)) != 0
        {
            word.removeLast()
        }
        return (2...8).contains(word.utf8.count) ? (word, token.capitals) : nil
    }

    /// The place of the long form's first word.
    private static func longForm(of short: String, before place: Int, _ tokens: [FoldedText.Token]) -> Int? {
        let letters = Array(short.utf8)
        let furthest = max(0, place - min(letters.count + 5, letters.count * 2))
        var at = letters.count - 1
        var word = place - 1
        while word >= furthest {
            let bytes = Array(tokens[word].word.utf8)
            for index in bytes.indices.reversed() where bytes[index] == letters[at] && (at > 0 || index == 0) {
                if at == 0 { return word }
                at -= 1
            }
            if tokens[word].link == .stop { return nil }
            word -= 1
        }
        return nil
    }

    /// `LLM (large language model)`: the words' initials, one by one.
    private static func spelledOut(_ short: String, from place: Int, _ tokens: [FoldedText.Token]) -> Int? {
        var at = place
        for letter in short.utf8 {
            guard at < tokens.count, tokens[at].word.utf8.first == letter, at == place || tokens[at].link != .stop
            else { return nil }
            at += 1
        }
        return at
    }
}
