import Testing

@testable import Matching

@Suite struct TitleSearchTests {
    private func nearness(_ text: String, _ title: String) -> Double {
        TitleSearch(text, background: .builtin).nearness(of: title)
    }

    @Test func wordsAreFoundInAnyOrderAndSpelling() {
        #expect(nearness("harbour kites", "A Kite over the Harbour") == 1)
        #expect(nearness("beta vae", "$\\beta$-VAE on kites") == 1)
        #expect(nearness("", "A Kite") == 0)
        #expect(nearness("glacier", "A Kite") == 0)
    }

    @Test func aRareWordTellsMoreThanACommonOne() {
        #expect(nearness("windsock model", "The Windsock") > nearness("windsock model", "The Model"))
    }

    @Test(arguments: [
        ("hypernetwroks", "HyperNetworks", true), ("windsok", "A Windsock", true), ("windsocck", "A Windsock", true),
        ("windsack", "A Windsock", true), ("wint", "A Wind", false), ("glacier", "A Windsock", false),
    ])
    func oneLetterMayBeWrong(text: String, title: String, isNear: Bool) {
        #expect((nearness(text, title) == 0.5) == isNear)
    }
}
