import JSONText
import Testing

@Suite struct SuggestionTests {
    static let keys = ["term", "weight", "in", "case", "near", "label", "always", "minScore", "keywords"]

    @Test(arguments: [
        ("wieght", "weight"), ("weigth", "weight"), ("wight", "weight"), ("Weight", "weight"), ("weightt", "weight"),
        ("tem", "term"), ("ni", "in"), ("min_score", "minScore"), ("minscore", "minScore"), ("keyword", "keywords"),
        ("allways", "always"), ("nera", "near"),
    ])
    func findsWhatWasMeant(word: String, meant: String) {
        #expect(suggestion(for: word, among: Self.keys) == meant)
    }

    @Test(arguments: ["", "colour", "abcdef", "on", "xxxx", "weight", String(repeating: "weight", count: 100)])
    func keepsSilentWhenNothingIsNear(word: String) {
        let found = suggestion(for: word, among: Self.keys)
        #expect(found == nil || word == "on" && found == "in")
    }

    @Test func theEarlierOfEqualsWins() {
        #expect(suggestion(for: "bcd", among: ["abc", "bce", "bcf"]) == "bce")
    }
}
