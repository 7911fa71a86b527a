/// The names in one field of authors, as feeds fill it: `Ada Kite`, `ada@example.org (Ada Kite)`,
/// `Kite, A., Lindqvist, B.`, `Ada Kite, Bo Lindqvist and Inés Ota`.
///
/// A field is split only where it is surely a list: a comma may stand before a first name too, and "and" in the name of
/// an institute. E-mail addresses are dropped.
enum AuthorList {
    /// - Parameter text: on one line.
    static func names(in text: String) -> [String] {
        // Most fields hold one name.
        guard mayBeList(text) || hasPreface(text) else { return text.isEmpty ? [] : [text] }
        let plain = withoutPreface(withoutAddresses(text))
        guard !plain.isEmpty else { return [] }
        if plain.utf8.contains(UInt8(ascii: ";")) {
            return plain.split(separator: ";").map(unwrapped).filter { !$0.isEmpty }
        }
        return list(plain) ?? [unwrapped(plain[...])]
    }

    /// By the bytes: a mark that separates or belongs to an address, or a word `and`.
    private static func mayBeList(_ text: String) -> Bool {
        var last: UInt32 = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "@"), UInt8(ascii: "("),
                UInt8(ascii: "<"):
                return true
            default:
                last = last << 8 | UInt32(byte)
                // " and"
                if last == 0x2061_6E64 { return true }
            }
        }
        return false
    }

    private static func hasPreface(_ text: String) -> Bool {
        text.utf8.count > 3 && text.utf8.prefix(3).elementsEqual("By ".utf8) || text.hasPrefix("by ")
    }

    private static func withoutPreface(_ text: String) -> String {
        hasPreface(text) ? String(text.dropFirst(3)) : text
    }

    // MARK: Addresses

    /// Without e-mail addresses and the brackets that are empty then.
    private static func withoutAddresses(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "@")) else { return text }
        let words = text.split(separator: " ").compactMap { word -> Substring? in
            guard word.contains("@") else { return word }
            // `<ada@example.org>,` leaves its comma, `ada@example.org(Ada` its name.
            if let bracket = word.firstIndex(of: "("), word.firstIndex(of: "@").map({ $0 < bracket }) ?? false {
                return word[bracket...]
            }
            return word.last.map { ",;".contains($0) ? word.suffix(1) : "" }
        }
        let rest = words.filter { !$0.isEmpty }.joined(separator: " ")
        return String(trimmed(rest[...], ",; "))
    }

    /// Without the brackets around a whole name.
    private static func unwrapped(_ name: Substring) -> String {
        var name = trimmed(name, " ,")
        for (open, close) in [("(", ")"), ("\"", "\""), ("<", ">")] where name.hasPrefix(open) && name.hasSuffix(close)
        {
            name = trimmed(name.dropFirst().dropLast(), " ")
        }
        return String(name)
    }

    private static func trimmed(_ text: Substring, _ marks: String) -> Substring {
        var text = text
        while let first = text.first, marks.contains(first) { text.removeFirst() }
        while let last = text.last, marks.contains(last) { text.removeLast() }
        return text
    }

    // MARK: Lists

    /// `nil` where the text may as well be one name.
    private static func list(_ text: String) -> [String]? {
        let joined = text.replacing(" & ", with: " and ").replacing(", and ", with: " and ")
        let pieces = joined.split(separator: " and ")
        if pieces.count > 1 {
            // BibTeX: `Kite, Ada and Lindqvist, Bo`.
            if pieces.allSatisfy({ PersonName.isInverted($0) }) { return pieces.map(unwrapped) }
            let parts = pieces.flatMap { $0.split(separator: ",") }.map(unwrapped).filter { !$0.isEmpty }
            if let names = merged(parts), names.allSatisfy({ PersonName.isFull($0) }) { return names }
            return inverted(parts)
        }
        let parts = text.split(separator: ",").map(unwrapped).filter { !$0.isEmpty }
        guard parts.count > 1 else { return nil }
        if let names = inverted(parts) { return names }
        guard let names = merged(parts), names.count > 1, names.allSatisfy({ PersonName.isFull($0) }) else {
            return nil
        }
        // Two names of two words may be one: `García Márquez, Gabriel José`.
        return names.count > 2 || names.contains(where: PersonName.hasMiddleInitial) ? names : nil
    }

    /// `Kite, A. B., Lindqvist, B.`: every second part is a first name's initials.
    private static func inverted(_ parts: [String]) -> [String]? {
        guard parts.count >= 4, parts.count.isMultiple(of: 2) else { return nil }
        let pairs = stride(from: 0, to: parts.count, by: 2).map { (parts[$0], parts[$0 + 1]) }
        guard pairs.allSatisfy({ !PersonName.isInitials($0) && PersonName.isInitials($1) }) else { return nil }
        return pairs.map { "\($0), \($1)" }
    }

    /// Puts `Jr.` and `PhD` to the name before them, and leaves `et al.` out; `nil` where a list begins with such.
    private static func merged(_ parts: [String]) -> [String]? {
        var names: [String] = []
        for part in parts {
            if part.lowercased().hasPrefix("et al") || part == "…" || part == "..." { continue }
            if PersonName.isSuffix(part) {
                guard let last = names.popLast() else { return nil }
                names.append("\(last), \(part)")
            } else {
                names.append(part)
            }
        }
        return names
    }
}
