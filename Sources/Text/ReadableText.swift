internal import Foundation

/// TeX → text that a person can read: `360$^{\circ}$` is `360°`, `$\beta$` is β, `\emph{new}` is new.
///
/// What is no TeX stays as it is: "costs $5 and $6", a lone backslash, `{"a": 1}`.
public enum ReadableText {
    /// The text on one line: TeX made readable, white space collapsed and trimmed, no control characters, no marks
    /// that turn the direction of the text around them.
    public static func plain(_ text: String) -> String {
        guard text.utf8.contains(where: isSpecial) else { return text }
        var reader = ReadableTextReader(text)
        return reader.run()
    }

    /// The paragraphs of a text, which blank lines separate; each as `plain` gives it, none empty.
    public static func paragraphs(_ text: String) -> [String] {
        var paragraphs: [[Substring]] = [[]]
        // A character view sees CR LF as one line end.
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.allSatisfy(\.isWhitespace) {
                paragraphs.append([])
            } else {
                paragraphs[paragraphs.count - 1].append(line)
            }
        }
        return paragraphs.map { plain($0.joined(separator: " ")) }.filter { !$0.isEmpty }
    }

    /// Bytes that make a second look necessary; a text without them (and without a double space) is plain already.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x20, 0x7F..., UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "^"), UInt8(ascii: "{"),
            UInt8(ascii: "}"), UInt8(ascii: " "), UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
