internal import JSONText

/// Reads the part of YAML 1.2 that settings are written in: maps and lists by indentation, flow lists and maps, plain
/// and quoted scalars, block scalars, comments.
///
/// What it does not know (anchors, aliases, tags, several documents, keys of several lines, plain scalars of several
/// lines, tabs as indentation) it refuses with its place: a wrong guess would be worse.
struct YAMLReader {
    struct Line {
        var number: Int
        /// Blanks before the text.
        var indent: Int
        /// Without them.
        var text: [Character]

        var isBlank: Bool { text.isEmpty || text[0] == "#" }
    }

    var lines: [Line]
    /// The line at hand.
    var at = 0
    private var depth = 0

    /// Maps and lists inside each other.
    static let maxDepth = 64

    /// - Throws: `YAMLFault`.
    static func read(_ text: String) throws(YAMLFault) -> YAMLValue {
        var reader = try YAMLReader(text)
        reader.skipBlank()
        guard let first = reader.current else { return .null(Position(line: 1, column: 1)) }
        let value = try reader.block(atLeast: first.indent)
        reader.skipBlank()
        guard let rest = reader.current else { return value }
        throw reader.fault("this is indented in a way that fits nothing above", rest)
    }

    private init(_ text: String) throws(YAMLFault) {
        lines = []
        var number = 0
        for raw in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            number += 1
            let blanks = raw.prefix { $0 == " " }.count
            let line = Line(
                number: number, indent: blanks, text: Array(raw.dropFirst(blanks).trimmingSuffix(while: \.isWhitespace))
            )
            lines.append(line)
        }
        if let first = lines.firstIndex(where: { !$0.isBlank }), String(lines[first].text) == "---" {
            lines[first].text = []
        }
    }

    var current: Line? { at < lines.count ? lines[at] : nil }

    mutating func skipBlank() {
        while let line = current, line.isBlank { at += 1 }
    }

    func fault(_ message: String, _ line: Line, _ offset: Int = 0) -> YAMLFault {
        YAMLFault(message: message, position: Position(line: line.number, column: line.indent + offset + 1))
    }

    // MARK: Blocks

    /// The map, list or scalar whose lines are indented by so much or more.
    mutating func block(atLeast indent: Int) throws(YAMLFault) -> YAMLValue {
        skipBlank()
        guard let line = current, line.indent >= indent else {
            return .null(Position(line: current?.number ?? lines.count, column: 1))
        }
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maxDepth else { throw fault("more than \(Self.maxDepth) levels inside each other", line) }
        try refuseUnknown(line)
        if Self.isItem(line) { return try list(line.indent) }
        if try key(of: line) != nil { return try map(line.indent) }
        at += 1
        return try inline(line, from: 0, parent: indent - 1)
    }

    private func refuseUnknown(_ line: Line) throws(YAMLFault) {
        let text = String(line.text)
        if line.text.first == "\t" { throw fault("a tab is no indentation; use blanks", line) }
        if line.indent == 0, text == "---" || text == "..." || text.hasPrefix("%") {
            throw fault("more than one document, and directives, are not read", line)
        }
        if text == "?" || text.hasPrefix("? ") { throw fault("keys of more than one line are not read", line) }
    }

    private static func isItem(_ line: Line) -> Bool {
        line.text.first == "-" && (line.text.count == 1 || line.text[1] == " ")
    }

    private mutating func list(_ indent: Int) throws(YAMLFault) -> YAMLValue {
        let start = Position(line: lines[at].number, column: indent + 1)
        var elements: [YAMLValue] = []
        while true {
            skipBlank()
            guard let line = current, line.indent == indent, Self.isItem(line) else { break }
            let rest = line.text.dropFirst()
            let blanks = rest.prefix { $0 == " " }.count
            let content = Array(rest.dropFirst(blanks))
            if content.isEmpty || content[0] == "#" {
                at += 1
                elements.append(try block(atLeast: indent + 1))
            } else {
                // What follows the hyphen is a block of its own, indented as it stands.
                lines[at] = Line(number: line.number, indent: indent + 1 + blanks, text: content)
                elements.append(try block(atLeast: indent + 1))
            }
        }
        return .list(elements, start)
    }

    private mutating func map(_ indent: Int) throws(YAMLFault) -> YAMLValue {
        let start = Position(line: lines[at].number, column: indent + 1)
        var members: [(key: String, place: Position, value: YAMLValue)] = []
        var names: Set<String> = []
        while true {
            skipBlank()
            guard let line = current, line.indent == indent, !Self.isItem(line) else { break }
            try refuseUnknown(line)
            guard let (name, end) = try key(of: line) else { throw fault("a key and a colon are expected here", line) }
            guard names.insert(name).inserted else {
                throw fault("the key \(quoted(name)) stands here twice", line)
            }
            at += 1
            members.append((name, Position(line: line.number, column: indent + 1), try value(line, from: end, indent)))
        }
        if let line = current, line.indent > indent {
            throw fault("this is indented in a way that fits nothing above", line)
        }
        return .map(members, start)
    }

    /// What stands behind a key's colon, or below it.
    private mutating func value(_ line: Line, from end: Int, _ indent: Int) throws(YAMLFault) -> YAMLValue {
        let blanks = line.text[end...].prefix { $0 == " " }.count
        let start = end + blanks
        guard start < line.text.count, !(line.text[start] == "#" && blanks > 0) else {
            skipBlank()
            // A list may stand as far out as its key.
            if let next = current, next.indent == indent, Self.isItem(next) { return try list(indent) }
            return try block(atLeast: indent + 1)
        }
        return try inline(line, from: start, parent: indent)
    }

    /// The key that a line begins with, and the place behind its colon; `nil` where it has none.
    private func key(of line: Line) throws(YAMLFault) -> (String, Int)? {
        let text = line.text
        guard let first = text.first else { return nil }
        if first == "\"" || first == "'" {
            guard let (name, end) = try quotedScalar(line, from: 0, mustClose: false), end < text.count,
                text[end] == ":", end + 1 == text.count || text[end + 1] == " "
            else { return nil }
            return (name, end + 1)
        }
        if first == "[" || first == "{" { return nil }
        var index = 0
        while index < text.count {
            if text[index] == "#", index > 0, text[index - 1] == " " { return nil }
            if text[index] == ":", index + 1 == text.count || text[index + 1] == " " {
                return (String(text[..<index]).trimmed, index + 1)
            }
            index += 1
        }
        return nil
    }
}
