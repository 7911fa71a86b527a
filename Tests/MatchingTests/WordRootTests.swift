import Testing

@testable import Matching

@Suite struct WordRootTests {
    /// Examples of Porter's paper, one or more a rule.
    @Test(arguments: [
        ("caresses", "caress"), ("ponies", "poni"), ("cats", "cat"), ("feed", "feed"), ("agreed", "agre"),
        ("plastered", "plaster"), ("bled", "bled"), ("motoring", "motor"), ("sing", "sing"), ("conflated", "conflat"),
        ("troubled", "troubl"), ("sized", "size"), ("hopping", "hop"), ("falling", "fall"), ("hissing", "hiss"),
        ("filing", "file"), ("happy", "happi"), ("sky", "sky"), ("relational", "relat"), ("conditional", "condit"),
        ("digitizer", "digit"), ("operator", "oper"), ("feudalism", "feudal"), ("hopefulness", "hope"),
        ("triplicate", "triplic"), ("formalize", "formal"), ("electrical", "electr"), ("revival", "reviv"),
        ("allowance", "allow"), ("airliner", "airlin"), ("adjustable", "adjust"), ("replacement", "replac"),
        ("adoption", "adopt"), ("onion", "onion"), ("probate", "probat"), ("rate", "rate"), ("controll", "control"),
        ("roll", "roll"), ("robotics", "robot"), ("robots", "robot"),
    ])
    func wordsHaveTheRootThatPorterGives(word: String, root: String) {
        #expect(WordRoot.root(of: word) == root)
    }

    @Test(arguments: ["", "as", "naïve", "gpt4", "c++", "数据"])
    func otherWordsAreTheirOwnRoot(word: String) {
        #expect(WordRoot.root(of: word) == word)
    }
}
