/// Text that HTML leaves as it is: no tag, no reference, no white space but single spaces between words.
enum OrdinaryText {
    /// Whether all of it is ordinary.
    static func isAll(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        end(in: bytes, 0..<bytes.count) == bytes.count && bytes.last != 0x20
    }

    /// Where something else comes: a tag, a reference, a no-break space, a space at the beginning or at the end, or
    /// other white space.
    static func end(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        var position = range.lowerBound
        if position < range.upperBound, bytes[position] == 0x20 { return position }
        while position < range.upperBound {
            if position + 8 < range.upperBound {
                let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
                if isOrdinary(UInt64(littleEndian: word)) {
                    // A space at the end of the eight is looked at again, with what follows it.
                    position += bytes[position + 7] == 0x20 ? 7 : 8
                    continue
                }
            }
            let byte = bytes[position]
            if byte < 0x20 || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") { return position }
            let next = position + 1 < range.upperBound ? bytes[position + 1] : 0x20
            if byte == 0xC2, next == 0xA0 { return position }
            if byte == 0x20, next <= 0x20 || next == UInt8(ascii: "&") || next == 0xC2 { return position }
            position += 1
        }
        return position
    }

    /// Whether none of eight bytes is a control, `&`, `<`, or the beginning of a no-break space, and no two spaces stand
    /// together.
    private static func isOrdinary(_ word: UInt64) -> Bool {
        let high: UInt64 = 0x8080_8080_8080_8080
        let spaces = zeros(in: word ^ 0x2020_2020_2020_2020)
        let controls = (word &- 0x2020_2020_2020_2020) & ~word & high
        let marks =
            zeros(in: word ^ 0x2626_2626_2626_2626) | zeros(in: word ^ 0x3C3C_3C3C_3C3C_3C3C)
            | zeros(in: word ^ 0xC2C2_C2C2_C2C2_C2C2)
        return controls | marks | (spaces & (spaces << 8)) == 0
    }

    /// Marks bytes that are zero, and perhaps some above one that is.
    private static func zeros(in word: UInt64) -> UInt64 {
        (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
    }
}
