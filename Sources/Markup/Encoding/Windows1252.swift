/// The encoding that everything unlabelled and mislabelled turns out to be; own, because it must work where glibc's
/// conversion modules are not installed.
enum Windows1252 {
    /// The characters of 0x80…0x9F (WHATWG Encoding Standard, index windows-1252); unmapped bytes keep their number.
    private static let upper: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]

    /// The character of a byte; also what a numeric reference such as `&#146;` means (HTML, §13.2.5.80).
    static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
        return Unicode.Scalar(upper[Int(byte) - 0x80]) ?? "\u{FFFD}"
    }

    /// Appends the character of a byte of 0x80…0x9F; nothing for an unmapped one.
    ///
    /// - Returns: Whether it is mapped.
    static func append(_ byte: UInt8, to result: inout [UInt8]) -> Bool {
        let scalar = scalar(byte)
        guard scalar.value != byte, let encoded = UTF8.encode(scalar) else { return false }
        result.append(contentsOf: encoded)
        return true
    }

    static func utf8(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                result.append(byte)
            } else if let encoded = UTF8.encode(scalar(byte)) {
                result.append(contentsOf: encoded)
            }
        }
        return result
    }
}
