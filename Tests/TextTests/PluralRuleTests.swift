import Testing
import Text

@Suite struct PluralRuleTests {
    @Test(arguments: [
        ("kites", "kite"), ("policies", "policy"), ("classes", "class"), ("boxes", "box"), ("churches", "church"),
        ("indices", "index"), ("corpora", "corpus"), ("lenses", "lens"), ("analyses", "analysis"),
    ])
    func pluralsBecomeSingular(plural: String, singular: String) {
        #expect(PluralRule.singular(plural) == singular)
    }

    @Test(arguments: [
        "news", "lens", "bias", "series", "gas", "us", "class", "virus", "basis", "gps", "gpt4s", "data", "llm", "",
    ])
    func otherWordsStay(word: String) {
        #expect(PluralRule.singular(word) == word)
    }

    @Test(arguments: [
        ("cache", "caches"), ("caches", "cache"), ("virus", "viruses"), ("viruses", "virus"), ("hero", "heroes"),
        ("basis", "bases"), ("quiz", "quizzes"),
    ])
    func variantsJoinWhatTheRuleDoesNot(word: String, other: String) {
        #expect(PluralRule.variants(of: word).contains(other))
    }
}
