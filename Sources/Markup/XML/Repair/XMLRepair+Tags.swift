extension XMLRepair {
    /// Longer names, and longer values, are no names and values of a feed; libxml2 has limits of its own.
    private static let nameLimit = 1000
    private static let valueLimit = 1 << 20

    mutating func startTag(_ tag: MarkupTag, at start: Int) throws(MarkupError) {
        if tag.isCut { return lines(start..<tag.end) }
        guard isElement(tag) else {
            note(.bareLessThan, at: start)
            return text(start..<tag.end)
        }
        let local = scanner.string(localName(tag.name))
        let isRecord = recordNames.contains(local)
        if isTrailing, isOutside, !isRecord {
            note(.trailingJunk, at: start)
            return lines(start..<tag.end)
        }
        if isRecord { closeUnclosed(local, at: start) }
        closeImplied(local, tag.name)
        guard open.count < XMLRecords.depthLimit else {
            countLines(to: start)
            throw .tooDeep(line: line, limit: XMLRecords.depthLimit)
        }
        let element = OpenElement(name: tag.name, isRecord: isRecord, start: output.count)
        let isEmpty = tag.isSelfClosing || Self.voidElements.contains(local) && local.utf8.count == tag.name.count
        write(tag, at: start, isEmpty: isEmpty)
        open.append(element)
        if isEmpty { closeEmpty() }
    }

    /// The element that was opened last has ended by itself.
    private mutating func closeEmpty() {
        guard let element = open.popLast() else { return }
        complete(element)
        isTrailing = isTrailing || open.isEmpty && !element.isRecord
    }

    /// The elements of HTML that feeds forget to close and that mean nothing else in any feed.
    private static let voidElements: Set<String> = ["br", "hr", "img", "wbr", "input"]

    private func localName(_ name: Range<Int>) -> Range<Int> {
        let colon = bytes[name].lastIndex(of: UInt8(ascii: ":"))
        return colon.map { $0 + 1..<name.upperBound } ?? name
    }

    private func isElement(_ tag: MarkupTag) -> Bool {
        tag.name.count <= Self.nameLimit && XMLNameRule.allows(bytes[tag.name]) && scanner.isPlausible(tag)
    }

    /// A record whose end tag is missing ends where the next one begins.
    private mutating func closeUnclosed(_ local: String, at start: Int) {
        guard isPastSoundRecords, unclosedRecords.contains(local), let index = open.firstIndex(where: \.isRecord) else {
            return
        }
        note(.tagsUnbalanced, at: start)
        while open.count > index { closeLast() }
    }

    /// Paragraphs and list items end where the next begins (HTML, §13.1.2.4).
    private mutating func closeImplied(_ local: String, _ name: Range<Int>) {
        guard local == "p" || local == "li", let last = open.last, scanner.isSame(last.name, name) else { return }
        closeLast()
    }

    private mutating func write(_ tag: MarkupTag, at start: Int, isEmpty: Bool) {
        let before = output.count
        hasElement = true
        output.append(UInt8(ascii: "<"))
        output += bytes[tag.name]
        var seen: [Range<Int>] = []
        var attributes = MarkupAttributes(scanner: scanner, from: tag.name.upperBound)
        while let attribute = attributes.next() {
            let name = attribute.name
            let isRepeated = seen.contains { bytes[$0].elementsEqual(bytes[name]) }
            if !attribute.isQuoted || isRepeated { note(.attributeMended, at: start) }
            guard !isRepeated, seen.count < 256, name.count <= Self.nameLimit, XMLNameRule.allows(bytes[name]) else {
                continue
            }
            seen.append(name)
            output.append(UInt8(ascii: " "))
            output += bytes[name]
            output += "=\"".utf8
            value(attribute.value ?? name)
            output.append(UInt8(ascii: "\""))
        }
        keepLines(of: start..<tag.end, since: before)
        output += isEmpty ? "/>".utf8 : ">".utf8
    }

    private mutating func value(_ range: Range<Int>) {
        var end = min(range.upperBound, range.lowerBound + Self.valueLimit)
        if end < range.upperBound {
            note(.textCut, at: range.lowerBound)
            while end > range.lowerBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        }
        escapeReferences(range.lowerBound..<end, isAttribute: true)
    }

    /// Line ends between attributes, which the written tag does not have.
    private mutating func keepLines(of source: Range<Int>, since before: Int) {
        let missing = bytes[source].count { $0 == 0x0A } - output[before...].count { $0 == 0x0A }
        if missing > 0 { output += repeatElement(0x0A, count: missing) }
    }

    mutating func endTag(_ tag: MarkupTag, at start: Int) {
        lines(tag.content)
        if tag.isCut { return }
        guard let index = match(tag.name) else {
            note(isTrailing ? .trailingJunk : .tagsUnbalanced, at: start)
            return
        }
        if index < open.count - 1 { note(.tagsUnbalanced, at: start) }
        while open.count > max(index + 1, 1) { closeLast() }
        if index == 0, open[0].isRecord {
            closeLast()
            isTrailing = true
        } else if index == 0 {
            // Kept open for records that follow.
            isTrailing = true
        } else {
            closeLast()
        }
    }

    /// The innermost open element with this name, else with this name in other case.
    private func match(_ name: Range<Int>) -> Int? {
        open.lastIndex { bytes[$0.name].elementsEqual(bytes[name]) } ?? open.lastIndex { scanner.isSame($0.name, name) }
    }
}
