/// What a date is written with: numbers, words and marks.
struct DateToken: Equatable {
    enum Kind: Equatable {
        /// Of at most 14 digits; how many they are tells a year from a day.
        case number(Int, digits: Int)
        /// Letters, in small ones, without the point of an abbreviation.
        case word(String)
        /// A byte of ASCII that is neither.
        case mark(UInt8)
    }

    var kind: Kind
    /// Whether white space stands before it.
    var isSpaced: Bool

    /// `nil` for what no date has: more than 40 tokens, longer numbers.
    static func tokens(of bytes: UnsafeBufferPointer<UInt8>) -> [DateToken]? {
        var tokens: [DateToken] = []
        tokens.reserveCapacity(20)
        var index = 0
        var isSpaced = false
        while index < bytes.count {
            let start = index
            let byte = bytes[index]
            let kind: Kind
            if isDigit(byte) {
                var value = 0
                while index < bytes.count, isDigit(bytes[index]) {
                    guard index - start < 14 else { return nil }
                    value = value * 10 + Int(bytes[index] - 0x30)
                    index += 1
                }
                kind = .number(value, digits: index - start)
            } else if isLetter(byte) {
                while index < bytes.count, isLetter(bytes[index]) { index += 1 }
                guard let found = word(UnsafeBufferPointer(rebasing: bytes[start..<index])) else {
                    isSpaced = true
                    continue
                }
                kind = found
                if index < bytes.count, bytes[index] == UInt8(ascii: ".") { index += 1 }
            } else {
                index += 1
                guard byte > 0x20 else {
                    isSpaced = true
                    continue
                }
                kind = .mark(byte)
            }
            guard tokens.count < 40 else { return nil }
            tokens.append(DateToken(kind: kind, isSpaced: isSpaced))
            isSpaced = false
        }
        return tokens
    }

    /// `nil` for no-break spaces; the signs of East Asian dates (`2004年5月28日`) are marks.
    private static func word(_ bytes: UnsafeBufferPointer<UInt8>) -> Kind? {
        let word = String(decoding: bytes, as: UTF8.self).lowercased()
        switch word {
        case "\u{A0}", "\u{202F}": return nil
        case "年", "년", "月", "월", "\u{2010}", "\u{2011}", "\u{2212}", "\u{2013}": return .mark(UInt8(ascii: "-"))
        default: return .word(word)
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 }
}
