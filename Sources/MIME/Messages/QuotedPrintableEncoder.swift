/// The encoder behind `QuotedPrintable.encode`.
struct QuotedPrintableEncoder {
    private(set) var output: [UInt8] = []
    /// Octets on the line so far.
    private var column = 0

    mutating func encode(_ text: UnsafeBufferPointer<UInt8>) {
        output.reserveCapacity(text.count + text.count / 8 + 8)
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == 0x0A || byte == 0x0D {
                breakLine()
                index += byte == 0x0D && index + 1 < text.count && text[index + 1] == 0x0A ? 2 : 1
                continue
            }
            let size = QuotedPrintableEncoder.characterSize(text, at: index)
            if size == 1, column > 0, column < QuotedPrintable.maxLine - 1, byte > 0x20, byte < 0x7F, byte != 0x3D {
                output.append(byte)
                column += 1
                index += 1
                continue
            }
            write(text, from: index, size: size)
            index += size
        }
        if column > 0 { softBreak() }
    }

    /// The slower way: everything at the start of a line, blanks, and what must be escaped.
    private mutating func write(_ text: UnsafeBufferPointer<UInt8>, from index: Int, size: Int) {
        let byte = text[index]
        let isEscaped: Bool
        switch byte {
        case 0x20, 0x09:
            let next = index + 1 < text.count ? text[index + 1] : 0
            // A blank may not end a line; one that ends the fragment is safe behind the soft break.
            isEscaped = next == 0x0A || next == 0x0D
        case 0x21...0x3C, 0x3E...0x7E: isEscaped = false
        default: isEscaped = true
        }
        let cost = isEscaped ? 3 * size : 1
        // One octet stays free for the soft break.
        if column + cost > QuotedPrintable.maxLine - 1 { softBreak() }
        if isEscaped || column == 0 && QuotedPrintableEncoder.isRisky(text, at: index) {
            for offset in 0..<size { escape(text[index + offset]) }
        } else {
            output.append(byte)
            column += 1
        }
    }

    /// At the start of a line: a dot, or `From `.
    private static func isRisky(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        if text[index] == 0x2E { return true }
        guard text[index] == 0x46, index + 4 < text.count else { return text[index] == 0x46 }
        return text[index + 1] == 0x72 && text[index + 2] == 0x6F && text[index + 3] == 0x6D && text[index + 4] == 0x20
    }

    /// Octets of the UTF-8 character at `index`, at least 1 and never beyond the end.
    private static func characterSize(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        guard text[index] >= 0xC2 else { return 1 }
        let wanted = text[index] >= 0xF0 ? 4 : text[index] >= 0xE0 ? 3 : 2
        var size = 1
        while size < wanted, index + size < text.count, text[index + size] & 0xC0 == 0x80 { size += 1 }
        return size
    }

    private mutating func escape(_ byte: UInt8) {
        output.append(0x3D)
        output.append(Hexadecimal.digit(byte >> 4))
        output.append(Hexadecimal.digit(byte & 15))
        column += 3
    }

    private mutating func softBreak() {
        output.append(0x3D)
        breakLine()
    }

    private mutating func breakLine() {
        output.append(0x0D)
        output.append(0x0A)
        column = 0
    }
}
