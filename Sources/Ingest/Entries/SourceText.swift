/// Text from a source, made clean: no controls, no marks that turn the text around them, single spaces.
enum SourceText {
    /// On one line.
    static func line(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        clean(bytes, keepsParagraphs: false)
    }

    static func line(_ text: String) -> String {
        var text = text
        return text.withUTF8(line)
    }

    /// Paragraphs, each on one line, with a blank line between them: a single line end is where the source wrapped.
    static func paragraphs(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        clean(bytes, keepsParagraphs: true)
    }

    static func paragraphs(_ text: String) -> String {
        var text = text
        return text.withUTF8(paragraphs)
    }

    /// The text up to `limit` Unicode scalars, at the end of a word where there is one near.
    static func cut(_ text: String, after limit: Int) -> String {
        // A scalar has a byte at least: most text need not be counted.
        guard text.utf8.count > limit else { return text }
        var text = text
        return text.withUTF8 { bytes -> String? in
            var scalars = 0
            var end = 0
            while end < bytes.count {
                if bytes[end] & 0xC0 != 0x80 {
                    if scalars == limit { break }
                    scalars += 1
                }
                end += 1
            }
            guard end < bytes.count else { return nil }
            let near = bytes[..<end].suffix(100)
            if let space = near.lastIndex(where: { $0 == 0x20 || $0 == 0x0A }) { end = space }
            while end > 0, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x0A { end -= 1 }
            return String(decoding: bytes[..<end], as: UTF8.self)
        } ?? text
    }

    /// What a scalar of the source becomes.
    private enum Fate {
        case kept, blank, lineEnd, dropped
    }

    /// A paragraph's end takes two bytes, and stands for two at least: the result is never longer than the source.
    private static func clean(_ bytes: UnsafeBufferPointer<UInt8>, keepsParagraphs: Bool) -> String {
        if bytes.isEmpty { return "" }
        if isClean(bytes) { return String(decoding: bytes, as: UTF8.self) }
        return String(unsafeUninitializedCapacity: bytes.count) { output in
            var length = 0
            var index = 0
            var isBlank = false
            var lineEnds = 0
            while index < bytes.count {
                let (fate, width) = fate(of: bytes, at: index)
                switch fate {
                case .blank: isBlank = true
                case .lineEnd:
                    isBlank = true
                    lineEnds += 1
                case .dropped: break
                case .kept:
                    if isBlank, length > 0 {
                        if keepsParagraphs, lineEnds > 1 {
                            output[length] = 0x0A
                            output[length + 1] = 0x0A
                            length += 2
                        } else {
                            output[length] = 0x20
                            length += 1
                        }
                    }
                    (isBlank, lineEnds) = (false, 0)
                    for offset in 0..<width { output[length + offset] = bytes[index + offset] }
                    length += width
                    index += width
                    // What follows up to the next thing that is rare; the words of most text have single spaces between
                    // them.
                    while index < bytes.count {
                        let byte = bytes[index]
                        guard
                            isOrdinary(byte) || byte == 0x20 && index + 1 < bytes.count && isOrdinary(bytes[index + 1])
                        else { break }
                        output[length] = byte
                        length += 1
                        index += 1
                    }
                    continue
                }
                index += width
            }
            return length
        }
    }

    /// Whether the text is ASCII, with single spaces between its words and nothing else to change, eight bytes at a time:
    /// most abstracts are.
    private static func isClean(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs = ones << 7
        // The high bit of a byte that is a space; here that of the byte before the first, since none may stand there.
        var spaceBefore: UInt64 = 0x80
        var index = 0
        let words = UnsafeRawBufferPointer(bytes)
        while index + 8 <= bytes.count {
            let word = UInt64(littleEndian: words.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            // Bytes beyond 0x7E, where the addition reaches the high bit, and those below 0x20, where the subtraction
            // borrows.
            guard (word | ((word & ~highs) &+ ones)) & highs == 0, (word &- ones &* 0x20) & ~word & highs == 0 else {
                return false
            }
            let other = word ^ (ones &* 0x20)
            let spaces = ~(((other & ~highs) &+ ~highs) | other) & highs
            if spaces & (spaces << 8 | spaceBefore) != 0 { return false }
            spaceBefore = spaces >> 56
            index += 8
        }
        var isSpace = spaceBefore != 0
        while index < bytes.count {
            let byte = bytes[index]
            guard byte >= 0x20, byte < 0x7F, !(isSpace && byte == 0x20) else { return false }
            isSpace = byte == 0x20
            index += 1
        }
        return !isSpace
    }

    /// A visible character of ASCII, or a byte of a scalar whose lead byte alone shows that it is kept.
    @inline(__always)
    private static func isOrdinary(_ byte: UInt8) -> Bool {
        byte &- 0x21 < 0x5E || byte >= 0x80 && byte < 0xEF && byte != 0xC2 && !(byte >= 0xE1 && byte <= 0xE3)
    }

    /// The fate of the scalar that begins at `index`, and its length in bytes.
    @inline(__always)
    private static func fate(of bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (Fate, Int) {
        let byte = bytes[index]
        if byte > 0x20, byte < 0x7F { return (.kept, 1) }
        switch byte {
        case 0x20, 0x09, 0x0B, 0x0C: return (.blank, 1)
        // Of CR LF, the LF counts.
        case 0x0D: return (index + 1 < bytes.count && bytes[index + 1] == 0x0A ? .blank : .lineEnd, 1)
        case 0x0A: return (.lineEnd, 1)
        case 0..<0x20, 0x7F: return (.dropped, 1)
        case 0xC2, 0xE1...0xE3, 0xEF, 0xF0...: return rareFate(of: bytes, at: index)
        default: return (.kept, 1)
        }
    }

    /// The bytes are well-formed UTF-8 (or what is left of it is kept byte by byte).
    private static func rareFate(of bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (Fate, Int) {
        let lead = bytes[index]
        let width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard index + width <= bytes.count else { return (.kept, 1) }
        var value = UInt32(lead) & (lead < 0xE0 ? 0x1F : lead < 0xF0 ? 0x0F : 0x07)
        for offset in 1..<width { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
        switch value {
        case 0x85, 0x2028, 0x2029: return (.lineEnd, width)
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return (.blank, width)
        case 0x80..<0xA0, 0xAD, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB, 0xFDD0...0xFDEF:
            return (.dropped, width)
        default: return (value & 0xFFFE == 0xFFFE ? .dropped : .kept, width)
        }
    }
}
