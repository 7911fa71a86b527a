/// The root that related words share (`robot`, `robotic`, `robotics`), by Porter's rules
/// ("An algorithm for suffix stripping", Program 14, 1980).
///
/// Roots are evidence only, never a match: `organ` and `organization` share one.
struct WordRoot {
    /// The root that was taken last.
    private(set) var letters: [UInt8] = []

    /// The root of a folded word; the word itself where it is short or not plain English letters.
    static func root(of word: String) -> String {
        var root = WordRoot()
        root.take(word.utf8.span)
        return String(decoding: root.letters, as: UTF8.self)
    }

    /// Takes the root of a folded word, as `root(of:)` does; for many words, one after another.
    mutating func take(_ word: Span<UInt8>) {
        letters.removeAll(keepingCapacity: true)
        var isPlain = word.count > 2
        for index in word.indices {
            letters.append(word[index])
            if !(0x61...0x7A).contains(word[index]) { isPlain = false }
        }
        if isPlain { strip() }
    }

    private mutating func strip() {
        plurals()
        participles()
        if ends("y"), hasVowel(before: 1) { replace(1, "i") }
        replaceFirst(Self.secondStep, minimum: 0)
        replaceFirst(Self.thirdStep, minimum: 0)
        fourth()
        fifth()
    }

    private mutating func plurals() {
        if ends("sses") || ends("ies") { drop(2) } else if ends("s"), !ends("ss") { drop(1) }
    }

    private mutating func participles() {
        if ends("eed") {
            if measure(before: 3) > 0 { drop(1) }
            return
        }
        let length = ends("ed") ? 2 : ends("ing") ? 3 : 0
        guard length > 0, hasVowel(before: length) else { return }
        drop(length)
        if ends("at") || ends("bl") || ends("iz") {
            letters.append(UInt8(ascii: "e"))
        } else if isDoubleConsonant, !ends("l"), !ends("s"), !ends("z") {
            drop(1)
        } else if measure(before: 0) == 1, isShort(before: 0) {
            letters.append(UInt8(ascii: "e"))
        }
    }

    private mutating func replaceFirst(_ rules: [(StaticString, String)], minimum: Int) {
        for (suffix, replacement) in rules where ends(suffix) {
            let count = suffix.utf8CodeUnitCount
            if measure(before: count) > minimum { replace(count, replacement) }
            return
        }
    }

    private mutating func fourth() {
        for suffix in Self.fourthStep where ends(suffix) {
            let count = suffix.utf8CodeUnitCount
            if measure(before: count) > 1, !ends("ion") || ends("sion") || ends("tion") { drop(count) }
            return
        }
    }

    private mutating func fifth() {
        if ends("e") {
            let measure = measure(before: 1)
            if measure > 1 || measure == 1 && !isShort(before: 1) { drop(1) }
        }
        if ends("ll"), measure(before: 1) > 1 { drop(1) }
    }

    /// Asked some sixty times a word, for each word of each paper: no `String` and no generic comparison.
    private func ends(_ suffix: StaticString) -> Bool {
        var left = suffix.utf8CodeUnitCount
        guard letters.count > left else { return false }
        var index = letters.count
        while left > 0 {
            left -= 1
            index -= 1
            guard letters[index] == suffix.utf8Start[left] else { return false }
        }
        return true
    }

    private mutating func drop(_ count: Int) { letters.removeLast(count) }

    private mutating func replace(_ count: Int, _ replacement: String) {
        letters.removeLast(count)
        letters.append(contentsOf: replacement.utf8)
    }

    private func isConsonant(_ index: Int) -> Bool {
        switch letters[index] {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): false
        case UInt8(ascii: "y"): index == 0 || !isConsonant(index - 1)
        default: true
        }
    }

    /// How often a vowel is followed by a consonant, the last `count` letters left aside.
    private func measure(before count: Int) -> Int {
        var sequences = 0
        var afterVowel = false
        for index in 0..<(letters.count - count) {
            let consonant = isConsonant(index)
            if consonant, afterVowel { sequences += 1 }
            afterVowel = !consonant
        }
        return sequences
    }

    private func hasVowel(before count: Int) -> Bool {
        (0..<(letters.count - count)).contains { !isConsonant($0) }
    }

    private var isDoubleConsonant: Bool {
        guard letters.count > 1 else { return false }
        return letters[letters.count - 1] == letters[letters.count - 2] && isConsonant(letters.count - 1)
    }

    /// Consonant, vowel, consonant other than w, x, y, the last `count` letters left aside.
    private func isShort(before count: Int) -> Bool {
        let last = letters.count - count - 1
        guard last >= 2, isConsonant(last), !isConsonant(last - 1), isConsonant(last - 2) else { return false }
        return ![UInt8(ascii: "w"), UInt8(ascii: "x"), UInt8(ascii: "y")].contains(letters[last])
    }

    private static let secondStep: [(StaticString, String)] = [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"),
        ("bli", "ble"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"),
        ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"),
        ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("logi", "log"),
    ]
    private static let thirdStep: [(StaticString, String)] = [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ]
    private static let fourthStep: [StaticString] = [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate",
        "iti", "ous", "ive", "ize",
    ]
}
