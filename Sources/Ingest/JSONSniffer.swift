internal import JSONText

/// Tells the kinds of JSON apart by their keys, in whatever order those come.
enum JSONSniffer {
    /// - Parameters:
    ///   - body: without byte order mark and leading white space.
    ///   - isDeclared: whether the source says that it is JSON.
    /// - Returns: `nil` for what is no JSON, such as a text that begins with a bracket.
    static func verdict(on body: ArraySlice<UInt8>, isDeclared: Bool) -> FormatSniffer.Verdict? {
        guard isDeclared || isJSON(body) else { return nil }
        return JSONScanner.scan(Array(body)) { (scanner: inout JSONScanner) in
            do throws(JSONScanError) {
                return try verdict(on: &scanner)
            } catch {
                // Its reader says where it is broken.
                return .kind(.hfJSON)
            }
        }
    }

    /// A title may begin with a bracket too, such as `[Re]…`; in JSON only certain characters follow one.
    private static func isJSON(_ body: ArraySlice<UInt8>) -> Bool {
        let next = body.dropFirst().first { $0 > 0x20 }
        switch body.first {
        case UInt8(ascii: "{"): return next.map { "\"}".utf8.contains($0) } ?? true
        case UInt8(ascii: "["): return next.map { "{[]\"".utf8.contains($0) } ?? true || isWhole(body)
        case UInt8(ascii: ")"): return body.starts(with: ")]}'".utf8)
        default: return false
        }
    }

    /// Whether it is JSON from end to end: `[1, 2]`, but not `[1] Kites`.
    private static func isWhole(_ body: ArraySlice<UInt8>) -> Bool {
        JSONScanner.scan(Array(body)) { (scanner: inout JSONScanner) in
            do throws(JSONScanError) {
                try scanner.skipValue()
                try scanner.finish()
                return true
            } catch {
                return false
            }
        }
    }

    private static func verdict(
        on scanner: inout JSONScanner
    ) throws(JSONScanError) -> FormatSniffer.Verdict {
        try scanner.kind() == .object ? object(&scanner) : .kind(.hfJSON)
    }

    private static func object(_ scanner: inout JSONScanner) throws(JSONScanError) -> FormatSniffer.Verdict {
        let papers: Set<String> = [
            "dailyPapers", "papers", "paper", "upvotes", "submittedOnDailyAt", "summary", "discussionId",
        ]
        var isReport = false
        try scanner.enterObject()
        while let key = try scanner.nextKey() {
            let name = scanner.text(of: key, atMost: 64)
            if name == "version", try scanner.kind() == .string {
                let version = try scanner.text(atMost: 200) ?? ""
                if version.contains("jsonfeed.org") { return .kind(.jsonFeed) }
            } else if name == "items", try scanner.kind() == .array {
                return .kind(.jsonFeed)
            } else if papers.contains(name) {
                return .kind(.hfJSON)
            } else {
                isReport = isReport || SourceReport.keys.contains(name)
                try scanner.skipValue()
            }
        }
        return isReport ? .kind(.hfJSON) : .lookalike(.json(nil))
    }
}
