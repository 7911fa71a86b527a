internal import JSONText

/// The text of a `paperboy.json`, to which sources are added: every comment, blank and line end of it stays.
struct ConfigurationText {
    /// A source to add.
    struct Source: Hashable, Sendable {
        var id: String
        var format: Configuration.Source.Format
        var url: String
        /// What the list calls it.
        var note: String?
    }

    let bytes: [UInt8]
    let root: JSONValue

    /// - Throws: `RefusedFile` where it is no JSON.
    init(_ bytes: [UInt8], file: String) throws(RefusedFile) {
        self.bytes = bytes
        root = try JSONDocument.faultless(bytes, file: file).root
    }

    /// The text with sources at the end of its list; the list is made where there is none.
    func adding(_ sources: [Source]) -> [UInt8] {
        guard !sources.isEmpty, root.kind == .object else { return bytes }
        let unit = unit
        if let list = root.member("sources"), list.kind == .array {
            let depth = indentation(of: list.range.lowerBound)
            let last = list.elements.map(\.range).last
            let isOnOneLine = last.map { !bytes[list.range.lowerBound..<$0.lowerBound].contains(0x0A) } ?? true
            let inner = isOnOneLine ? depth + unit : indentation(of: last?.lowerBound ?? 0)
            return inserting(sources.map(Self.line), into: list, last: last, inner, closing: depth)
        }
        let inner = sources.map { unit + unit + Self.line($0) }.joined(separator: ",\(newline)")
        let member = "\"sources\": [\(newline)\(inner)\(newline)\(unit)]"
        return inserting([member], into: root, last: root.members.map(\.value.range).last, unit, closing: "")
    }

    /// One line, as people write them.
    private static func line(_ source: Source) -> String {
        var members = [("id", source.id)]
        if source.format != .auto { members.append(("type", source.format.rawValue)) }
        members.append(("url", source.url))
        if let note = source.note { members.append(("note", note)) }
        return "{ " + members.map { "\(literal($0)): \(literal($1))" }.joined(separator: ", ") + " }"
    }

    static func literal(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// - Parameters:
    ///   - last: the element or member after which they come; `nil` where the container is empty.
    ///   - indentation: before each of them.
    ///   - closing: before the container's end, where that has to move to a line of its own.
    func inserting(
        _ items: [String], into container: JSONValue, last: Range<Int>?, _ indentation: String, closing: String
    ) -> [UInt8] {
        let lines = items.map { "\(newline)\(indentation)\($0)" }.joined(separator: ",")
        let end = container.range.upperBound - 1
        guard let last else {
            // What stands in an empty container can only be comments and blanks.
            let kept = trimmedEnd(of: bytes[(container.range.lowerBound + 1)..<end])
            return bytes[...container.range.lowerBound] + kept + Array((lines + newline + closing).utf8) + bytes[end...]
        }
        // A comment behind the last one on its line speaks of that one; one of several lines is not to be cut in two.
        let hasBlock = bytes[last.upperBound..<end].indices.contains { bytes[$0...].starts(with: "/*".utf8) }
        let place = hasBlock ? last.upperBound : endOfLine(after: last.upperBound, before: end)
        let isOnOneLine = bytes[last.upperBound..<end].allSatisfy { $0 != 0x0A }
        let tail = isOnOneLine ? newline + closing : ""
        let rest = isOnOneLine && !hasBlock ? bytes[end...] : bytes[place...]
        return bytes[..<last.upperBound] + Array(",".utf8) + trimmedEnd(of: bytes[last.upperBound..<place])
            + Array((lines + tail).utf8) + rest
    }

    private func trimmedEnd(of part: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var part = part
        while let last = part.last, " \t\r\n".utf8.contains(last) { part.removeLast() }
        return part
    }

    /// The line's end, its line feed left out, or `end` where it comes first.
    private func endOfLine(after start: Int, before end: Int) -> Int {
        var place = start
        while place < end, bytes[place] != 0x0A, bytes[place] != 0x0D { place += 1 }
        return place
    }

    /// The blanks that the line begins with.
    func indentation(of offset: Int) -> String {
        let start = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return String(decoding: bytes[start...].prefix { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self)
    }

    /// What the file indents its first key with, else two spaces.
    var unit: String {
        var members = root.members
        guard let first = members.next()?.key else { return "  " }
        let own = indentation(of: first.range.lowerBound)
        return own.isEmpty ? "  " : own
    }

    /// The file's own line ends.
    private var newline: String {
        guard let first = bytes.firstIndex(of: 0x0A), first > 0, bytes[first - 1] == 0x0D else { return "\n" }
        return "\r\n"
    }
}
