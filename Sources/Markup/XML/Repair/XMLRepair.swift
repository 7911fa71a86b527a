/// XML that breaks the rules, written again as XML that keeps them: everyday faults are mended, and no text is lost
/// without a note.
///
/// What kept the rules comes out as it went in (without comments, instructions and declarations), and every line keeps
/// its number.
struct XMLRepair {
    struct OpenElement {
        /// As it stands in the source, with its prefix.
        var name: Range<Int>
        var isRecord: Bool
        /// Where its start tag begins in the output.
        var start: Int
    }

    /// Well-formed XML: the elements within one more, so that a document with several roots is none with a fault.
    var output = Array("<wrapper>".utf8)
    var hasElement = false
    var notes: [MarkupNote] = []
    var scanner: TagScanner
    var open: [OpenElement] = []
    /// The document element has ended: only records that follow are taken up.
    var isTrailing = false
    var line = 1
    /// How far the lines are counted.
    private var counted = 0
    /// Records that have ended.
    private var completed = 0
    /// How many records at the beginning keep the rules, and must come out as they are.
    private let begun: Int
    let recordNames: Set<String>
    /// Records whose end tags are missing somewhere: such a record ends where the next begins.
    let unclosedRecords: Set<String>

    /// - Parameters:
    ///   - begun: So many records at the beginning keep the rules: where there are any, there is no junk to look for.
    /// - Throws: `MarkupError.entitiesDeclared`, `.tooDeep`.
    init(_ bytes: UnsafeBufferPointer<UInt8>, records: Set<String>, begun: Int) throws(MarkupError) {
        self.begun = begun
        scanner = TagScanner(bytes: bytes, isXML: true)
        recordNames = records
        unclosedRecords = Self.unclosed(records, scanner)
        output.reserveCapacity(bytes.count + bytes.count / 32 + 256)
        try run(from: begun > 0 ? 0 : skipJunk())
        finish()
    }

    var bytes: UnsafeBufferPointer<UInt8> { scanner.bytes }

    /// Before the document element, or behind it and in no record that follows it.
    var isOutside: Bool { open.isEmpty || isTrailing && open.count == 1 && !open[0].isRecord }

    private mutating func run(from start: Int) throws(MarkupError) {
        var position = start
        while position < bytes.count {
            let less = scanner.find(UInt8(ascii: "<"), from: position)
            text(position..<less)
            guard less < bytes.count else { return }
            let tag = scanner.tag(at: less)
            position = try take(tag, at: less)
            // Never true; but a loop that stood still would be worse than a tag that is passed over.
            if position <= less { position = less + 1 }
        }
    }

    /// - Returns: Where to read on.
    private mutating func take(_ tag: MarkupTag, at start: Int) throws(MarkupError) -> Int {
        switch tag.kind {
        case .text where tag.isCut:
            lines(start..<bytes.count)
            return bytes.count
        case .text:
            // Of several in a row only the last can begin a tag.
            let last = signs(UInt8(ascii: "<"), from: start, to: bytes.count) - 1
            note(.bareLessThan, max(1, last - start), at: start)
            let end = last > start ? last : tag.end
            if last > start, !isOutside { write(UInt8(ascii: "<"), times: last - start) } else { text(start..<end) }
            return end
        case .start: try startTag(tag, at: start)
        case .end: endTag(tag, at: start)
        case .cdata: return section(tag, at: start)
        case .comment:
            // An unclosed one ends as browsers once had it, lest it takes all the rest with it.
            let end = tag.isCut ? min(scanner.find(UInt8(ascii: ">"), from: start) + 1, bytes.count) : tag.end
            if tag.isCut { note(.tagsUnbalanced, at: start) }
            lines(start..<end)
            return end
        case .instruction: lines(start..<tag.end)
        case .declaration: return try declaration(tag, at: start)
        }
        return tag.end
    }

    /// A CDATA section as escaped text. One whose end is missing ends with its element.
    private mutating func section(_ tag: MarkupTag, at start: Int) -> Int {
        var content = tag.content
        var end = tag.end
        let inner = scanner.find("<![CDATA[", from: content.lowerBound, to: content.upperBound)
        if tag.isCut || inner != nil, let name = open.last?.name,
            let found = scanner.endTag(name, from: content.lowerBound, to: tag.isCut ? nil : inner)
        {
            content = content.lowerBound..<found
            end = found
            note(.tagsUnbalanced, at: start)
        }
        escape(content)
        return end
    }

    private mutating func declaration(_ tag: MarkupTag, at start: Int) throws(MarkupError) -> Int {
        var end = tag.end
        if open.isEmpty, scanner.holds(tag.name, "doctype"),
            let bracket = scanner.find("[", from: start, to: tag.end)
        {
            // Within the internal subset `>` ends each declaration; an unclosed subset ends where elements begin.
            end =
                scanner.find("]", from: bracket).map { min(scanner.find(UInt8(ascii: ">"), from: $0) + 1, bytes.count) }
                ?? tag.end
        }
        try refuseEntities(start..<end)
        lines(start..<end)
        return end
    }

    func refuseEntities(_ range: Range<Int>) throws(MarkupError) {
        var position = range.lowerBound
        while let hit = scanner.find("<!", from: position, to: range.upperBound) {
            if scanner.has("<!entity", at: hit) {
                throw .entitiesDeclared(line: bytes[..<hit].count { $0 == 0x0A } + 1)
            }
            position = hit + 2
        }
    }

    /// Closes what is open. A record that is not complete is taken back.
    private mutating func finish() {
        if !isOutside || !isTrailing && !open.isEmpty { note(.cutOff, at: bytes.count) }
        if let index = open.firstIndex(where: \.isRecord) {
            output.removeSubrange(open[index].start...)
            open.removeSubrange(index...)
        }
        while !open.isEmpty { closeLast() }
        output += "</wrapper>".utf8
    }

    mutating func closeLast() {
        guard let element = open.popLast() else { return }
        output += "</".utf8
        output += bytes[element.name]
        output.append(UInt8(ascii: ">"))
        complete(element)
    }

    /// Counts a record that has ended, if it is within no other.
    mutating func complete(_ element: OpenElement) {
        if element.isRecord, !open.contains(where: \.isRecord) { completed += 1 }
    }

    /// Whether the records are over that keep the rules.
    var isPastSoundRecords: Bool { completed >= begun }

    mutating func note(_ kind: MarkupNote.Kind, _ times: Int = 1, at position: Int) {
        countLines(to: position)
        MarkupNote.count(kind, times, line: line, in: &notes)
    }

    mutating func countLines(to position: Int) {
        guard position > counted else { return }
        for byte in bytes[counted..<position] where byte == 0x0A { line += 1 }
        counted = position
    }

    /// Keeps the line ends of what is left out.
    mutating func lines(_ range: Range<Int>) {
        for byte in bytes[range] where byte == 0x0A { output.append(byte) }
    }
}
