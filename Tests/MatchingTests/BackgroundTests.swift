import Testing

@testable import Matching

@Suite struct BackgroundTests {
    let background = Background.builtin

    @Test func builtinCountsAreThere() {
        #expect(background.version.hasPrefix("builtin-1-"))
        #expect(background.documents == 38_736)
        #expect(background.meanTitleLength == 9.48)
        #expect(background.meanAbstractLength == 167.82)
    }

    @Test(arguments: [("0", 1368), ("the", 38_585), ("model", 21_859), ("rag", 46), ("c++", 20), ("cache", 32)])
    func wordsHaveTheirFrequencies(word: String, documents: Int) {
        #expect(background.frequency(of: word) == documents)
    }

    @Test(arguments: ["", "!", "zzzzzzzz", "kitesurfing", "robots", "Model"])
    func unknownWordsHaveNone(word: String) {
        #expect(background.frequency(of: word) == nil)
    }

    @Test func pairsHaveTheirFrequencies() {
        #expect(background.frequency(of: "0", "and") == 53)
        #expect(background.frequency(of: "and", "0") != 53)
        #expect((background.frequency(of: "diffusion", "model") ?? 0) > 200)
        #expect(background.frequency(of: "model", "kitesurfing") == nil)
    }

    @Test func prefixesSumTheirWords() {
        let transform = background.frequency(ofPrefix: "transform")
        #expect(transform > (background.frequency(of: "transformer") ?? 0))
        #expect(background.frequency(ofPrefix: "zzzz") == 0)
        #expect(background.frequency(ofPrefix: "") == background.documents)
    }

    @Test func otherBytesAreNoBackground() {
        #expect(Background([]) == nil)
        #expect(Background(Array(repeating: 0, count: 100)) == nil)
        #expect(Background(Array("PBBG".utf8) + Array(repeating: 1, count: 200)) == nil)
    }

    @Test func rarerPhrasesWeighMore() throws {
        let idf = try Dictionary(
            uniqueKeysWithValues: [
                "model", "diffusion model", "latent diffusion model", "multi-modal", "multimodal", "kitesurfing",
                "kitesurfing the", "WHO guideline", "IT",
            ].map { term in (term, background.idf(of: try #require(Pattern(Keyword(term: term))))) })
        func value(_ term: String) -> Double { idf[term] ?? .nan }
        #expect(value("model") < value("diffusion model"))
        #expect(value("diffusion model") < value("latent diffusion model"))
        #expect(value("multi-modal") <= value("multimodal"))
        // An unknown pair is rare, but no rarer than its rarest word would make it.
        #expect(value("kitesurfing the") == value("kitesurfing"))
        // The pronoun's count says nothing about the acronym.
        #expect(value("WHO guideline") > 5)
        #expect(value("IT") > value("model"))
    }
}
