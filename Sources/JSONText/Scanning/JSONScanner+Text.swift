extension JSONScanner {
    /// The text that a string of these bytes stands for.
    /// - Parameter limit: the most bytes of the text; what is longer is cut between two characters.
    public func text(of string: ScannedString, atMost limit: Int = .max) -> String {
        guard string.end <= bytes.count else { return "" }
        let raw = UnsafeBufferPointer(rebasing: bytes[string.start..<string.end])
        if !string.hasEscapes {
            guard raw.count > limit else { return String(decoding: raw, as: UTF8.self) }
            return String(decoding: raw[..<Self.boundary(raw, before: limit)], as: UTF8.self)
        }
        // No escape is shorter than what it stands for.
        return String(unsafeUninitializedCapacity: min(raw.count, limit)) { text in
            Self.decode(raw, into: text)
        }
    }

    /// Gives `body` the UTF-8 of a string, where it stands, or decoded into `buffer` where it has escapes.
    /// - Parameter buffer: whose memory is used again; its contents are the method's.
    @inline(__always)
    public func withText<Result>(
        of string: ScannedString, buffer: inout [UInt8], _ body: (Span<UInt8>) -> Result
    ) -> Result {
        let raw = UnsafeBufferPointer(rebasing: bytes[string.start..<string.end])
        guard string.hasEscapes else { return body(Span(_unsafeElements: raw)) }
        var text = text(of: string)
        buffer.removeAll(keepingCapacity: true)
        text.withUTF8 { buffer.append(contentsOf: $0) }
        return body(buffer.span)
    }

    private static func boundary(_ raw: UnsafeBufferPointer<UInt8>, before limit: Int) -> Int {
        var end = limit
        while end > max(0, limit - 3), raw[end] & 0xC0 == 0x80 { end -= 1 }
        return end
    }

    /// Writes the text up to the last character that has room.
    private static func decode(_ raw: UnsafeBufferPointer<UInt8>, into text: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var place = 0
        var written = 0
        while place < raw.count {
            let next = ByteSearch.backslash(in: raw, from: place)
            var length = next - place
            if length > text.count - written { length = boundary(raw, before: place + text.count - written) - place }
            guard length >= 0 else { return written }
            for index in 0..<length { text[written + index] = raw[place + index] }
            written += length
            guard place + length == next, next < raw.count else { return written }
            let escape = Escape(raw, at: next)
            guard escape.append(to: text, &written) else { return written }
            place = next + escape.length
        }
        return written
    }
}

/// What a backslash begins.
private struct Escape {
    /// In bytes, the backslash included.
    var length = 2
    /// `nil` where the backslash itself stands for nothing.
    var scalar: Unicode.Scalar?

    init(_ raw: UnsafeBufferPointer<UInt8>, at start: Int) {
        guard start + 1 < raw.count else {
            (length, scalar) = (1, nil)
            return
        }
        switch raw[start + 1] {
        case 0x62: scalar = "\u{8}"
        case 0x66: scalar = "\u{C}"
        case 0x6E: scalar = "\n"
        case 0x72: scalar = "\r"
        case 0x74: scalar = "\t"
        case 0x75: (scalar, length) = Self.unicode(raw, start)
        case let byte where byte < 0x80: scalar = Unicode.Scalar(byte)
        default: (length, scalar) = (1, nil)
        }
    }

    /// The scalar of a `\u` escape or of a pair of them, and how many bytes it takes.
    private static func unicode(_ raw: UnsafeBufferPointer<UInt8>, _ start: Int) -> (Unicode.Scalar, Int) {
        guard let first = hexadecimal(raw, start + 2) else { return ("u", 2) }
        if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
        guard first < 0xDC00, start + 7 < raw.count, raw[start + 6] == 0x5C, raw[start + 7] == 0x75,
            let second = hexadecimal(raw, start + 8), (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        else { return ("\u{FFFD}", 6) }
        return (scalar, 12)
    }

    private static func hexadecimal(_ raw: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt32? {
        guard start + 4 <= raw.count else { return nil }
        var value: UInt32 = 0
        for place in start..<start + 4 {
            switch raw[place] {
            case 0x30...0x39: value = value << 4 | UInt32(raw[place] - 0x30)
            case 0x41...0x46: value = value << 4 | UInt32(raw[place] - 0x37)
            case 0x61...0x66: value = value << 4 | UInt32(raw[place] - 0x57)
            default: return nil
            }
        }
        return value
    }

    /// - Returns: `false` where there is no room for it.
    func append(to text: UnsafeMutableBufferPointer<UInt8>, _ written: inout Int) -> Bool {
        guard let value = scalar?.value else { return true }
        let size = value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
        guard written + size <= text.count else { return false }
        if size == 1 {
            text[written] = UInt8(truncatingIfNeeded: value)
        } else {
            for index in 1..<size {
                text[written + index] = UInt8(truncatingIfNeeded: value >> UInt32(6 * (size - 1 - index))) & 0x3F | 0x80
            }
            let mark: UInt8 = size == 2 ? 0xC0 : size == 3 ? 0xE0 : 0xF0
            text[written] = mark | UInt8(truncatingIfNeeded: value >> UInt32(6 * (size - 1)))
        }
        written += size
        return true
    }
}
