extension Parser {
    /// A string from its opening quote to behind its closing one. A string with a fault stays `.faulty`.
    mutating func readString(into node: Int) throws(Stop) {
        let start = at
        let faultsBefore = faults.count
        at += 1
        while true {
            skipPlainBytes()
            guard at < bytes.count else { try stop(.unclosedString, at: start) }
            switch bytes[at] {
            case 0x22:
                at += 1
                nodes[node].kind = faults.count == faultsBefore ? .string : .faulty
                return
            case 0x5C:
                nodes[node].spelling = .escaped
                try readEscape(opened: start)
            case 0x0A, 0x0D:
                try stop(.unclosedString, at: start)
            case let control:
                try report(.controlInString(control), at: at)
                at += 1
            }
        }
    }

    private mutating func skipPlainBytes() {
        var next = at
        bytes.withUnsafeBufferPointer { buffer in
            while next < buffer.count, buffer[next] >= 0x20, buffer[next] != 0x22, buffer[next] != 0x5C { next += 1 }
        }
        at = next
    }

    private mutating func readEscape(opened: Int) throws(Stop) {
        let start = at
        guard at + 1 < bytes.count, bytes[at + 1] >= 0x20 else { try stop(.unclosedString, at: opened) }
        switch bytes[at + 1] {
        case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: at += 2
        case 0x75: try readUnicodeEscape()
        default:
            at += 1
            try report(.badEscape("\\\(scalarHere())"), at: start)
            at += 1
        }
    }

    private mutating func readUnicodeEscape() throws(Stop) {
        let start = at
        guard let first = Unescaping.hexadecimal(bytes[...], at + 2) else {
            try report(.badEscape(text(start, 6)), at: start)
            at += 2
            return
        }
        at += 6
        guard (0xD800...0xDFFF).contains(first) else { return }
        if first < 0xDC00, at + 1 < bytes.count, bytes[at] == 0x5C, bytes[at + 1] == 0x75,
            let second = Unescaping.hexadecimal(bytes[...], at + 2), (0xDC00...0xDFFF).contains(second)
        {
            at += 6
        } else {
            try report(.loneSurrogate(text(start, 6)), at: start)
        }
    }

    /// Up to `length` bytes for a message, at most to the end of the string.
    private func text(_ start: Int, _ length: Int) -> String {
        let end = bytes[start..<min(start + length, bytes.count)].firstIndex { $0 == 0x22 || $0 < 0x20 }
        return String(decoding: bytes[start..<(end ?? min(start + length, bytes.count))], as: UTF8.self)
    }

    /// JavaScript's other quotes: a fault with an obvious end.
    mutating func readSingleQuoted() throws(Stop) {
        let start = at
        try report(.singleQuotes, at: start)
        at += 1
        while at < bytes.count, bytes[at] != 0x27, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
        guard at < bytes.count, bytes[at] == 0x27 else { try stop(.unclosedString, at: start) }
        at += 1
    }

    /// JavaScript's keys without quotes.
    mutating func readBareKey(into node: Int) throws(Stop) {
        let start = at
        while at < bytes.count, isWordByte(bytes[at]) { at += 1 }
        nodes[node].spelling = .bare
        try report(.bareKey(String(decoding: bytes[start..<at], as: UTF8.self)), at: start)
    }
}

/// The text of a key while its document is still being read.
enum JSONKey {
    static func string(_ node: Node, _ bytes: [UInt8]) -> String? {
        let range = Int(node.start)..<Int(node.end)
        switch node.spelling {
        case .bare: return String(decoding: bytes[range], as: UTF8.self)
        case .plain where range.count >= 2: return String(decoding: bytes[range].dropFirst().dropLast(), as: UTF8.self)
        case .escaped where range.count >= 2: return Unescaping.string(bytes[range].dropFirst().dropLast())
        default: return nil
        }
    }
}
