/// What a scan for UTF-8 finds in bytes.
struct UTF8Scan {
    /// Well-formed sequences of two to four bytes.
    var multibyte = 0
    /// Ill-formed ones, each a maximal subpart (Unicode, §3.9, table 3-7); one cut off by the end is none.
    var invalid = 0
    /// The last character is cut off.
    var isCut = false
    /// Characters that XML 1.0 forbids (§2.2): C0 controls but tab and line ends, U+FFFE and U+FFFF.
    var forbidden = 0
    /// U+0080…U+009F.
    var controls = 0

    /// Whether the bytes can be taken as they are.
    var isClean: Bool { invalid == 0 && !isCut && forbidden == 0 && controls == 0 }

    /// Whether this is UTF-8, perhaps with a trace of other bytes.
    ///
    /// In text of another encoding nearly every byte above 0x7F is ill-formed UTF-8.
    var isPlausible: Bool { invalid <= multibyte }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        let raw = UnsafeRawBufferPointer(bytes)
        let high: UInt64 = 0x8080_8080_8080_8080
        let spaces: UInt64 = 0x2020_2020_2020_2020
        var position = 0
        while position < bytes.count {
            if position + 8 <= bytes.count {
                let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
                if word & high == 0 {
                    if (word &- spaces) & ~word & high != 0 {
                        for offset in position..<position + 8 where Self.isForbidden(bytes[offset]) { forbidden += 1 }
                    }
                    position += 8
                    continue
                }
            }
            if bytes[position] < 0x80 {
                if Self.isForbidden(bytes[position]) { forbidden += 1 }
                position += 1
            } else {
                position += count(UTF8Sequence(bytes, at: position))
            }
        }
    }

    private mutating func count(_ sequence: UTF8Sequence) -> Int {
        switch sequence.kind {
        case .valid: multibyte += 1
        case .control:
            multibyte += 1
            controls += 1
        case .forbidden: forbidden += 1
        case .invalid: invalid += 1
        // A single last byte in text that is ASCII else is no cut but another encoding's letter.
        case .cut: if multibyte == 0, sequence.length == 1 { invalid += 1 } else { isCut = true }
        }
        return sequence.length
    }

    /// A C0 control that is no tab and no line end.
    static func isForbidden(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
    }
}

/// The bytes of one character above ASCII, or what stands there instead.
struct UTF8Sequence {
    enum Kind {
        case valid
        /// U+0080…U+009F.
        case control
        /// U+FFFE or U+FFFF.
        case forbidden
        case invalid
        /// The end of all bytes comes before its end.
        case cut
    }

    var kind: Kind
    /// In bytes: of an ill-formed one, that of its maximal subpart.
    var length: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
        let lead = bytes[start]
        let needed: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: needed = 2
        case 0xE0: (needed, second) = (3, 0xA0...0xBF)
        case 0xED: (needed, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: needed = 3
        case 0xF0: (needed, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: needed = 4
        case 0xF4: (needed, second) = (4, 0x80...0x8F)
        default: (kind, length) = (.invalid, 1); return
        }
        length = 1
        while length < needed {
            guard start + length < bytes.count else { kind = .cut; return }
            let byte = bytes[start + length]
            guard length == 1 ? second.contains(byte) : byte & 0xC0 == 0x80 else { kind = .invalid; return }
            length += 1
        }
        let isForbidden = lead == 0xEF && bytes[start + 1] == 0xBF && bytes[start + 2] >= 0xBE
        let isControl = lead == 0xC2 && bytes[start + 1] < 0xA0
        kind = isForbidden ? .forbidden : isControl ? .control : .valid
    }
}
