extension Parser {
    /// `true`, `false`, `null`; anything else is a fault with a hint.
    mutating func readWord(into node: Int) throws(Stop) {
        let start = at
        while at < bytes.count, isWordByte(bytes[at]) { at += 1 }
        let word = String(decoding: bytes[start..<at], as: UTF8.self)
        switch word {
        case "true", "false": nodes[node].kind = .boolean
        case "null": nodes[node].kind = .null
        case "NaN", "Infinity", "inf", "nan", "Inf": try report(.notFinite(word), at: start)
        default: try report(Self.fault(for: shownToken(start)), at: start)
        }
    }

    private static func fault(for word: String) -> SyntaxFault {
        switch word.lowercased() {
        case "none", "nil", "undefined": .wrongLiteral(word, meant: "null")
        case "yes", "on": .wrongLiteral(word, meant: "true")
        case "no", "off": .wrongLiteral(word, meant: "false")
        default:
            if let meant = suggestion(for: word, among: ["true", "false", "null"]) {
                .wrongLiteral(word, meant: meant)
            } else {
                .bareWord(word)
            }
        }
    }

    /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?` (RFC 8259 §6).
    mutating func readNumber(into node: Int) throws(Stop) {
        let start = at
        while at < bytes.count, isWordByte(bytes[at]) || bytes[at] == 0x2B || bytes[at] == 0x2E { at += 1 }
        if let form = Self.fault(in: bytes[start..<at]) {
            let text = shownToken(start)
            let isWord = ["NaN", "Infinity"].contains { text.hasSuffix($0) }
            try report(isWord ? .notFinite(text) : .badNumber(text, form), at: start)
        } else {
            nodes[node].kind = .number
        }
    }

    private static func fault(in text: ArraySlice<UInt8>) -> SyntaxFault.NumberForm? {
        var rest = text
        if rest.first == 0x2B { return .leadingPlus }
        if rest.first == 0x2D { rest.removeFirst() }
        if rest.first == 0x2E { return .bareFraction }
        let whole = takeDigits(&rest)
        guard let first = whole.first else { return .other }
        if first == 0x30, let next = rest.first, next | 0x20 == 0x78 { return .hexadecimal }
        if first == 0x30, whole.count > 1 { return .leadingZero }
        if rest.first == 0x2E {
            rest.removeFirst()
            if takeDigits(&rest).isEmpty { return .emptyFraction }
        }
        if let mark = rest.first, mark | 0x20 == 0x65 {
            rest.removeFirst()
            if let sign = rest.first, sign == 0x2B || sign == 0x2D { rest.removeFirst() }
            if takeDigits(&rest).isEmpty { return .emptyExponent }
        }
        return rest.isEmpty ? nil : .other
    }

    private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        rest = rest.dropFirst(digits.count)
        return digits
    }
}
