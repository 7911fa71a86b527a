import Testing
import Text

@Suite struct DisplayTextTests {
    @Test func titlesReadOnOneLine() {
        #expect(DisplayText.line(" In 360$^{\\circ}$\r\nBcc: x\u{0}") == "In 360° Bcc: x")
        #expect(DisplayText.line("\u{202E}\u{FEFF}\n") == "")
    }

    @Test(arguments: ["a\u{2003}b", "a\u{3000}b", "a\u{1680} b", "a\u{B}b", "a\u{85}b", "a\u{2028}b", " a  b "])
    func everyBlankIsOneSpace(text: String) {
        #expect(DisplayText.cleaned(text) == "a b")
    }

    @Test(arguments: [0x202E, 0x2066, 0xFEFF, 0xFFFC, 0xFFFE, 0xFDD3] as [UInt32])
    func whatNobodySeesIsDropped(scalar: UInt32) throws {
        let mark = try #require(Unicode.Scalar(scalar))
        #expect(DisplayText.cleaned("a\(mark)b") == "ab")
    }

    @Test func marksAreNoTower() {
        let tower = "z" + String(repeating: "\u{301}", count: 500)
        #expect(DisplayText.cleaned(tower).unicodeScalars.count == 9)
    }

    @Test func paragraphsStayApart() {
        #expect(DisplayText.paragraphs("one\ntwo\n\n\u{202E}\n\n$\\beta$") == ["one two", "β"])
    }

    @Test func textFromRightToLeftIsIsolated() {
        #expect(DisplayText.isolated("שלום") == "\u{2068}שלום\u{2069}")
        #expect(DisplayText.isolated("peace") == "peace")
    }
}
