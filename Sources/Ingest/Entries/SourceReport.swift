internal import JSONText

/// What a source says where it answers with an error in place of papers.
enum SourceReport {
    /// The keys under which APIs say what went wrong.
    static let keys: Set<String> = ["error", "errors", "message", "detail", "error_description"]
    /// In bytes; no more is decoded.
    static let limit = 2_000

    /// The error's own words: a string, or the `message` of an object, or the first element of a list.
    static func text(from scanner: inout JSONScanner) throws(JSONScanError) -> String? {
        switch try scanner.kind() {
        case .string: return try scanner.text(atMost: limit)
        case .object:
            var text: String?
            try scanner.enterObject()
            while let key = try scanner.nextKey() {
                let isMessage = ["message", "error", "detail", "msg"].contains(scanner.text(of: key, atMost: 16))
                if isMessage, text == nil { text = try scanner.text(atMost: limit) } else { try scanner.skipValue() }
            }
            return text
        case .array:
            var text: String?
            try scanner.enterArray()
            while try scanner.nextElement() {
                // One level, not as deep as the source likes.
                if text == nil, try scanner.kind() != .array {
                    text = try self.text(from: &scanner)
                } else {
                    try scanner.skipValue()
                }
            }
            return text
        default:
            try scanner.skipValue()
            return nil
        }
    }

    /// Being asked to slow down is a reason of its own.
    static func reason(_ text: String) -> IngestError.Reason {
        isThrottling(text) ? .throttled : .sourceReports(line(text))
    }

    /// Whether a short text asks for fewer requests: `Rate exceeded.`, `Too Many Requests`.
    static func isThrottling(_ text: String) -> Bool {
        let lower = text.prefix(400).lowercased()
        return ["rate exceeded", "rate limit", "ratelimit", "too many requests"].contains(where: lower.contains)
    }

    private static func line(_ text: String) -> String {
        let line = SourceText.cut(SourceText.line(text), after: 200)
        return line.isEmpty ? "without a word" : line
    }
}
