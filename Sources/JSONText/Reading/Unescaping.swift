/// The text that a string with escapes stands for. The parser has checked every escape of a value that is not faulty;
/// what it refused becomes U+FFFD here.
enum Unescaping {
    static func string(_ raw: ArraySlice<UInt8>) -> String {
        var utf8: [UInt8] = []
        utf8.reserveCapacity(raw.count)
        var at = raw.startIndex
        while at < raw.endIndex {
            guard raw[at] == 0x5C, at + 1 < raw.endIndex else {
                utf8.append(raw[at])
                at += 1
                continue
            }
            switch raw[at + 1] {
            case 0x62: utf8.append(0x08)
            case 0x66: utf8.append(0x0C)
            case 0x6E: utf8.append(0x0A)
            case 0x72: utf8.append(0x0D)
            case 0x74: utf8.append(0x09)
            case 0x75:
                let (scalar, length) = escapedScalar(raw, at)
                utf8.append(contentsOf: String(scalar).utf8)
                at += length
                continue
            case let other: utf8.append(other)
            }
            at += 2
        }
        return String(decoding: utf8, as: UTF8.self)
    }

    /// The scalar of a `\u` escape or of a pair of them, and how many bytes it takes.
    private static func escapedScalar(_ raw: ArraySlice<UInt8>, _ at: Int) -> (scalar: Unicode.Scalar, length: Int) {
        guard let first = hexadecimal(raw, at + 2) else { return ("\u{FFFD}", 2) }
        if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
        guard first < 0xDC00, at + 7 < raw.endIndex, raw[at + 6] == 0x5C, raw[at + 7] == 0x75,
            let second = hexadecimal(raw, at + 8), (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(first - 0xD800) << 10) + UInt32(second - 0xDC00))
        else { return ("\u{FFFD}", 6) }
        return (scalar, 12)
    }

    /// The value of four hexadecimal digits, or `nil`.
    static func hexadecimal(_ bytes: ArraySlice<UInt8>, _ at: Int) -> UInt16? {
        guard at >= bytes.startIndex, at + 4 <= bytes.endIndex else { return nil }
        var value: UInt16 = 0
        for byte in bytes[at..<at + 4] {
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt16(byte - 0x30)
            case 0x41...0x46: value = value << 4 | UInt16(byte - 0x37)
            case 0x61...0x66: value = value << 4 | UInt16(byte - 0x57)
            default: return nil
            }
        }
        return value
    }
}
