import TestSupport
import Testing
import Text

@Suite struct FoldedTextTests {
    @Test(arguments: [
        ("Two  Kites, one wind", ["two", "kites", "one", "wind"]),
        ("C++, C#, F# and .NET", ["c++", "c#", "f#", "and", ".net"]),
        ("A* beats a*b and *A*", ["a*", "beats", "a", "b", "and", "a"]),
        ("GPT-4.5 costs 3,000", ["gpt", "4.5", "costs", "3", "000"]),
        ("R&D & Q&A", ["r&d", "q&a"]),
        ("The kite's tail; kites’ tails; don’t", ["the", "kite", "tail", "kites", "tails", "don't"]),
        ("na\\\"ive Poincar\\'e Fran\\c{c}ois", ["naive", "poincare", "francois"]),
        ("$\\ell_1$ and $x^{2}$", ["l1", "and", "x2"]),
        ("360$^{\\circ}$ and 360^circ", ["360", "and", "360"]),
        ("\\frac{1}{2}", ["1", "2"]),
        ("\\emph{new}\\textbf{er}", ["newer"]),
        ("see \\cite{kite2020} now", ["see", "now"]),
        ("\\'", []), ("\\", []), ("\\\\", []), ("", []), ("🪁 — …", []),
        ("x\\", ["x"]), ("\\unknowncommand", ["unknowncommand"]),
        ("β, Σ, ϵ, ς, µ", ["beta", "sigma", "epsilon", "sigma", "mu"]),
        ("数据 3D模型", ["数", "据", "3d", "模", "型"]),
        ("ＧＰＵ ﬁne ½", ["gpu", "fine", "12"]),
        ("Straße Łódź Ærø", ["strasse", "lodz", "aero"]),
        ("snake_case x_1", ["snake", "case", "x1"]),
        ("\\vec{x} \\upsilon \\circ \\c{s}", ["x", "upsilon", "s"]),
    ])
    func wordsOfATextAre(text: String, words: [String]) {
        #expect(FoldedText(text).tokens.map(\.word) == words)
    }

    @Test(arguments: [
        ("a b", FoldedText.Link.space), ("a-b", .hyphen), ("a–b", .hyphen), ("a\u{2212}b", .hyphen), ("a - b", .stop),
        ("a- b", .space), ("a—b", .stop), ("a. b", .stop), ("a.b", .dot), ("a, b", .stop), ("a (b)", .stop),
        ("a\nb", .space), ("a\n\nb", .stop), ("a “b”", .space), ("a/b", .space), ("a… b", .stop), ("a... b", .stop),
        ("a -- b", .stop), ("a--b", .hyphen),
    ])
    func betweenTwoWordsStands(text: String, link: FoldedText.Link) {
        #expect(FoldedText(text).tokens.map(\.link) == [.none, link])
    }

    @Test func placesCountScalarsOfTheSource() {
        let text = "🪁 na\\\"ive $\\beta$s e\u{301}t"
        let scalars = Array(text.unicodeScalars)
        let surfaces = FoldedText(text).tokens.map { String(String.UnicodeScalarView(scalars[$0.range])) }
        #expect(
            surfaces == ["na\\\"ive", "\\beta$s", "e\u{301}t"] || surfaces == ["na\\\"ive", "\\beta$s", "e\u{301}t"])
    }

    @Test func capitalsAreRemembered() {
        let tokens = FoldedText("RAG LLMs ImageNet 3D kite ABCDEFG").tokens
        #expect(tokens.map(\.isAcronym) == [true, false, false, false, false, false])
        #expect(tokens.map(\.capitals) == [0b111, 0b111, 0b100001, 0b10, 0, 0b1111111])
        #expect(FoldedText("A SURVEY OF RAG").isAllCapitals)
        #expect(!FoldedText("A SURVEY OF LLMs").isAllCapitals)
        #expect(!FoldedText("RAG").isAllCapitals)
        #expect(FoldedText("THE \\BETA $\\beta$ KITE").isAllCapitals)
    }

    @Test func anyTextFoldsToWordsInsideIt() {
        var generator = SeededGenerator(seed: 11)
        let alphabet =
            Array("ab Z3\\{}$^_'\"-.~*+#&(),:\n\u{0}éß\u{301}β数🪁\u{200D}\u{202E}c").map { String($0) }
            + ["\\beta", "\\c{c}", "\\'", "\\frac", "\\begin", "''"]
        for _ in 0..<1_000 {
            let text = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                alphabet.randomElement(using: &generator) ?? ""
            }.joined()
            var last = 0
            for token in FoldedText(text).tokens {
                #expect(!token.word.isEmpty && token.range.lowerBound >= last && !token.range.isEmpty, "\(text)")
                #expect(token.range.upperBound <= text.unicodeScalars.count)
                last = token.range.lowerBound
            }
            let plain = ReadableText.plain(text)
            #expect(plain.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
            _ = NormalizedTitle(text)
        }
    }
}
