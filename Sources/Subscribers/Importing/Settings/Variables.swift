internal import JSONText

/// Settings as a shell writes them: `NAME=value`, a line each.
enum Variables {
    /// A map of scalars; `nil` where the first line that says anything is no such setting.
    static func read(_ text: String, file: String) throws(RefusedFile) -> YAMLValue? {
        var members: [(key: String, place: Position, value: YAMLValue)] = []
        var places: [String: Int] = [:]
        for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = raw.trimmed.trimmingPrefix("export ").trimmed
            let place = Position(line: index + 1, column: 1)
            if line.isEmpty || line.hasPrefix("#") { continue }
            guard let equals = line.firstIndex(of: "="), isName(line[..<equals].trimmed) else {
                if members.isEmpty { return nil }
                throw ImportFault.settingLine.refusing(file, at: place)
            }
            let value = unquoted(line[line.index(after: equals)...].trimmed)
            let node: YAMLValue = value.isEmpty ? .null(place) : .scalar(value, isPlain: true, place)
            // As in a shell, the last one counts.
            let name = line[..<equals].trimmed
            if let index = places[name] {
                members[index] = (name, place, node)
            } else {
                places[name] = members.count
                members.append((name, place, node))
            }
        }
        return members.isEmpty ? nil : .map(members, Position(line: 1, column: 1))
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { isWordByte($0) } && !text.contains("-")
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
        default: false
        }
    }

    /// Without quotes, or without the comment behind a bare value.
    private static func unquoted(_ text: String) -> String {
        for quote in ["\"", "'"] where text.hasPrefix(quote) {
            guard let end = text.dropFirst().firstIndex(of: Character(quote)) else { break }
            return String(text[text.index(after: text.startIndex)..<end])
        }
        return text.firstRange(of: " #").map { text[..<$0.lowerBound].trimmed } ?? text
    }
}
