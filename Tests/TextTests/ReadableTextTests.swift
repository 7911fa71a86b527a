import Testing
import Text

@Suite struct ReadableTextTests {
    @Test(arguments: [
        ("360$^{\\circ}$", "360°"), ("360^\\circ views", "360° views"),
        ("full heads in 360^circ with", "full heads in 360° with"),
        ("$\\beta$-VAE", "β-VAE"), ("\\beta", "β"), ("$\\alpha\\beta$", "αβ"), ("$x^2 + y_i$", "x² + yᵢ"),
        ("$10^{-3}$ and 10^{-3}", "10⁻³ and 10⁻³"), ("$O(n \\log n)$", "O(n log n)"), ("$\\ell_1$", "ℓ₁"),
        ("$\\mathcal{L}_{rec}$", "L_rec"), ("$\\frac{1}{2}$", "1/2"), ("$\\frac{a+b}{2}$", "(a+b)/2"),
        ("$\\sqrt{x}$", "√x"),
        ("$\\mathbb{R}^d$", "Rᵈ"), ("$256 \\times 256$", "256 × 256"), ("$\\leq 5\\%$", "≤ 5%"), ("$-1$", "−1"),
        ("$k$-means", "k-means"), ("$$E=mc^2$$", "E=mc²"), ("\\(x\\) and \\[y\\]", "x and y"), ("$k = 5$", "k = 5"),
        ("na\\\"ive Poincar\\'e", "naïve Poincaré"), ("Fran\\c{c}ois \\v{C}ech", "François Čech"),
        ("Fran\\c cois", "François"),
        ("Erd\\H{o}s, {\\L}ukasz, \\O rsted", "Erdős, Łukasz, Ørsted"), ("na{\\\"\\i}ve", "naı̈ve".precomposed),
        ("\\emph{new} \\textbf{\\textit{x}}", "new x"), ("{\\bf bold} move", "bold move"),
        ("A \\textsc{Kite}", "A Kite"),
        ("\\href{https://example.org}{here}", "here"), ("\\url{https://example.org/a_b}", "https://example.org/a_b"),
        ("see~\\cite{kite} now", "see now"), ("50\\% of R\\&D \\#1 a\\_b \\$5", "50% of R&D #1 a_b $5"),
        ("``quoted'' text", "“quoted” text"),
        ("A$^*$ and $Q^*$", "A* and Q*"), ("$\\sim$15\\% of 224$\\times$224", "∼15% of 224×224"),
        ("a $\\frac18$-scale", "a 1/8-scale"),
        ("\\textcolor{red}{Note}: x", "Note: x"),
        ("kites\\footnote{See \\url{https://example.org}.}", "kites (See https://example.org.)"),
        ("$32$--$512$", "32–512"), ("A$^\\mathbf{3}$T", "A³T"),
        ("pages 3--5", "pages 3–5"), ("kites---and wind", "kites—and wind"), ("{BERT} for {K}ites", "BERT for Kites"),
        ("H\\textsubscript{2}O m\\textsuperscript{2}", "H₂O m²"), ("\\LaTeX{} text", "LaTeX text"),
        ("$\\text{loss}_{a}$", "lossₐ"), ("Tom~Roe", "Tom Roe"),
    ])
    func texBecomesReadable(text: String, readable: String) {
        #expect(ReadableText.plain(text) == readable)
    }

    @Test(arguments: [
        "costs $5 and $6", "from $5 to $10", "US$5/A$6", "$5", "a lone \\ backslash", "C:\\new\\users",
        "\\unknown stays",
        "{\"a\": 1}", "a set {x, y}", "use --help or -v", "----", "snake_case_name", "2^n steps", "a^b", "x`y",
        "~5 kites",
        "a * b * c", "<b>&amp;</b>", "{{7*7}}", "RL: 100% fun!", "שלום עולם", "🪁👩‍👩‍👧", "数据", "½ λ", "it's 'so'", "$", "$$",
        "{", "}", "^", "\\", "{}", "a $5 (or 6$) price", "don't",
    ])
    func plainTextStays(text: String) {
        #expect(ReadableText.plain(text) == text)
    }

    @Test func escapedQuotationMarksAreNoAccents() {
        #expect(ReadableText.plain("he said \\\"every\\\" time") == "he said \"every\" time")
        #expect(ReadableText.plain("the model\\'s view") == "the model's view")
    }

    @Test func whiteSpaceAndControlsAreTidied() {
        #expect(ReadableText.plain(" a\t\tb\r\n c\u{A0}d\u{0}e\u{7F}f\u{85}g ") == "a b c def g")
        #expect(ReadableText.plain("a\u{202E}b\u{2066}c\u{FEFF}d\u{FFFE}e") == "abcde")
        #expect(ReadableText.plain("Kite\r\nBcc: x@example.org") == "Kite Bcc: x@example.org")
        #expect(ReadableText.plain("") == "" && ReadableText.plain(" \n ") == "")
    }

    @Test(arguments: ["{", "{\\bf ", "``", "$", "$$", "$x", "\\\"", "\\(", "^{", "\\frac{", "\\'{\\i", "}", "-"])
    func endlessRepetitionsEnd(piece: String) {
        let text = String(repeating: piece, count: 1_000) + String(repeating: "}", count: 1_000)
        #expect(ReadableText.plain(text).utf8.count <= text.utf8.count + 10_000)
        #expect(FoldedText(text).tokens.count <= 1_000)
    }

    @Test func paragraphsAreApart() {
        #expect(ReadableText.paragraphs("one\ntwo\n\n $\\beta$ \r\n\r\n\r\nthree") == ["one two", "β", "three"])
        #expect(ReadableText.paragraphs("").isEmpty)
    }
}

extension String {
    /// What the accent on a dotless i should look like.
    fileprivate var precomposed: String { "naïve" }
}
