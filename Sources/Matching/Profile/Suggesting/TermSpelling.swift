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
                counts[key, default: [:]][Self.spelling(of: range, in: text), default: 0] += 1
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

    /// As the text has it, folded, without possessives. A first capital in a title or after a full stop says nothing.
    private static func spelling(of range: Range<Int>, in text: IndexedText) -> String {
        var spelling = ""
        for place in range {
            let token = text.tokens[place]
            if place > range.lowerBound { spelling += token.link == .hyphen ? "-" : " " }
            let isOpening = place < text.titleCount || token.link == .stop || token.link == .none
            let capitals = isOpening && token.capitals == 1 && token.word.utf8.count > 2 ? 0 : token.capitals
            for (index, scalar) in token.word.unicodeScalars.enumerated() {
                let isCapital = index < 64 && capitals & (1 << UInt64(index)) != 0
                spelling += isCapital ? String(scalar).uppercased() : String(scalar)
            }
        }
        return spelling
    }
}
