/// Makes the words of a foreign server fit to be stored, logged and shown.
enum ReplyText {
    static let maxCharacters = 500
    private static let delimiters: Set<Character> = [" ", "<", ">", "(", ")", "[", "]", ",", ";", ":", "\"", "'"]

    /// Controls and invisible format characters (which can turn a terminal's line around) become spaces.
    static func clean(_ text: String) -> String {
        if text.utf8.allSatisfy({ (32..<127).contains($0) }) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: result.append(" ")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Replaces whatever holds an `@`, and each word in `hiding`, by `***`, and cuts the rest at 500 characters.
    static func masked(_ text: String, hiding: [String]) -> String {
        let hidden = Set(hiding.map { $0.lowercased() })
        var result = ""
        var word = ""
        var count = 0
        func flush() {
            let secret = word.contains("@") || (!word.isEmpty && hidden.contains(word.lowercased()))
            result += secret ? "***" : word
            word = ""
        }
        for character in unquoted(text, hidden: hiding) {
            count += 1
            if count > maxCharacters { break }
            if delimiters.contains(character) {
                flush()
                result.append(character)
            } else {
                word.append(character)
            }
        }
        flush()
        return result.split(separator: " ").joined(separator: " ")
    }

    /// A quoted local part may hold spaces and delimiters, so it is hidden before words are looked at.
    private static func unquoted(_ text: String, hidden: [String]) -> String {
        var text = text
        for part in hidden where part.hasPrefix("\"") && part.count > 2 {
            while let range = text.range(ofText: part) { text.replaceSubrange(range, with: "***") }
        }
        return text
    }

    /// qmail writes its enhanced code at the end: `sorry, no mailbox here by that name. (#5.1.1)`.
    static func embeddedCode(in text: String) -> EnhancedCode? {
        guard let start = text.range(ofText: "(#")?.upperBound else { return nil }
        guard let end = text[start...].firstIndex(of: ")") else { return nil }
        return EnhancedCode(text[start..<end])
    }
}

extension StringProtocol {
    /// The first place where `text` stands, compared character by character.
    func range(ofText text: some StringProtocol) -> Range<Index>? {
        guard !text.isEmpty else { return nil }
        var start = startIndex
        while start < endIndex {
            var (here, there) = (start, text.startIndex)
            while here < endIndex, there < text.endIndex, self[here] == text[there] {
                here = index(after: here)
                there = text.index(after: there)
            }
            if there == text.endIndex { return start..<here }
            start = index(after: start)
        }
        return nil
    }
}
