/// Finds what is no UTF-8 (RFC 3629): stray and missing continuations, overlong forms, surrogates, above U+10FFFF.
enum UTF8Check {
    /// Offsets of the first byte of each broken sequence.
    static func brokenSequences(in bytes: [UInt8], from start: Int, atMost limit: Int) -> [Int] {
        bytes.withUnsafeBufferPointer { buffer in
            var broken: [Int] = []
            var at = start
            while at < buffer.count {
                if buffer[at] < 0x80 {
                    at += 1
                    continue
                }
                let length = sequenceLength(buffer, at)
                if length == 0 {
                    broken.append(at)
                    if broken.count == limit { break }
                    at += 1
                    // The rest of a broken sequence belongs to the same fault.
                    while at < buffer.count, buffer[at] & 0xC0 == 0x80 { at += 1 }
                } else {
                    at += length
                }
            }
            return broken
        }
    }

    /// 2…4 for a well-formed sequence that starts here, else 0.
    private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        let lead = bytes[at]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return 0
        }
        guard at + length <= bytes.count, second.contains(bytes[at + 1]) else { return 0 }
        for index in (at + 2)..<max(at + 2, at + length) where bytes[index] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
