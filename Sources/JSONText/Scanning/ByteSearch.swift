/// Searches in bytes, eight at a time.
///
/// A byte of `word ^ pattern` is zero where it is the one looked for; `(x - 0x01…) & ~x & 0x80…` has the high bit of
/// each zero byte. A borrow can set bits above a true hit only, so the lowest one is always right.
enum ByteSearch {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let high: UInt64 = 0x8080_8080_8080_8080

    /// The first quote or backslash from `start` on; the end where there is none.
    @inline(__always)
    static func quoteOrBackslash(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var place = start
        guard let base = UnsafeRawPointer(bytes.baseAddress) else { return place }
        while place + 8 <= bytes.count {
            let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            let quotes = word ^ (ones &* 0x22)
            let slashes = word ^ (ones &* 0x5C)
            let hits = ((quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes) & high
            if hits != 0 { return place + hits.trailingZeroBitCount >> 3 }
            place += 8
        }
        while place < bytes.count, bytes[place] != 0x22, bytes[place] != 0x5C { place += 1 }
        return place
    }

    /// The first backslash from `start` on; the end where there is none.
    static func backslash(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        first(0x5C, in: bytes, from: start)
    }

    /// The first end of a line from `start` on; the end of the bytes where there is none.
    static func lineFeed(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        first(0x0A, in: bytes, from: start)
    }

    @inline(__always)
    private static func first(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var place = start
        guard let base = UnsafeRawPointer(bytes.baseAddress) else { return place }
        let pattern = ones &* UInt64(byte)
        while place + 8 <= bytes.count {
            let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            let differences = word ^ pattern
            let hits = (differences &- ones) & ~differences & high
            if hits != 0 { return place + hits.trailingZeroBitCount >> 3 }
            place += 8
        }
        while place < bytes.count, bytes[place] != byte { place += 1 }
        return place
    }
}
