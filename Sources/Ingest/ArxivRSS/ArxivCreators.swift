internal import Papers
internal import Text

/// arXiv's line of authors (`dc:creator` of its feeds): `In\'es Ota (Kites Lab, Oslo), Bo Lindqvist`.
///
/// Names are separated by commas, affiliations stand in brackets, and numbers there point to a list at the end:
/// `A B (1), C D (1 and 2) ((1) Kites Lab, (2) Oslo)`. Source: arXiv's help on author lists.
enum ArxivCreators {
    static func authors(in text: String) -> [Author] {
        var notes: [String: String] = [:]
        var drafts: [(name: String, groups: [String])] = []
        for part in parts(of: text) {
            var groups: [String] = []
            let name = name(of: part, groups: &groups)
            for group in groups where isList(group) { notes.merge(list(group)) { first, _ in first } }
            groups.removeAll(where: isList)
            for name in names(name) { drafts.append((name, groups)) }
        }
        return drafts.map { draft in
            let places = draft.groups.flatMap { group -> [String] in
                let numbers = group.split { ",; ".contains($0) }.filter { $0 != "and" }.map(String.init)
                let found = numbers.compactMap { notes[$0] }
                return found.count == numbers.count && !found.isEmpty ? found : isNumbers(numbers) ? [] : [group]
            }
            let readable = places.map(ReadableText.plain).filter { !$0.isEmpty }
            return Author(
                name: ReadableText.plain(draft.name),
                affiliation: readable.isEmpty ? nil : readable.joined(separator: "; "))
        }.filter { !$0.name.isEmpty }
    }

    private static func isNumbers(_ words: [String]) -> Bool {
        words.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }

    /// Split at commas outside of brackets and braces.
    private static func parts(of text: String) -> [Substring] {
        var parts: [Substring] = []
        var depth = 0
        var start = text.startIndex
        for index in text.indices {
            switch text[index] {
            case "(", "{": depth += 1
            case ")", "}": depth = max(0, depth - 1)
            case ",", ";":
                guard depth == 0 else { continue }
                parts.append(text[start..<index])
                start = text.index(after: index)
            default: break
            }
        }
        return parts + [text[start...]]
    }

    /// What stands outside of brackets; the brackets' content, without them, goes into `groups`.
    private static func name(of part: Substring, groups: inout [String]) -> String {
        var name = ""
        var group = ""
        var depth = 0
        for character in part {
            if character == "(" {
                depth += 1
                if depth == 1 { continue }
            } else if character == ")", depth > 0 {
                depth -= 1
                if depth == 0 {
                    groups.append(group)
                    group = ""
                    continue
                }
            }
            if depth > 0 { group.append(character) } else { name.append(character) }
        }
        // A bracket that is never closed: the line was cut.
        if depth > 0, !group.isEmpty { groups.append(group) }
        return SourceText.line(name)
    }

    /// `Ada Kite and Bo Lindqvist` at the end of a list.
    private static func names(_ name: String) -> [String] {
        let pieces = name.split(separator: " and ")
        guard pieces.count == 2, pieces.allSatisfy({ PersonName.isFull($0) }) else {
            return [name.hasPrefix("and ") ? String(name.dropFirst(4)) : name]
        }
        return pieces.map(String.init)
    }

    private static func isList(_ group: String) -> Bool {
        group.hasPrefix("(") && group.contains(")")
    }

    /// `(1) Kites Lab, (2) Oslo`: what each number stands for.
    private static func list(_ group: String) -> [String: String] {
        var notes: [String: String] = [:]
        for piece in group.split(separator: "(") {
            guard let close = piece.firstIndex(of: ")") else { continue }
            let key = piece[..<close].filter { $0 != " " }
            var place = SourceText.line(String(piece[piece.index(after: close)...]))
            while let last = place.last, ",;".contains(last) || last.isWhitespace { place.removeLast() }
            if place.hasSuffix(" and") { place.removeLast(4) }
            if !key.isEmpty { notes[key] = place }
        }
        return notes
    }
}
