/// Finds the relay's queue id in the text of its 250: what an operator greps the relay's log for.
enum QueueID {
    /// The id, or `nil` when the text shows none (then the whole text is kept by the caller).
    static func find(in text: String) -> String? {
        let words = text.split(whereSeparator: { " ,;()[]<>".contains($0) }).map(String.init)
        let lower = words.map { $0.lowercased() }
        return named(words, lower) ?? placed(words, lower)
    }

    /// Forms that name the id: Postfix `queued as X`, Exchange `InternalId=X`, Exim `id=X`, qmail `qp X`.
    private static func named(_ words: [String], _ lower: [String]) -> String? {
        for prefix in ["internalid=", "id=", "queueid=", "qid="] {
            if let at = lower.firstIndex(where: { $0.hasPrefix(prefix) }) {
                return checked(words[at].dropFirst(prefix.count))
            }
        }
        for at in lower.indices.dropLast() {
            if lower[at] == "qp" { return checked(words[at + 1], shortest: 1) }
            if at > 0, lower[at - 1] == "queued", ["as", "as:"].contains(lower[at]) { return checked(words[at + 1]) }
        }
        return nil
    }

    /// Forms where the place tells it: sendmail `X Message accepted`, Gmail `X - gsmtp`, Haraka `Queued (X)`, SES `Ok X`.
    private static func placed(_ words: [String], _ lower: [String]) -> String? {
        if let at = lower.firstIndex(of: "message"), at > 0, at + 1 < lower.count, lower[at + 1] == "accepted" {
            return withDigit(words[at - 1])
        }
        if lower.suffix(2) == ["-", "gsmtp"], words.count > 2 { return withDigit(words[words.count - 3]) }
        if let at = lower.firstIndex(of: "queued"), at + 1 < words.count, lower.last != "seconds" {
            return withDigit(words[at + 1])
        }
        if words.count == 2, lower[0] == "ok" { return withDigit(words[1]) }
        return nil
    }

    private static func withDigit(_ word: String) -> String? {
        word.contains(where: { $0.isASCII && $0.isNumber }) ? checked(word) : nil
    }

    private static func checked(_ word: some StringProtocol, shortest: Int = 4) -> String? {
        var word = word[...]
        while let last = word.last, ".:\"'".contains(last) { word = word.dropLast() }
        let fits = word.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte & 0xDF) || "._:+/=-".utf8.contains(byte)
        }
        return fits && (shortest...128).contains(word.utf8.count) ? String(word) : nil
    }
}
