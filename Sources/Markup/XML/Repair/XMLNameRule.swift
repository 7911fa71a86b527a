/// The names of XML 1.0 (§2.3) as namespaces allow them (Namespaces in XML 1.0, §4).
enum XMLNameRule {
    /// Whether bytes are a name, with at most one prefix.
    static func allows(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let parts = name.split(separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
        return parts.count <= 2 && parts.allSatisfy(isPart)
    }

    private static func isPart(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let first = part.first, TagScanner.isNameStart(first), part.allSatisfy(TagScanner.isName) else {
            return false
        }
        if part.allSatisfy({ $0 < 0x80 }) { return true }
        let scalars = String(decoding: part, as: UTF8.self).unicodeScalars
        return scalars.first.map(isStart) == true && scalars.allSatisfy(isName)
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

    private static func isName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x80: TagScanner.isName(UInt8(scalar.value))
        case 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: isStart(scalar)
        }
    }
}
