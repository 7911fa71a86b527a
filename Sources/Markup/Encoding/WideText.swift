/// UTF-16 and UTF-32 as UTF-8.
enum WideText {
    /// Lone surrogates, and values that are no character, become U+FFFD, as does a last character that is cut off.
    static func utf8(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding) -> [UInt8] {
        let isBig = encoding.name.hasSuffix("be")
        return bytes.withUnsafeBufferPointer { bytes in
            encoding.name.hasPrefix("utf-32") ? fromUTF32(bytes, isBig: isBig) : fromUTF16(bytes, isBig: isBig)
        }
    }

    private static func fromUTF16(_ bytes: UnsafeBufferPointer<UInt8>, isBig: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        let count = bytes.count / 2
        func unit(_ index: Int) -> UInt32 {
            let (first, second) = (UInt32(bytes[2 * index]), UInt32(bytes[2 * index + 1]))
            return isBig ? first << 8 | second : second << 8 | first
        }
        var index = 0
        while index < count {
            let value = unit(index)
            index += 1
            if value & 0xFC00 == 0xD800, index < count, unit(index) & 0xFC00 == 0xDC00 {
                append(0x10000 + (value & 0x3FF) << 10 + unit(index) & 0x3FF, to: &result)
                index += 1
            } else {
                append(value, to: &result)
            }
        }
        if bytes.count % 2 != 0 { append(0xFFFD, to: &result) }
        return result
    }

    private static func fromUTF32(_ bytes: UnsafeBufferPointer<UInt8>, isBig: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count / 4)
        for start in stride(from: 0, to: bytes.count - 3, by: 4) {
            let four = bytes[start..<start + 4]
            let value =
                isBig ? four.reduce(0) { $0 << 8 | UInt32($1) } : four.reversed().reduce(0) { $0 << 8 | UInt32($1) }
            append(value, to: &result)
        }
        if bytes.count % 4 != 0 { append(0xFFFD, to: &result) }
        return result
    }

    private static func append(_ value: UInt32, to result: inout [UInt8]) {
        if value < 0x80 { return result.append(UInt8(truncatingIfNeeded: value)) }
        result.append(contentsOf: UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
    }
}
