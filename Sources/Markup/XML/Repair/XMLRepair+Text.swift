extension XMLRepair {
    /// Character data as it stands in the source.
    mutating func text(_ range: Range<Int>) {
        if isOutside {
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
        if isOutside { return text(range) }
        var position = range.lowerBound
        while position < range.upperBound {
            position = run(position..<range.upperBound)
            if position < range.upperBound { append(bytes[position], isAttribute: false) }
            position += 1
        }
    }

    /// Where a row of one sign ends.
    func signs(_ sign: UInt8, from start: Int, to end: Int) -> Int {
        var position = start
        while position < end, bytes[position] == sign { position += 1 }
        return position
    }

    /// A row of `&` or `<` as text. A long one goes into CDATA sections: written as references, a file of nothing else
    /// would become five times as large.
    mutating func write(_ sign: UInt8, times: Int, isAttribute: Bool = false) {
        guard times >= 8, !isAttribute else {
            for _ in 0..<times { append(sign, isAttribute: isAttribute) }
            return
        }
        // libxml2 takes no section above 10 MB.
        for start in stride(from: 0, to: times, by: 1 << 20) {
            output += "<![CDATA[".utf8
            output += repeatElement(sign, count: min(1 << 20, times - start))
            output += "]]>".utf8
        }
    }

    /// Copies bytes up to one that must be written otherwise.
    private mutating func run(_ range: Range<Int>) -> Int {
        var end = range.lowerBound
        while end < range.upperBound {
            let byte = bytes[end]
            if byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22 { break }
            end += 1
        }
        output += bytes[range.lowerBound..<end]
        return end
    }

    /// Writes references that XML knows as they are, HTML's as characters, and every other `&` as `&amp;`.
    mutating func escapeReferences(_ range: Range<Int>, isAttribute: Bool) {
        var position = range.lowerBound
        while position < range.upperBound {
            position = run(position..<range.upperBound)
            guard position < range.upperBound else { return }
            if bytes[position] == UInt8(ascii: "&") {
                position += reference(at: position, end: range.upperBound, isAttribute: isAttribute)
            } else {
                append(bytes[position], isAttribute: isAttribute)
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
            // Of several in a row only the last can begin a reference.
            let count = max(1, signs(UInt8(ascii: "&"), from: start, to: end) - 1 - start)
            note(.bareAmpersand, count, at: start)
            write(UInt8(ascii: "&"), times: count, isAttribute: isAttribute)
            return count
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
