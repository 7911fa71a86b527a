/// Text on its way into a header field.
enum HeaderText {
    /// One line: line breaks, controls and runs of blanks become one space, noncharacters are left out.
    static func cleaned(_ text: String) -> String {
        if isClean(text) { return text }
        var result = String.UnicodeScalarView()
        var wantsSpace = false
        for scalar in text.unicodeScalars {
            let isBreak = scalar.value < 0x21 || (0x7F..<0xA0).contains(scalar.value)
            if isBreak || scalar.value == 0x2028 || scalar.value == 0x2029 {
                wantsSpace = !result.isEmpty
            } else if !isNoncharacter(scalar) {
                if wantsSpace { result.append(" ") }
                wantsSpace = false
                result.append(scalar)
            }
        }
        return String(result)
    }

    private static func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
        (0xFDD0...0xFDEF).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
    }

    /// ASCII with single blanks between words: nothing to do.
    private static func isClean(_ text: String) -> Bool {
        var previous: UInt8 = 0x20
        for byte in text.utf8 {
            guard ASCII.isPrintable(byte), byte != 0x20 || previous != 0x20 else { return false }
            previous = byte
        }
        return previous != 0x20
    }

    /// Whether unstructured text can stand as it is: a decoder must not take any of it for an encoded-word.
    static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy(ASCII.isPrintable) && !text.contains("=?")
            && text.utf8.split(separator: 0x20).allSatisfy { $0.count <= 60 }
    }

    /// A display name as atoms, a quoted string, or encoded-words (RFC 5322 §3.2.5, RFC 2047 §5).
    static func phrase(_ name: String) -> [String] {
        guard isPlain(name), name.utf8.count <= 60 else { return EncodedWords(name, in: .phrase).words }
        let words = name.split(separator: " ")
        if words.allSatisfy({ $0.unicodeScalars.allSatisfy(ASCII.isAtom) }) { return words.map(String.init) }
        var quoted = "\""
        for scalar in name.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { quoted.append("\\") }
            quoted.unicodeScalars.append(scalar)
        }
        return [quoted + "\""]
    }
}
