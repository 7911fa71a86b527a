/// Finds what is no UTF-8 (RFC 3629): stray and missing continuations, overlong forms, surrogates, above U+10FFFF.
enum UTF8Check {
    /// Offsets of the first byte of each broken sequence.
    static func brokenSequences(in bytes: [UInt8], from start: Int, atMost limit: Int) -> [Int] {
        var broken: [Int] = []
        var at = start
        while at < bytes.count, broken.count < limit {
            if bytes[at] < 0x80 {
                at += 1
                continue
            }
            var sequence = bytes[at..<min(at + 4, bytes.count)].makeIterator()
            var parser = Unicode.UTF8.ForwardParser()
            if case .valid(let encoded) = parser.parseScalar(from: &sequence) {
                at += encoded.count
            } else {
                broken.append(at)
                at += 1
                // The rest of a broken sequence belongs to the same fault.
                while at < bytes.count, bytes[at] & 0xC0 == 0x80 { at += 1 }
            }
        }
        return broken
    }
}
