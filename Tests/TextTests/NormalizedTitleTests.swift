import Testing
import Text

@Suite struct NormalizedTitleTests {
    @Test(arguments: [
        ("Sparse Kites: A Survey", "sparse kites – a survey!"), ("$\\beta$-VAE", "β-VAE"),
        ("Naïve Bayes", "na\\\"ive bayes"),
        ("360$^{\\circ}$ Video", "360° video"), ("\\emph{New} Kites", "new kites"),
        ("The Kite’s Tail", "the kite's tail"),
        ("  A\u{A0}B\n", "a b"), ("ﬁne", "Fine"),
    ])
    func sameTitlesAreEqual(one: String, other: String) {
        #expect(NormalizedTitle(one) == NormalizedTitle(other))
    }

    @Test(arguments: [("Kite", "Kites"), ("Kite 2", "Kite 3"), ("ℓ1", "ℓ2"), ("🪁", "🎈"), ("数据", "模型"), ("?", "!")])
    func otherTitlesDiffer(one: String, other: String) {
        #expect(NormalizedTitle(one) != NormalizedTitle(other))
    }

    @Test func textIsWordsWithSingleSpaces() {
        #expect(NormalizedTitle("  The $\\beta$-Kite:  It's NEW ").text == "the beta kite its new")
        #expect(NormalizedTitle("").text == "")
        #expect(NormalizedTitle(" ?! ").text == "?!")
    }
}
