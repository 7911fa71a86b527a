#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Finds tags in bytes that may be no proper markup: each question is answered from where it is asked, without a
/// tree, so that depth costs nothing.
struct TagScanner {
    /// UTF-8, or anything that ASCII can be told in.
    let bytes: UnsafeBufferPointer<UInt8>
    /// In XML `<` cannot stand in an attribute, which tells where a quote was forgotten; and `?>` ends instructions.
    let isXML: Bool
    /// Where the next `-->` and `]]>` are, from where they were last looked for: thousands of sections that are opened
    /// and not closed shall not each search all the rest.
    private var commentEnd = Search()
    private var sectionEnd = Search()

    private struct Search {
        var from = 0
        var hit: Int? = -1
    }

    init(bytes: UnsafeBufferPointer<UInt8>, isXML: Bool) {
        self.bytes = bytes
        self.isXML = isXML
    }

    /// The next `-->` at or behind `start`.
    mutating func endOfComment(from start: Int) -> Int? { find("-->", from: start, &commentEnd) }

    /// The next `]]>` at or behind `start`.
    mutating func endOfSection(from start: Int) -> Int? { find("]]>", from: start, &sectionEnd) }

    private func find(_ pattern: StaticString, from start: Int, _ last: inout Search) -> Int? {
        let isKnown = start >= last.from && (last.hit.map { $0 >= start } ?? true)
        if !isKnown { last = Search(from: start, hit: find(pattern, from: start)) }
        return last.hit
    }

    /// The position of a byte at or behind `start`; the end, of all bytes where no other is given, if there is none.
    func find(_ byte: UInt8, from start: Int, to end: Int? = nil) -> Int {
        let end = end ?? bytes.count
        guard start < end, let base = bytes.baseAddress,
            let hit = memchr(base + start, Int32(byte), end - start)
        else { return end }
        return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(hit))
    }

    /// The position of a pattern at or behind `start`.
    func find(_ pattern: StaticString, from start: Int, to end: Int? = nil) -> Int? {
        let end = end ?? bytes.count
        let first = pattern.utf8Start[0]
        var position = start
        while position + pattern.utf8CodeUnitCount <= end {
            position = find(first, from: position, to: end)
            guard position + pattern.utf8CodeUnitCount <= end else { return nil }
            if (1..<pattern.utf8CodeUnitCount).allSatisfy({ bytes[position + $0] == pattern.utf8Start[$0] }) {
                return position
            }
            position += 1
        }
        return nil
    }

    /// Whether ASCII stands at a position, in any case of letters; `text` is in lower case.
    func has(_ text: StaticString, at start: Int) -> Bool {
        guard start + text.utf8CodeUnitCount <= bytes.count else { return false }
        return (0..<text.utf8CodeUnitCount).allSatisfy { Self.lowercased(bytes[start + $0]) == text.utf8Start[$0] }
    }

    /// Whether a range holds exactly this ASCII, in any case of letters; `text` is in lower case.
    func holds(_ range: Range<Int>, _ text: StaticString) -> Bool {
        range.count == text.utf8CodeUnitCount && has(text, at: range.lowerBound)
    }

    /// Whether two ranges hold the same ASCII, in any case of letters.
    func isSame(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        first.count == second.count
            && zip(first, second).allSatisfy { Self.lowercased(bytes[$0]) == Self.lowercased(bytes[$1]) }
    }

    func string(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    /// A name in lower case.
    func lowercasedName(_ range: Range<Int>) -> String {
        String(decoding: bytes[range].lazy.map(Self.lowercased), as: UTF8.self)
    }

    /// The start of `</name`, in any case of letters, at or behind `start`.
    func endTag(_ name: Range<Int>, from start: Int, to end: Int? = nil) -> Int? {
        let end = end ?? bytes.count
        var position = start
        while let hit = find("</", from: position, to: end) {
            let found = hit + 2..<hit + 2 + name.count
            if found.upperBound <= bytes.count, isSame(found, name),
                found.upperBound == bytes.count || !Self.isName(bytes[found.upperBound])
            {
                return hit
            }
            position = hit + 2
        }
        return nil
    }

    static func lowercased(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    /// What a name may begin with: any character beyond ASCII included.
    static func isNameStart(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) && byte & 0x40 != 0 || byte >= 0x80 || byte == 0x5F || byte == 0x3A
    }

    static func isName(_ byte: UInt8) -> Bool {
        isNameStart(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
    }
}
