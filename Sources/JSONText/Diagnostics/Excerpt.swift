/// The line of a file that a diagnostic is about, made fit for a terminal and for strangers' eyes.
///
/// - Masked: each string (and each word outside of strings) that holds an `@`, and the values of concealed keys
///   (`email`, `password`), become asterisks: addresses and secrets never reach an error.
/// - Clean: a tab is one space; controls and bidirectional formatting are `�`, so no escape sequence gets through.
/// - Clipped: at most 100 cells around the place.
public struct Excerpt: Hashable, Sendable {
    /// What is shown of the line.
    public let text: String
    /// In terminal cells; East Asian wide characters count two, combining marks none.
    public let cellsBeforeCaret: Int

    private static let mostCells = 100
    private static let mostCellsBefore = 64
    /// Masking looks that many bytes to either side: more than the longest address and its quotes.
    private static let reach = 4096
    /// To either side; more than the cells hold, unless combining marks are heaped up.
    private static let mostBytes = 512

    init(_ source: SourceText, at offset: Int, concealment: Concealment) {
        let line = source.lineRange(holding: offset)
        let window = Self.window(source.bytes, line, around: offset, Self.reach)
        let visible = Self.window(source.bytes, window, around: offset, Self.mostBytes)
        let bytes = Self.masked(
            source.bytes, window, visible, isWholeStart: window.lowerBound == line.lowerBound, concealment)
        let before = String(decoding: bytes.prefix(max(0, offset - visible.lowerBound)), as: UTF8.self)
        let after = String(decoding: bytes.dropFirst(max(0, offset - visible.lowerBound)), as: UTF8.self)
        let head = Self.clip(Array(before.unicodeScalars.reversed()), Self.mostCellsBefore)
        let tail = Self.clip(Array(after.unicodeScalars), Self.mostCells - head.cells)
        text =
            String(String.UnicodeScalarView(head.scalars.reversed())) + String(String.UnicodeScalarView(tail.scalars))
        cellsBeforeCaret = head.cells
    }

    /// The part of the range that lies within `reach` bytes of the place, from a scalar's first byte on.
    private static func window(
        _ bytes: [UInt8], _ range: Range<Int>, around offset: Int, _ reach: Int
    ) -> Range<Int> {
        let upper = min(range.upperBound, offset + reach)
        var lower = min(max(range.lowerBound, offset - reach), upper)
        // Broken UTF-8 may have no first byte.
        while lower > range.lowerBound, lower < upper, bytes[lower] & 0xC0 == 0x80, offset - lower < reach + 4 {
            lower -= 1
        }
        return lower..<upper
    }

    /// Scalars until the cells are used up; then an ellipsis.
    private static func clip(_ scalars: [Unicode.Scalar], _ most: Int) -> (scalars: [Unicode.Scalar], cells: Int) {
        var kept: [Unicode.Scalar] = []
        var cells = 0
        for scalar in scalars {
            let shown = shown(scalar)
            let width = cellWidth(shown)
            if cells + width > most - 1, kept.count + 1 < scalars.count {
                return (kept + ["…"], cells + 1)
            }
            kept.append(shown)
            cells += width
        }
        return (kept, cells)
    }

    private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar == "\t" { return " " }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: return "\u{FFFD}"
        default: return scalar
        }
    }

    private static func cellWidth(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        default: break
        }
        switch scalar.value {
        // Unicode Standard Annex #11, the blocks that are wide throughout.
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default:
            return 1
        }
    }

    /// The visible bytes. What stands before them in the window tells strings from what is between them, and a string
    /// that begins or ends outside is judged as a whole.
    private static func masked(
        _ all: [UInt8], _ window: Range<Int>, _ visible: Range<Int>, isWholeStart: Bool, _ concealment: Concealment
    ) -> [UInt8] {
        let shown = (visible.lowerBound - window.lowerBound)..<(visible.upperBound - window.lowerBound)
        var bytes = Array(all[window])
        var segment = 0
        var isString = false
        var escaped = false
        for index in 0...bytes.count {
            let isQuote = index < bytes.count && bytes[index] == 0x22 && !escaped
            if isQuote || index == bytes.count {
                // From the middle of a line on nobody knows what is inside of quotes.
                let wordsOnly = isWholeStart && !isString
                if segment < shown.upperBound, index > shown.lowerBound {
                    maskAddresses(&bytes, segment..<index, wordsOnly: wordsOnly)
                    if concealment.isValue(of: all, window.lowerBound + segment) { mask(&bytes, segment..<index) }
                }
                if segment >= shown.upperBound { break }
                segment = index + 1
                isString.toggle()
            }
            escaped = index < bytes.count && bytes[index] == 0x5C && !escaped
        }
        for range in concealment.ranges(in: visible) {
            let part = range.clamped(to: visible)
            mask(&bytes, (part.lowerBound - window.lowerBound)..<(part.upperBound - window.lowerBound))
        }
        return Array(bytes[shown])
    }

    /// Everything, or each word, that holds an `@`.
    private static func maskAddresses(_ bytes: inout [UInt8], _ range: Range<Int>, wordsOnly: Bool) {
        guard bytes[range].contains(0x40) else { return }
        guard wordsOnly else {
            mask(&bytes, range)
            return
        }
        for word in bytes[range].split(whereSeparator: { $0 == 0x20 || $0 == 0x09 }) where word.contains(0x40) {
            mask(&bytes, word.startIndex..<word.endIndex)
        }
    }

    /// An asterisk for each byte but quotes and blanks. Non-ASCII becomes longer; the caret moves with it.
    private static func mask(_ bytes: inout [UInt8], _ range: Range<Int>) {
        for index in range where bytes[index] != 0x22 && bytes[index] != 0x20 && bytes[index] != 0x09 {
            bytes[index] = 0x2A
        }
    }
}

/// What an excerpt must not show.
struct Concealment: Sendable {
    /// Keys whose values are private.
    let isPrivate: @Sendable (String) -> Bool
    /// Values of such keys, as far as the parser came: ascending, and none inside of another.
    var ranges: [Range<Int>] = []

    /// Those of which a part lies in the window.
    func ranges(in window: Range<Int>) -> ArraySlice<Range<Int>> {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= window.lowerBound { low = middle + 1 } else { high = middle }
        }
        return ranges[low...].prefix { $0.lowerBound < window.upperBound }
    }

    /// Whether the quote before `start` opens the value of a private key. Looks at the bytes alone: beyond a syntax
    /// error there is no tree to ask.
    func isValue(of bytes: [UInt8], _ start: Int) -> Bool {
        var at = start - 2
        func skipBlanks() { while at >= 0, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at -= 1 } }
        skipBlanks()
        guard at >= 0, bytes[at] == 0x3A else { return false }
        at -= 1
        skipBlanks()
        guard at > 0, bytes[at] == 0x22 else { return false }
        let end = at
        at -= 1
        while at >= 0, bytes[at] != 0x22, end - at < 100 { at -= 1 }
        guard at >= 0, bytes[at] == 0x22 else { return false }
        return isPrivate(String(decoding: bytes[(at + 1)..<end], as: UTF8.self))
    }
}
