extension XMLRepair {
    /// How far the beginning is looked for.
    private static let reach = 64 << 10

    /// Where feeds begin, in lower case.
    private static let beginnings: [StaticString] = [
        "<?xml", "<rss", "<feed", "<rdf:rdf", "<opml", "<channel", "<urlset",
    ]

    /// Leaves out what stands before the document: blank lines, warnings of the server's software and the HTML that
    /// they are written in.
    ///
    /// - Returns: Where the document begins.
    mutating func skipJunk() throws(MarkupError) -> Int {
        var position = 0
        let end = min(bytes.count, Self.reach)
        while position < end {
            position = scanner.find(UInt8(ascii: "<"), from: position)
            if Self.beginnings.contains(where: { scanner.has($0, at: position) }) { break }
            position += 1
        }
        guard position < end else { return 0 }
        try refuseEntities(0..<position)
        if isJunk(0..<position) { note(.leadingJunk, at: 0) }
        lines(0..<position)
        return position
    }

    /// Whether a range holds more than white space, comments, instructions and declarations.
    private mutating func isJunk(_ range: Range<Int>) -> Bool {
        var position = range.lowerBound
        while position < range.upperBound {
            if TagScanner.isSpace(bytes[position]) {
                position += 1
                continue
            }
            guard bytes[position] == UInt8(ascii: "<") else { return true }
            let tag = scanner.tag(at: position)
            guard [.comment, .instruction, .declaration].contains(tag.kind) else { return true }
            position = tag.end
        }
        return false
    }

    /// The records that are opened more often than closed.
    static func unclosed(_ records: Set<String>, _ scanner: TagScanner) -> Set<String> {
        var scanner = scanner
        var balance: [String: Int] = [:]
        var position = scanner.find(UInt8(ascii: "<"), from: 0)
        while position + 1 < scanner.bytes.count {
            let isEnd = scanner.bytes[position + 1] == UInt8(ascii: "/")
            if let name = recordName(at: position + (isEnd ? 2 : 1), records, scanner) {
                // A `>` may stand in an attribute.
                if isEnd || !scanner.tag(at: position).isSelfClosing { balance[name, default: 0] += isEnd ? -1 : 1 }
            }
            position = scanner.find(UInt8(ascii: "<"), from: position + 1)
        }
        return Set(balance.filter { $0.value > 0 }.keys)
    }

    private static func recordName(at start: Int, _ records: Set<String>, _ scanner: TagScanner) -> String? {
        var nameStart = start
        var end = start
        while end < scanner.bytes.count, end - start < 64, TagScanner.isName(scanner.bytes[end]) {
            if scanner.bytes[end] == UInt8(ascii: ":") { nameStart = end + 1 }
            end += 1
        }
        guard records.contains(where: { $0.utf8.count == end - nameStart }) else { return nil }
        let name = scanner.string(nameStart..<end)
        return records.contains(name) ? name : nil
    }
}
