internal import JSONText

/// Alert terms, one a line, as people keep them for search engines: quotes, `author:`, `intitle:`, `-word`, `OR`.
enum AlertTerms {
    /// Of a line: what is longer is a text, and no alert.
    private static let maxBytes = 2_000

    static func read(_ text: String, file: String, into draft: inout SettingsDraft) throws(RefusedFile) {
        var terms: [String: [(term: String, place: Position)]] = [:]
        var known: Set<String> = []
        for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = withoutComment(raw.trimmed)
            guard !line.isEmpty else { continue }
            guard line.utf8.count <= maxBytes else {
                throw ImportFault.longAlert(most: maxBytes).refusing(file, at: Position(line: index + 1, column: 1))
            }
            let place = Position(line: index + 1, column: raw.prefix(while: \.isWhitespace).unicodeScalars.count + 1)
            for found in Self.terms(of: line, at: place, &draft) {
                let key = found.isExcluded ? "exclude" : "keywords"
                // The same alert twice is one.
                if known.insert("\(key) \(found.term)").inserted { terms[key, default: []].append((found.term, place)) }
            }
        }
        guard terms["keywords"] != nil else { throw ImportFault.noTerms.refusing(file) }
        for (key, found) in terms {
            draft.record.set(
                key, list: found.map(\.term), at: found.first?.place ?? Position(line: 1, column: 1), as: "")
            draft.termPlaces[key] = found.map(\.place)
        }
    }

    /// A `#` begins a comment where a line begins, and between blanks: C# is a term.
    private static func withoutComment(_ line: String) -> String {
        if line.hasPrefix("#") { return "" }
        return line.firstRange(of: " # ").map { line[..<$0.lowerBound].trimmed } ?? line
    }

    private static func terms(
        of line: String, at place: Position, _ draft: inout SettingsDraft
    ) -> [(term: String, isExcluded: Bool)] {
        let words = words(of: line)
        let isQuery = words.contains {
            $0.isQuoted || $0.isExcluded || $0.field != nil || ["OR", "|", "AND"].contains($0.text)
        }
        guard isQuery, words.count > 1 else { return words.isEmpty ? [] : [single(words, line)] }
        var found: [(term: String, isExcluded: Bool)] = []
        var plain: [String] = []
        func flush(_ plain: inout [String]) {
            if !plain.isEmpty { found.append((plain.joined(separator: " "), false)) }
            plain = []
        }
        for word in words {
            if ["OR", "|", "AND"].contains(word.text), !word.isQuoted {
                flush(&plain)
            } else if word.isQuoted || word.isExcluded || word.field != nil {
                flush(&plain)
                if let term = word.term { found.append((term, word.isExcluded)) }
            } else {
                plain.append(word.text)
            }
        }
        flush(&plain)
        let isChoice = words.contains { $0.text == "OR" || $0.text == "|" }
        if found.filter({ !$0.isExcluded }).count > 1, !isChoice {
            draft.leave(
                "line \(place.line)",
                "there a paper must hold all of its terms; here each is a keyword: for all of them use \"require\"")
        }
        if found.contains(where: \.isExcluded) {
            draft.leave("line \(place.line)", "its exclusion holds for the whole profile here, not for that line alone")
        }
        for word in words where word.field == "source" {
            draft.leave("line \(place.line)", "source: names a journal, which profiles cannot ask for")
        }
        return found
    }

    private static func single(_ words: [Word], _ line: String) -> (term: String, isExcluded: Bool) {
        guard words.count == 1, let word = words.first, let term = word.term else { return (line, false) }
        return (term, word.isExcluded)
    }

    /// A word, or several between quotes.
    private struct Word {
        var text: String
        var field: String?
        var isQuoted = false
        var isExcluded = false

        /// In our words; `nil` where there are none.
        var term: String? {
            switch field {
            case nil: text
            case "author"?, "au"?: "author:\(text)"
            case "intitle"?, "allintitle"?, "title"?, "ti"?: "title:\(text)"
            case "abstract"?, "abs"?: "abstract:\(text)"
            case "cat"?, "category"?: "category:\(text)"
            default: nil
            }
        }
    }

    private static let fields: Set<String> = [
        "author", "au", "intitle", "allintitle", "title", "ti", "abstract", "abs", "cat", "category", "source",
    ]

    private static func words(of line: String) -> [Word] {
        var words: [Word] = []
        var rest = line[...]
        while let first = rest.firstIndex(where: { !$0.isWhitespace }) {
            rest = rest[first...]
            var word = Word(text: "")
            if rest.count > 1, rest.first == "-", !rest.dropFirst().hasPrefix(" ") {
                word.isExcluded = true
                rest = rest.dropFirst()
            }
            if let colon = rest.firstIndex(of: ":"), fields.contains(rest[..<colon].lowercased()) {
                word.field = rest[..<colon].lowercased()
                rest = rest[rest.index(after: colon)...].drop(while: \.isWhitespace)
            }
            if let quote = rest.first, "\"“”„".contains(quote),
                let end = rest.dropFirst().firstIndex(where: { "\"“”".contains($0) })
            {
                word.isQuoted = true
                word.text = rest[rest.index(after: rest.startIndex)..<end].trimmed
                rest = rest[rest.index(after: end)...]
            } else {
                // A field that begins a line takes all of it: author:Y LeCun.
                let end =
                    word.field != nil && words.isEmpty && !rest.contains("\"")
                    ? rest.endIndex : rest.firstIndex(where: \.isWhitespace) ?? rest.endIndex
                word.text = rest[..<end].trimmed
                rest = rest[end...]
            }
            if !word.text.isEmpty { words.append(word) }
        }
        return words
    }
}
