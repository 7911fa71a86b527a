/// Walks over the bytes of a BibTeX file and knows where it is.
struct BibTeXScanner {
    struct Place: Hashable {
        /// From 1.
        var line: Int
        /// From 1, in Unicode scalars.
        var column: Int
    }

    let text: [UInt8]
    private(set) var offset = 0
    /// Where the byte at hand stands. Counted on the way: a file may be one long line.
    private(set) var place = Place(line: 1, column: 1)
    /// Where the entry at hand ends at the latest: the next one begins there.
    private var limit: Int
    /// The last one that was found.
    private var boundary = 0

    init(_ text: [UInt8]) {
        self.text = text
        limit = text.count
    }

    var isAtEnd: Bool { offset >= limit }
    /// The byte at hand, 0 at the end.
    var byte: UInt8 { offset < limit ? text[offset] : 0 }

    mutating func advance() {
        if byte == 0x0A || byte == 0x0D && (offset + 1 >= text.count || text[offset + 1] != 0x0A) {
            place = Place(line: place.line + 1, column: 1)
        } else if byte & 0xC0 != 0x80 {
            place.column += 1
        }
        offset += 1
    }

    /// White space and, since some write it, `%` to the end of the line.
    mutating func skipBlanks() {
        while !isAtEnd {
            if byte <= 0x20 {
                advance()
            } else if byte == UInt8(ascii: "%") {
                while !isAtEnd, byte != 0x0A, byte != 0x0D { advance() }
            } else {
                return
            }
        }
    }

    /// To the next `@`; what stands between entries is a remark.
    mutating func skipToEntry() -> Bool {
        limit = text.count
        while !isAtEnd, byte != UInt8(ascii: "@") { advance() }
        return !isAtEnd
    }

    /// From the `@` to behind the opening brace: the type, in small letters. `nil` where it opens none: an address
    /// in a remark, say.
    mutating func opening() -> (type: String, closing: UInt8)? {
        advance()
        var copy = self
        while copy.byte == 0x20 || copy.byte == 0x09 { copy.advance() }
        let type = copy.word().lowercased()
        copy.skipBlanks()
        guard !type.isEmpty, copy.byte == UInt8(ascii: "{") || copy.byte == UInt8(ascii: "(") else { return nil }
        let closing = copy.byte == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
        copy.advance()
        if copy.boundary <= copy.offset { copy.boundary = copy.nextEntry() }
        copy.limit = copy.boundary
        self = copy
        return (type, closing)
    }

    /// Letters, digits and the signs that names of fields, types and macros have.
    mutating func word() -> String {
        let start = offset
        while !isAtEnd, Self.isWord(byte) { advance() }
        return String(decoding: text[start..<offset], as: UTF8.self)
    }

    /// To the end of the entry at hand, wherever that is, so that the next one is found.
    mutating func leave() {
        while !isAtEnd { advance() }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
        default: "-_.:+/'*!$&;<>?[]^`|".utf8.contains(byte)
        }
    }

    /// Where a line begins that opens an entry: a missing brace must not swallow the rest of the file. Inside of a
    /// value such a line would be a sample of BibTeX, which abstracts do not hold.
    private func nextEntry() -> Int {
        var at = offset
        while at < text.count {
            guard let end = text[at...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { break }
            at = end + 1
            var start = at
            while start < text.count, text[start] == 0x20 || text[start] == 0x09 { start += 1 }
            if start < text.count, text[start] == UInt8(ascii: "@"), opensEntry(start + 1) { return start }
        }
        return text.count
    }

    /// `article{key,` or `string{`.
    private func opensEntry(_ start: Int) -> Bool {
        var at = start
        func skip(while holds: (UInt8) -> Bool) {
            while at < text.count, at - start < 300, holds(text[at]) { at += 1 }
        }
        skip { (0x41...0x5A).contains($0 & 0xDF) }
        let type = String(decoding: text[start..<at], as: UTF8.self).lowercased()
        skip { $0 == 0x20 || $0 == 0x09 }
        guard !type.isEmpty, at < text.count, text[at] == UInt8(ascii: "{") || text[at] == UInt8(ascii: "(") else {
            return false
        }
        if ["string", "comment", "preamble"].contains(type) { return true }
        at += 1
        skip { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: "=") && $0 != 0x0A }
        return at < text.count && text[at] == UInt8(ascii: ",")
    }
}
