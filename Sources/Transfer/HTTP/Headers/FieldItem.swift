/// One member of a list in a header field: `"default";r=0;t=120`, `max-age=60`, `gzip`.
///
/// Read with goodwill: what RFC 9651 calls an error is often sent.
struct FieldItem: Hashable, Sendable {
    /// What stands before the parameters, without its quotes.
    var value: String
    /// By name in lower case; the first of a name counts.
    var parameters: [String: String] = [:]

    /// The members of a list, commas within quotes aside.
    static func list(_ text: String) -> [FieldItem] {
        split(text, at: ",").compactMap { member in
            var parts = split(member, at: ";")[...]
            guard let first = parts.popFirst(), !(first.isEmpty && parts.isEmpty) else { return nil }
            var item = FieldItem(value: unquoted(first))
            for part in parts {
                guard let (name, value) = pair(part), item.parameters[name] == nil else { continue }
                item.parameters[name] = value
            }
            return item
        }
    }

    /// `name=value`, the name in lower case; an empty value where there is no `=`.
    static func pair(_ text: some StringProtocol) -> (name: String, value: String)? {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = parts.first.map({ trimmed($0).lowercased() }), !name.isEmpty else { return nil }
        return (name, parts.count == 2 ? unquoted(trimmed(parts[1])) : "")
    }

    /// Whole seconds or a count: digits, perhaps with a fraction, which is rounded up; huge ones are a hundred years.
    static func count(_ text: String) -> Int? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        let most = 3_155_760_000
        let fraction = parts.count == 2 && parts[1].contains { $0 != "0" } ? 1 : 0
        return min(Int(whole) ?? most, most) + fraction
    }

    private static func split(_ text: String, at separator: Character) -> [String] {
        var parts = [""]
        var isQuoted = false
        var isEscaped = false
        for character in text {
            if isEscaped {
                isEscaped = false
            } else if isQuoted, character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            } else if character == separator, !isQuoted {
                parts.append("")
                continue
            }
            parts[parts.count - 1].append(character)
        }
        return parts.map { trimmed($0) }
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        let isBlank = { (character: Character) in character == " " || character == "\t" }
        var text = Substring(text).drop(while: isBlank)
        while text.last.map(isBlank) == true { text.removeLast() }
        return String(text)
    }

    /// Single quotes are no quotes in HTTP, but are sent around charsets.
    private static func unquoted(_ text: String) -> String {
        for quote in ["\"", "'"] where text.count >= 2 && text.hasPrefix(quote) && text.hasSuffix(quote) {
            return String(text.dropFirst().dropLast()).replacing("\\\"", with: "\"")
        }
        return text
    }
}
