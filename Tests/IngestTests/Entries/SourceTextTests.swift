import TestSupport
import Testing

@testable import Ingest

@Suite struct SourceTextTests {
    @Test(arguments: [
        ("Sparse Kites", "Sparse Kites"), ("", ""), (" ", ""), ("  Sparse\t\n Kites ", "Sparse Kites"),
        ("Sparse\u{A0}\u{2009}Kites", "Sparse Kites"), ("a\u{0}b\u{7F}c\u{85}d", "abc d"),
        ("over\u{202E}ride\u{2066}", "override"), ("\u{FEFF}Kites", "Kites"), ("co\u{AD}operate", "cooperate"),
        ("naïve – “kites” 🪁", "naïve – “kites” 🪁"), ("a  b", "a b"), ("seven b", "seven b"),
        ("sevenby  te", "sevenby te"), ("sevenbyt ", "sevenbyt"), ("a\r\n\r\nb", "a b"),
    ])
    func cleansALine(text: String, clean: String) {
        #expect(SourceText.line(text) == clean)
    }

    @Test(arguments: [
        ("One\ntwo.\n\nThree", "One two.\n\nThree"), ("One\r\n\r\nTwo", "One\n\nTwo"), ("One\r\rTwo", "One\n\nTwo"),
        ("One\r\nTwo", "One Two"), ("\n\nOne\n \t\nTwo\n\n", "One\n\nTwo"), ("One\u{2029}\u{2029}Two", "One\n\nTwo"),
    ])
    func keepsParagraphs(text: String, clean: String) {
        #expect(SourceText.paragraphs(text) == clean)
    }

    @Test func cutsAtTheEndOfAWord() {
        #expect(SourceText.cut("Sparse Kites", after: 12) == "Sparse Kites")
        #expect(SourceText.cut("Sparse Kites", after: 9) == "Sparse")
        #expect(SourceText.cut("Ōōōō", after: 2) == "Ōō")
        #expect(SourceText.cut("Kites\n\nWinds", after: 8) == "Kites")
    }

    /// What a line holds is clean, whatever it was made of, and cleaning it again changes nothing.
    @Test func cleansWhateverComes() {
        var generator = SeededGenerator(seed: 5)
        let parts = [
            " ", "  ", "a", "kites", "\n", "\u{A0}", "\u{0}", "é", "\u{202E}", "—", "🪁", "\u{7F}", "seven b", "\r",
        ]
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
                parts.randomElement(using: &generator) ?? ""
            }.joined()
            let line = SourceText.line(text)
            #expect(SourceText.line(line) == line)
            #expect(!line.hasPrefix(" ") && !line.hasSuffix(" ") && !line.contains("  "))
            #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0 != "\u{202E}" })
        }
    }
}
