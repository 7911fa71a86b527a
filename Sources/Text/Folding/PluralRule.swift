/// English plurals, and nothing but plurals: `robots` is `robot`, but `organization` is not `organ`.
///
/// The same rule made the background counts, so that their words are found again. Measured on judged papers it ranks
/// as well as a Snowball stemmer, and falls in none of its traps (universe/university, policy/police, news/new).
public enum PluralRule {
    /// The singular of a folded word, or the word itself.
    public static func singular(_ word: String) -> String {
        ending(of: word.utf8.span).applied(to: word)
    }

    /// Other folded words that are the singular or plural of `word`, which `singular` alone does not join:
    /// it reduces `caches` to `cach`, and `viruses` to `viruse`.
    public static func variants(of word: String) -> [String] {
        var found: [String] = []
        forEachVariant(of: word.utf8.span) { found.append($0.applied(to: word)) }
        return found
    }

    /// What makes the singular of a folded word.
    public static func ending(of word: Span<UInt8>) -> WordEnding {
        guard word.count >= 4, word[word.count - 1] == s || word[word.count - 1] == a else { return .none }
        for (plural, ending) in irregular where isEqual(word, plural) { return ending }
        guard word[word.count - 1] == s, !unchanged.contains(where: { isEqual(word, $0) }), !hasDigit(word) else {
            return .none
        }
        if ends(word, "ies"), !ends(word, "aies"), !ends(word, "eies") { return WordEnding(dropped: 3, added: "y") }
        for sibilant in sibilants where ends(word, sibilant) { return WordEnding(dropped: 2, added: "") }
        for ending in protected where ends(word, ending) { return .none }
        return WordEnding(dropped: 1, added: "")
    }

    /// What makes the variants of a folded word.
    public static func forEachVariant(of word: Span<UInt8>, _ visit: (WordEnding) -> Void) {
        guard word.count >= 3 else { return }
        func makes(_ dropped: Int, _ added: StaticString) { visit(WordEnding(dropped: dropped, added: added)) }
        switch word[word.count - 1] {
        case s:
            for ending in droppingOne where ends(word, ending) {
                makes(1, "")
                break
            }
            if ends(word, "zzes") { makes(3, "") }
            let isLong = word.count >= 5
            if ends(word, "oes") || ends(word, "ses") && isLong { makes(2, "") }
            if ends(word, "ses") || ends(word, "xes") { makes(2, "is") }
            if ends(word, "sis") || ends(word, "xis") { makes(2, "es") }
            if !ends(word, "ss") { makes(0, "es") }
        case UInt8(ascii: "e"):
            for ending in addingS where ends(word, ending) {
                makes(0, "s")
                break
            }
        case UInt8(ascii: "o"): makes(0, "es")
        case UInt8(ascii: "z"): makes(0, "zes")
        default: break
        }
    }

    private static let s = UInt8(ascii: "s")
    private static let a = UInt8(ascii: "a")
    private static let sibilants: [StaticString] = ["sses", "xes", "ches", "shes", "zzes"]
    private static let protected: [StaticString] = ["ss", "us", "is"]
    private static let droppingOne: [StaticString] = ["ches", "shes", "xes", "zzes", "sses", "oes"]
    private static let addingS: [StaticString] = ["che", "she", "xe", "sse"]
    private static let unchanged: [StaticString] = [
        "news", "lens", "bias", "series", "species", "atlas", "canvas", "gas", "always", "perhaps", "whereas",
    ]
    private static let irregular: [(StaticString, WordEnding)] = [
        ("lenses", WordEnding(dropped: 2, added: "")), ("biases", WordEnding(dropped: 2, added: "")),
        ("gases", WordEnding(dropped: 2, added: "")), ("indices", WordEnding(dropped: 4, added: "ex")),
        ("matrices", WordEnding(dropped: 3, added: "x")), ("vertices", WordEnding(dropped: 4, added: "ex")),
        ("analyses", WordEnding(dropped: 2, added: "is")), ("hypotheses", WordEnding(dropped: 2, added: "is")),
        ("corpora", WordEnding(dropped: 3, added: "us")), ("criteria", WordEnding(dropped: 1, added: "on")),
        ("phenomena", WordEnding(dropped: 1, added: "on")),
    ]

    private static func ends(_ word: Span<UInt8>, _ ending: StaticString) -> Bool {
        var left = ending.utf8CodeUnitCount
        guard word.count >= left else { return false }
        var index = word.count
        while left > 0 {
            left -= 1
            index -= 1
            guard word[index] == ending.utf8Start[left] else { return false }
        }
        return true
    }

    private static func isEqual(_ word: Span<UInt8>, _ other: StaticString) -> Bool {
        word.count == other.utf8CodeUnitCount && ends(word, other)
    }

    private static func hasDigit(_ word: Span<UInt8>) -> Bool {
        for index in word.indices where (0x30...0x39).contains(word[index]) { return true }
        return false
    }
}
