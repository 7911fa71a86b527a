import Markup
import TestSupport
import Testing

@Suite struct CleanTextTests {
    @Test(arguments: [
        ("plain", "plain"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("a\u{0}b\u{7}c\u{1B}[31m", "abc[31m"),
        ("a\r\nb\rc\n\rd", "a\nb\nc\n\nd"),
        ("a\u{B}b\u{C}c\u{85}d", "a b c d"),
        ("a\u{7F}b\u{80}c\u{9F}d\u{A0}e", "abcd\u{A0}e"),
        ("\u{FFFE}x\u{FFFF}", "x"),
        (noncharacters([0xFDD0, 0xFDEF]) + "x", "x"),
        ("\u{1FFFE}x\u{10FFFF}", "x"),
        ("\u{FEFF}kept \u{FFFD} \u{202E}", "\u{FEFF}kept \u{FFFD} \u{202E}"),
        ("👩‍🔬 עברית naïve", "👩‍🔬 עברית naïve"),
        ("", ""),
    ])
    func dropsWhatXMLForbids(raw: String, expected: String) {
        #expect(CleanText(raw).text == expected)
    }

    @Test func cleaningTwiceChangesNothingMore() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<1_000 {
            let scalars = (0..<20).compactMap { _ in
                Unicode.Scalar(
                    UInt32.random(in: 0...0x10FFFF, using: &generator) >> UInt32.random(in: 0...15, using: &generator))
            }
            let once = CleanText(String(String.UnicodeScalarView(scalars)))
            #expect(CleanText(once.text) == once)
        }
    }
}

/// Swift's literals refuse these.
private func noncharacters(_ values: [UInt32]) -> String {
    String(String.UnicodeScalarView(values.compactMap(Unicode.Scalar.init)))
}
