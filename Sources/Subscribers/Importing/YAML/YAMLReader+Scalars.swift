internal import JSONText

extension YAMLReader {
    /// A value that begins in a line behind a key or a hyphen, or is one alone.
    /// - Parameter parent: The indentation of what holds it; a block's text is further in.
    mutating func inline(_ line: Line, from start: Int, parent: Int) throws(YAMLFault) -> YAMLValue {
        let place = Position(line: line.number, column: line.indent + start + 1)
        switch line.text[start] {
        case "|", ">": return .scalar(try blockScalar(line, from: start, parent), isPlain: false, place)
        case "\"", "'":
            guard let (text, end) = try quotedScalar(line, from: start, mustClose: true) else { break }
            try refuseRest(line, from: end)
            return .scalar(text, isPlain: false, place)
        case "[", "{":
            var flow = FlowCursor(line: line, offset: start)
            let value = try self.flow(&flow, depth: 0)
            try refuseRest(flow.line, from: flow.offset)
            return value
        case "&", "*", "!", "%", "@", "`":
            throw fault("anchors, aliases and tags are not read; put the text into quotes", line, start)
        default: break
        }
        let text = plain(line.text[start...])
        if let colon = text.firstRange(of: ": ") {
            let offset = text.distance(from: text.startIndex, to: colon.lowerBound)
            throw fault("a colon and a blank inside of a value; put the value into quotes", line, start + offset)
        }
        if let next = current, next.indent > parent, !next.isBlank {
            throw fault("a value that goes on in the next line is not read; put it into quotes, or use |", next)
        }
        return Self.isNull(text) ? .null(place) : .scalar(text, isPlain: true, place)
    }

    static func isNull(_ text: String) -> Bool { ["", "~", "null", "Null", "NULL"].contains(text) }

    /// Up to a comment.
    private func plain(_ text: ArraySlice<Character>) -> String {
        var end = text.startIndex
        while end < text.endIndex {
            if text[end] == "#", end > text.startIndex, text[end - 1] == " " { break }
            end += 1
        }
        return String(text[..<end]).trimmed
    }

    /// Nothing but a comment may follow.
    private func refuseRest(_ line: Line, from end: Int) throws(YAMLFault) {
        let rest = line.text[min(end, line.text.count)...]
        guard let first = rest.firstIndex(where: { $0 != " " }) else { return }
        if rest[first] == "#", first > end { return }
        throw fault("text stands behind the end of the value", line, first)
    }

    /// The text between quotes, and the place behind them.
    func quotedScalar(_ line: Line, from start: Int, mustClose: Bool) throws(YAMLFault) -> (String, Int)? {
        let text = line.text
        let mark = text[start]
        var result = ""
        var index = start + 1
        while index < text.count {
            let character = text[index]
            if character == mark {
                guard mark == "'", index + 1 < text.count, text[index + 1] == "'" else { return (result, index + 1) }
                result.append("'")
                index += 2
            } else if character == "\\", mark == "\"" {
                let (escaped, length) = try escape(line, at: index)
                result.append(escaped)
                index += length
            } else {
                result.append(character)
                index += 1
            }
        }
        guard mustClose else { return nil }
        throw fault("the quote that opens here is not closed in this line", line, start)
    }

    private func escape(_ line: Line, at index: Int) throws(YAMLFault) -> (String, Int) {
        let text = line.text
        guard index + 1 < text.count else { throw fault("a value of several lines is not read", line, index) }
        let simple: [Character: String] = [
            "n": "\n", "t": "\t", "r": "\r", "\"": "\"", "\\": "\\", "/": "/", " ": " ", "0": "\0", "e": "\u{1B}",
        ]
        if let known = simple[text[index + 1]] { return (known, 2) }
        let lengths: [Character: Int] = ["x": 2, "u": 4, "U": 8]
        if let length = lengths[text[index + 1]], index + 2 + length <= text.count,
            let value = UInt32(String(text[(index + 2)..<(index + 2 + length)]), radix: 16),
            let scalar = Unicode.Scalar(value)
        {
            return (String(scalar), 2 + length)
        }
        throw fault("this escape is not known", line, index)
    }

    /// `|` keeps line ends, `>` makes blanks of them; `-` drops the last one.
    private mutating func blockScalar(_ line: Line, from start: Int, _ parent: Int) throws(YAMLFault) -> String {
        let header = plain(line.text[start...])
        guard header.dropFirst().allSatisfy({ "+-".contains($0) || ("1"..."9").contains($0) }), header.count <= 3 else {
            throw fault("text stands behind | or >", line, start)
        }
        var rows: [(indent: Int, text: String)] = []
        var inner = header.first { ("1"..."9").contains($0) }.flatMap(\.wholeNumberValue).map { parent + $0 }
        while let next = current {
            if next.text.isEmpty {
                rows.append((0, ""))
            } else {
                let wanted = inner ?? next.indent
                guard next.indent >= wanted, next.indent > parent else { break }
                inner = wanted
                rows.append((next.indent - wanted, String(next.text)))
            }
            at += 1
        }
        let texts = rows.map { String(repeating: " ", count: $0.indent) + $0.text }
        let kept = texts.trimmingLast { $0.isEmpty }
        let end = header.contains("-") || kept.isEmpty ? "" : "\n"
        return (header.first == "|" ? kept.joined(separator: "\n") : Self.folded(kept)) + end
    }

    private static func folded(_ rows: [String]) -> String {
        var result = ""
        for (index, row) in rows.enumerated() {
            if row.isEmpty { result += "\n"; continue }
            if index > 0, !rows[index - 1].isEmpty { result += " " }
            result += row
        }
        return result
    }
}

extension Array {
    fileprivate func trimmingLast(while isIn: (Element) -> Bool) -> [Element] {
        guard let last = lastIndex(where: { !isIn($0) }) else { return [] }
        return Array(self[...last])
    }
}
