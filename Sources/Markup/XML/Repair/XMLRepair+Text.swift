extension XMLRepair {
    /// Character data as it stands in the source.
    mutating func text(_ range: Range<Int>) {
        if open.isEmpty || isTrailing && open.count <= 1 {
            if let first = bytes[range].firstIndex(where: { !TagScanner.isSpace($0) }) {
                note(open.isEmpty && !isTrailing ? .leadingJunk : .trailingJunk, at: first)
            }
            lines(range)
        } else {
            escapeReferences(range, isAttribute: false)
        }
    }

    /// The content of a CDATA section, in which `&` is an `&`.
    mutating func escape(_ range: Range<Int>) {
        if open.isEmpty || isTrailing && open.count <= 1 { return text(range) }
        for byte in bytes[range] { append(byte, isAttribute: false) }
    }

    /// Writes references that XML knows as they are, HTML's as characters, and every other `&` as `&amp;`.
    mutating func escapeReferences(_ range: Range<Int>, isAttribute: Bool) {
        var position = range.lowerBound
        while position < range.upperBound {
            let byte = bytes[position]
            if byte == UInt8(ascii: "&") {
                position += reference(at: position, end: range.upperBound, isAttribute: isAttribute)
            } else {
                append(byte, isAttribute: isAttribute)
                position += 1
            }
        }
    }

    private mutating func append(_ byte: UInt8, isAttribute: Bool) {
        switch byte {
        case UInt8(ascii: "&"): output += "&amp;".utf8
        case UInt8(ascii: "<"): output += "&lt;".utf8
        case UInt8(ascii: ">"): output += "&gt;".utf8
        case UInt8(ascii: "\"") where isAttribute: output += "&quot;".utf8
        default: output.append(byte)
        }
    }

    private mutating func reference(at start: Int, end: Int, isAttribute: Bool) -> Int {
        switch CharacterReference(bytes, at: start, end: end, isLenient: false) {
        case .text(let text, let length):
            let isNumber = bytes[start + 1] == UInt8(ascii: "#")
            if !isNumber, !Self.known.contains(text) { note(.htmlEntity, at: start) }
            write(text)
            return length
        case .forbidden(let length):
            note(.invalidReference, at: start)
            return length
        case .unknown(let name, let length):
            note(.unknownEntity(name), at: start)
            output += "&amp;".utf8
            output += bytes[(start + 1)..<(start + length)]
            return length
        case .none:
            note(.bareAmpersand, at: start)
            output += "&amp;".utf8
            return 1
        }
    }

    private static let known: Set<String> = ["&", "<", ">", "\"", "'"]

    /// A line end, raw, would count as one more line; and in an attribute it would become a space.
    private mutating func write(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&", "<", ">", "\"", "\n", "\r", "\t": output += "&#\(scalar.value);".utf8
            default: output += String(scalar).utf8
            }
        }
    }
}
