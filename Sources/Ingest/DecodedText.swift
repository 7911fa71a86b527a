/// Bytes as lines of clean text: white space runs are single spaces, control characters are gone.
struct DecodedText {
    /// Trimmed, without line ends; LF, CR and CRLF end a line.
    var lines: [String] = []
    var notes = NoteList()
    private var invalid = 0

    /// A paper has some ten lines and a thousand bytes; a line takes more memory than its few bytes where it is short.
    private static let usualLines = 20_000
    private static let leastBytesPerLine = 32
    private var firstInvalidLine: Int?
    private var hasMultibyte = false

    /// - Throws: ``IngestError``: empty, binary or in a wrong encoding.
    init(_ bytes: [UInt8], source: String) throws(IngestError) {
        let utf8 = try Self.utf8(bytes, source: source)
        if utf8.converted { notes.add(IngestDiagnostic(line: 1, kind: .readAsUTF16)) }
        try Self.refuseBinary(utf8.bytes, source: source)
        let ends = utf8.bytes.count { $0 == 0x0A || $0 == 0x0D }
        guard ends <= max(Self.usualLines, utf8.bytes.count / Self.leastBytesPerLine) else {
            throw IngestError(source: source, reason: .malformed("page text", what: "it has \(ends) lines"))
        }
        lines.reserveCapacity(ends + 1)
        split(utf8.bytes)
        if invalid * 10 > bytes.count { throw IngestError(source: source, reason: .binary) }
        // Not one well-formed character beyond ASCII, yet several malformed: no damaged UTF-8 text, another encoding.
        if invalid >= 3, !hasMultibyte {
            throw IngestError(source: source, line: firstInvalidLine, reason: .wrongEncoding(.windows1252))
        }
        if lines.allSatisfy(\.isEmpty) { throw IngestError(source: source, reason: .empty) }
    }

    /// The text in UTF-8 without byte order mark, and without the last character where it is cut in the middle.
    private static func utf8(
        _ bytes: [UInt8], source: String
    ) throws(IngestError) -> (bytes: ArraySlice<UInt8>, converted: Bool) {
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
            throw IngestError(source: source, reason: .wrongEncoding(.utf32))
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            let low = bytes[0] == 0xFF ? 0 : 1
            let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
                UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8
            }
            return (Array(String(decoding: units, as: UTF16.self).utf8)[...], true)
        }
        var text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        let tail = text.suffix(3)
        if let lead = tail.lastIndex(where: { $0 >= 0xC0 }), tail[lead] < 0xF8 {
            let length = tail[lead] >= 0xF0 ? 4 : tail[lead] >= 0xE0 ? 3 : 2
            if text.endIndex - lead < length { text = text[..<lead] }
        }
        return (text, false)
    }

    private static func refuseBinary(_ bytes: ArraySlice<UInt8>, source: String) throws(IngestError) {
        var controls = 0
        var zeros = 0
        for byte in bytes where byte < 0x20 && !(0x09...0x0D).contains(byte) {
            controls += 1
            if byte == 0 { zeros += 1 }
        }
        // A character of Latin text has one zero byte of two in UTF-16, three of four in UTF-32.
        if zeros * 3 > bytes.count, zeros * 10 < bytes.count * 9, controls == zeros {
            let encoding: IngestError.Encoding = zeros * 3 > bytes.count * 2 ? .utf32 : .utf16
            throw IngestError(source: source, reason: .wrongEncoding(encoding))
        }
        if controls * 50 > bytes.count { throw IngestError(source: source, reason: .binary) }
    }

    private mutating func split(_ bytes: ArraySlice<UInt8>) {
        var start = bytes.startIndex
        // Plain: printable ASCII whose spaces are single, so that the line needs no cleaning.
        var plain = true
        var previous: UInt8 = 0x20
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == 0x0A || byte == 0x0D {
                if byte == 0x0D || index == bytes.startIndex || bytes[index - 1] != 0x0D {
                    append(bytes[start..<index], plain: plain && (previous != 0x20 || start == index))
                }
                (start, plain, previous) = (index + 1, true, 0x20)
                continue
            }
            if byte < 0x20 || byte > 0x7E || (byte == 0x20 && previous == 0x20) { plain = false }
            previous = byte
        }
        if start < bytes.endIndex { append(bytes[start...], plain: plain && previous != 0x20) }
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>, plain: Bool) {
        if plain { return lines.append(String(decoding: bytes, as: UTF8.self)) }
        var text: String
        if let valid = String(validating: bytes, as: UTF8.self) {
            text = valid
            hasMultibyte = hasMultibyte || bytes.contains { $0 >= 0x80 }
        } else {
            text = String(decoding: bytes, as: UTF8.self)
            let count = text.unicodeScalars.count { $0 == "\u{FFFD}" }
            hasMultibyte = hasMultibyte || text.unicodeScalars.contains { $0.value >= 0x80 && $0 != "\u{FFFD}" }
            invalid += count
            firstInvalidLine = firstInvalidLine ?? lines.count + 1
            notes.add(IngestDiagnostic(line: lines.count + 1, kind: .invalidUTF8(count: count)))
        }
        let removed = Self.clean(&text)
        if removed > 0 {
            notes.add(IngestDiagnostic(line: lines.count + 1, kind: .controlsRemoved(count: removed)))
        }
        lines.append(text)
    }

    /// Makes runs of white space (tabs, no-break spaces, Unicode's line and paragraph separators) single spaces and
    /// takes out what must not reach a header, a feed or a terminal; returns how many controls those were.
    private static func clean(_ text: inout String) -> Int {
        var clean = String.UnicodeScalarView()
        var removed = 0
        var pendingSpace = false
        var visible = false
        for scalar in text.unicodeScalars {
            if isBlank(scalar) {
                pendingSpace = !clean.isEmpty
            } else if scalar == "\u{FEFF}" {
                continue
            } else if isControl(scalar) {
                removed += 1
            } else {
                if pendingSpace { clean.append(" ") }
                pendingSpace = false
                visible = visible || !("\u{200B}"..."\u{200D}").contains(scalar) && scalar != "\u{2060}"
                clean.append(scalar)
            }
        }
        text = visible ? String(clean) : ""
        return removed
    }

    /// White space; the table of Unicode is asked only beyond ASCII, where most text is not.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
    }

    /// C0, DEL, C1, the embeddings, overrides and isolates of the bidirectional algorithm, and noncharacters.
    ///
    /// An override in one title would turn round the rest of a plain-text letter; the marks that right-to-left text
    /// itself uses (U+200E, U+200F, U+061C) stay, as does the joiner of emoji.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF: true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }
}
