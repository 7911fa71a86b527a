/// The names of XML 1.0 (§2.3).
enum XMLNameRule {
    /// Whether bytes are a name.
    static func allows(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let first = name.first, TagScanner.isNameStart(first), name.allSatisfy(TagScanner.isName) else {
            return false
        }
        if name.allSatisfy({ $0 < 0x80 }) { return true }
        let scalars = String(decoding: name, as: UTF8.self).unicodeScalars
        return scalars.first.map(isStart) == true && scalars.allSatisfy(isPart)
    }

    private static func isStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x80: TagScanner.isNameStart(UInt8(scalar.value))
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F,
            0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
            true
        default: false
        }
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x80: TagScanner.isName(UInt8(scalar.value))
        case 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: isStart(scalar)
        }
    }
}
