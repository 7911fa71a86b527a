internal import Text

/// How a library writes its terms: the spelling that stands in most places.
struct TermSpelling {
    private var counts: [LibraryPhrases.Key: [String: Int]] = [:]

    init(_ keys: Set<LibraryPhrases.Key>, in texts: [IndexedText], _ phrases: LibraryPhrases) {
        let firsts = Set(keys.map(\.first))
        for text in texts {
            LibraryPhrases.forEachRun(of: text) { range in
                guard !text.isAllCapitals(at: range.lowerBound), let key = phrases.key(text.tokens[range]),
                    firsts.contains(key.first), keys.contains(key)
                else { return }
                counts[key, default: [:]][Self.spelling(of: text.tokens[range]), default: 0] += 1
            }
        }
    }

    /// Small letters and the singular where the library writes them at times: a title's capitals say nothing.
    func spelling(of key: LibraryPhrases.Key, words: [String]) -> String {
        guard let counts = counts[key] else { return words.joined(separator: " ") }
        let total = counts.values.reduce(0, +)
        let small = counts.filter { $0.key == $0.key.lowercased() }
        let smallTotal = small.values.reduce(0, +)
        let pool = smallTotal * 5 >= total ? small : counts
        let poolTotal = pool.values.reduce(0, +)
        let singular = words.joined(separator: " ")
        let plain = pool.filter { $0.key.lowercased().replacing("-", with: " ") == singular }
        let candidates = plain.values.reduce(0, +) * 7 >= poolTotal ? plain : pool
        let best = candidates.max { left, right in
            (left.value, right.key) < (right.value, left.key)
        }
        return best?.key ?? singular
    }

    /// As the text has it, folded, without possessives.
    private static func spelling(of tokens: ArraySlice<FoldedText.Token>) -> String {
        var text = ""
        for (index, token) in tokens.enumerated() {
            if index > 0 { text += token.link == .hyphen ? "-" : " " }
            for (place, scalar) in token.word.unicodeScalars.enumerated() {
                let isCapital = place < 64 && token.capitals & (1 << UInt64(place)) != 0
                text += isCapital ? String(scalar).uppercased() : String(scalar)
            }
        }
        return text
    }
}
