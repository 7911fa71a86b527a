/// How the bytes of an imported file stand for characters.
public enum TextEncoding: String, Sendable, CaseIterable {
    case utf8
    /// As old spreadsheets write: Windows-1252, which holds Latin-1's letters.
    case latin1

    /// UTF-8 where the bytes are that, a character cut off at their end aside.
    public static func sniffed(_ head: [UInt8]) -> TextEncoding {
        var isBroken = false
        var rest = head[...]
        if let last = rest.lastIndex(where: { $0 & 0xC0 != 0x80 }), rest.endIndex - last < 4, rest[last] >= 0xC0 {
            rest = rest[..<last]
        }
        isBroken = String(validating: rest, as: UTF8.self) == nil
        return isBroken ? .latin1 : .utf8
    }

    /// The characters; what is no UTF-8 becomes U+FFFD.
    func text(_ bytes: ArraySlice<UInt8>) -> String {
        switch self {
        case .utf8: return String(decoding: bytes, as: UTF8.self)
        case .latin1:
            var text = String.UnicodeScalarView()
            for byte in bytes { text.append(Self.windows1252(byte)) }
            return String(text)
        }
    }

    /// Whether the bytes can be read.
    func reads(_ bytes: [UInt8]) -> Bool {
        self == .latin1 || String(validating: bytes, as: UTF8.self) != nil
    }

    private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
        guard (0x80..<0xA0).contains(byte) else { return Unicode.Scalar(byte) }
        return Unicode.Scalar(upper[Int(byte) - 0x80]) ?? "\u{FFFD}"
    }

    /// 0x80…0x9F; those five without a character stand for themselves.
    private static let upper: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D,
        0x17E, 0x178,
    ]
}
