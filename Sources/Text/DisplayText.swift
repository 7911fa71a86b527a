/// Text from outside as people read it in a letter or a feed: TeX made readable, and nothing in it that could break out
/// of its place, reorder the text around it, or fill the screen.
public enum DisplayText {
    /// Marks that may sit on one character; more are a nuisance, not a language.
    private static let maxMarks = 8

    /// One line, TeX made readable.
    public static func line(_ text: String) -> String {
        cleaned(ReadableText.plain(text))
    }

    /// Paragraphs, none empty; TeX made readable.
    public static func paragraphs(_ text: String) -> [String] {
        ReadableText.paragraphs(text).map(cleaned).filter { !$0.isEmpty }
    }

    /// One line of what is no TeX: a keyword, a name.
    public static func cleaned(_ text: String) -> String {
        if isClean(text) { return text }
        var result = String.UnicodeScalarView()
        var hasBlank = false
        var marks = 0
        for scalar in text.unicodeScalars {
            if isBlank(scalar) {
                hasBlank = true
                continue
            }
            if isDropped(scalar) { continue }
            if hasBlank, !result.isEmpty { result.append(" ") }
            hasBlank = false
            marks = isMark(scalar) ? marks + 1 : 0
            if marks <= maxMarks { result.append(scalar) }
        }
        return String(result)
    }

    /// Whether the text, by its bytes alone, surely needs no cleaning: ASCII, Latin-1 and common punctuation. Most
    /// text is, and asking Unicode about each scalar costs more than all the rest.
    private static func isClean(_ text: String) -> Bool {
        var previous: UInt8 = 0x20
        var beforePrevious: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case 0x20: if previous == 0x20 { return false }
            case 0x21...0x7E, 0xC2, 0xC3, 0xE2: break
            case 0x80...0xBF:
                switch previous {
                case 0xC3: break
                case 0xC2: if byte <= 0xA0 { return false }
                case 0xE2: if byte != 0x80 { return false }
                // U+2010…U+2027: dashes, quotation marks, bullets, the ellipsis.
                case 0x80: if beforePrevious != 0xE2 || !(0x90...0xA7).contains(byte) { return false }
                default: return false
                }
            default: return false
            }
            beforePrevious = previous
            previous = byte
        }
        return previous != 0x20
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x300 else { return false }
        let category = scalar.properties.generalCategory
        return category == .nonspacingMark || category == .enclosingMark
    }

    /// White space of any kind, line breaks, controls.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= 0x20 || (0x7F...0xA0).contains(scalar.value) || scalar.properties.isWhitespace
    }

    /// Overrides and isolates of direction, and what is no character.
    private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFC: true
        default: (0xFDD0...0xFDEF).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
        }
    }

    /// `text` isolated from the text around it where it reads from right to left (UAX #9, FSI and PDI).
    public static func isolated(_ text: String) -> String {
        text.utf8.contains { $0 >= 0xD6 } && text.unicodeScalars.contains(where: isRightToLeft)
            ? "\u{2068}\(text)\u{2069}" : text
    }

    private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        default: false
        }
    }
}
