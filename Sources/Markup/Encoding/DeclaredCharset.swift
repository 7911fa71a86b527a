/// The character encoding that a document names itself.
enum DeclaredCharset {
    /// How far a declaration is looked for: the reach that HTML gives the prescan (HTML, §13.2.3.2).
    private static let reach = 1024

    /// The label in `<?xml … encoding="…"?>`, which may stand behind junk.
    static func inProlog(_ bytes: ArraySlice<UInt8>) -> String? {
        let head = lowercased(bytes)
        guard let start = find("<?xml", in: head[...]) else { return nil }
        let rest = head[(start + 5)...]
        let prolog = rest.prefix(upTo: find("?>", in: rest) ?? head.endIndex)
        guard let name = find("encoding", in: prolog) else { return nil }
        return value(in: prolog[(name + 8)...])
    }

    /// The label in `<meta charset=…>` or `<meta http-equiv=content-type content="…; charset=…">`.
    static func inMeta(_ bytes: ArraySlice<UInt8>) -> String? {
        let head = withoutComments(lowercased(bytes))
        var rest = head[...]
        while let start = find("<meta", in: rest) {
            rest = rest[(start + 5)...]
            let tag = rest.prefix(upTo: rest.firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex)
            guard let name = find("charset", in: tag) else { continue }
            // UTF-16 in a page whose tags can be read as ASCII is a lie (HTML, §13.2.3.2).
            guard let label = value(in: tag[(name + 7)...]) else { continue }
            return TextEncoding(label: label)?.isWide == true ? "utf-8" : label
        }
        return nil
    }

    private static func lowercased(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        bytes.prefix(reach).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }

    private static func withoutComments(_ head: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = head[...]
        while let start = find("<!--", in: rest) {
            result += rest[..<start]
            guard let end = find("-->", in: rest[start...]) else { return result }
            rest = rest[(end + 3)...]
        }
        return result + rest
    }

    /// What stands behind `=`, with or without quotes.
    private static func value(in bytes: ArraySlice<UInt8>) -> String? {
        let text = bytes.drop(while: isSpace)
        guard text.first == UInt8(ascii: "=") else { return nil }
        let quoted = text.dropFirst().drop(while: isSpace)
        guard let quote = quoted.first else { return nil }
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        let label = (isQuoted ? quoted.dropFirst() : quoted).prefix { byte in
            isQuoted ? byte != quote : !isSpace(byte) && !"\"'>;/".utf8.contains(byte)
        }
        return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func find(_ pattern: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
        pattern.withUTF8Buffer { pattern in
            guard bytes.count >= pattern.count else { return nil }
            return (bytes.startIndex...bytes.endIndex - pattern.count).first { bytes[$0...].starts(with: pattern) }
        }
    }
}
