internal import JSONText

/// A place in a flow list or map, which may go on in the lines below.
struct FlowCursor {
    var line: YAMLReader.Line
    var offset: Int
}

extension YAMLReader {
    /// `[a, "b", {c: d}]`.
    mutating func flow(_ cursor: inout FlowCursor, depth: Int) throws(YAMLFault) -> YAMLValue {
        guard depth < Self.maxDepth else {
            throw fault("more than \(Self.maxDepth) levels inside each other", cursor.line, cursor.offset)
        }
        let place = Position(line: cursor.line.number, column: cursor.line.indent + cursor.offset + 1)
        let opening = cursor.line.text[cursor.offset]
        switch opening {
        case "[":
            var elements: [YAMLValue] = []
            cursor.offset += 1
            while try next(&cursor) != "]" {
                elements.append(try flow(&cursor, depth: depth + 1))
                try separate(&cursor, end: "]")
            }
            cursor.offset += 1
            return .list(elements, place)
        case "{":
            var members: [(key: String, place: Position, value: YAMLValue)] = []
            cursor.offset += 1
            while try next(&cursor) != "}" {
                members.append(try member(&cursor, depth: depth + 1))
                try separate(&cursor, end: "}")
            }
            cursor.offset += 1
            return .map(members, place)
        case "\"", "'":
            guard let (text, end) = try quotedScalar(cursor.line, from: cursor.offset, mustClose: true) else { break }
            cursor.offset = end
            return .scalar(text, isPlain: false, place)
        case "&", "*", "!", "%", "@", "`", ",", "]", "}":
            throw fault("this is not read here; put the text into quotes", cursor.line, cursor.offset)
        default: break
        }
        let text = plain(&cursor)
        return Self.isNull(text) ? .null(place) : .scalar(text, isPlain: true, place)
    }

    private mutating func member(
        _ cursor: inout FlowCursor, depth: Int
    ) throws(YAMLFault) -> (key: String, place: Position, value: YAMLValue) {
        let place = Position(line: cursor.line.number, column: cursor.line.indent + cursor.offset + 1)
        guard let key = try flow(&cursor, depth: depth).text, try next(&cursor) == ":" else {
            throw fault("a key and a colon are expected here", cursor.line, cursor.offset)
        }
        cursor.offset += 1
        let following = try next(&cursor)
        if following == "," || following == "}" { return (key, place, .null(place)) }
        return (key, place, try flow(&cursor, depth: depth))
    }

    /// Up to what ends a plain scalar in a flow.
    private func plain(_ cursor: inout FlowCursor) -> String {
        let text = cursor.line.text
        let start = cursor.offset
        while cursor.offset < text.count {
            let character = text[cursor.offset]
            if ",[]{}".contains(character) { break }
            if character == ":", cursor.offset + 1 == text.count || " ,]}".contains(text[cursor.offset + 1]) { break }
            if character == "#", cursor.offset > start, text[cursor.offset - 1] == " " { break }
            cursor.offset += 1
        }
        return String(text[start..<cursor.offset]).trimmed
    }

    /// A comma, unless the end comes.
    private mutating func separate(_ cursor: inout FlowCursor, end: Character) throws(YAMLFault) {
        let character = try next(&cursor)
        if character == end { return }
        guard character == "," else { throw fault("a comma or \(end) is expected here", cursor.line, cursor.offset) }
        cursor.offset += 1
    }

    /// The next character that is no blank and no comment, in this line or below.
    private mutating func next(_ cursor: inout FlowCursor) throws(YAMLFault) -> Character {
        while true {
            while cursor.offset < cursor.line.text.count, cursor.line.text[cursor.offset].isWhitespace {
                cursor.offset += 1
            }
            let isComment =
                cursor.offset < cursor.line.text.count && cursor.line.text[cursor.offset] == "#"
                && (cursor.offset == 0 || cursor.line.text[cursor.offset - 1] == " ")
            if cursor.offset < cursor.line.text.count, !isComment { return cursor.line.text[cursor.offset] }
            guard let following = current else { throw fault("a bracket is never closed", cursor.line) }
            at += 1
            cursor = FlowCursor(line: following, offset: 0)
        }
    }
}
