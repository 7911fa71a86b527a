internal import JSONText

/// What a column of a table says of a reader.
struct CSVColumn: Hashable, Sendable {
    /// How a cell becomes JSON.
    enum Kind: Hashable, Sendable {
        case text, number, flag, list
    }

    /// As the header has it.
    var name: String
    /// The key of `subscribers.json`; those of `delivery` stand in it.
    var key: String
    var kind: Kind
    var isDelivery: Bool

    init?(_ name: String) {
        guard let key = Self.key(of: Self.squeezed(name)) else { return nil }
        self.name = name
        self.key = key
        isDelivery = SubscribersGrammar.delivery.keys.contains(key)
        kind = Self.kinds[key] ?? .text
    }

    /// Small letters and digits: case, blanks, `_`, `-` and `.` make no difference.
    static func squeezed(_ name: String) -> String {
        String(
            String.UnicodeScalarView(
                name.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9").contains($0) }))
    }

    /// - Parameter name: squeezed.
    static func key(of name: String) -> String? {
        let name = name.hasPrefix("delivery") && name.count > 8 ? String(name.dropFirst(8)) : name
        return names[name]
    }

    /// What the writer of an unknown name most likely meant.
    static func suggestion(for name: String) -> String? {
        JSONText.suggestion(for: squeezed(name), among: names.keys.sorted()).flatMap { names[$0] }
    }

    private static let keys =
        SubscribersGrammar.subscriber.keys.filter { $0 != "delivery" } + SubscribersGrammar.delivery.keys

    private static let names: [String: String] = {
        var names = Dictionary(keys.map { (squeezed($0), $0) }) { first, _ in first }
        let others = [
            "emailaddress": "email", "mailaddress": "email", "keyword": "keywords", "excludes": "exclude",
            "profile": "profiles", "requires": "require", "tz": "timezone", "note": "note", "notes": "note",
        ]
        names.merge(others) { first, _ in first }
        return names
    }()

    private static let kinds: [String: Kind] = [
        "enabled": .flag, "mail": .flag, "feed": .flag, "sendEmpty": .flag,
        "minScore": .number, "papersPerWeek": .number, "minVotes": .number, "maxAgeDays": .number,
        "maxPapers": .number, "serendipity": .number,
        "keywords": .list, "exclude": .list, "require": .list, "profiles": .list,
    ]
}

/// A cell's text as the list of terms that it stands for.
enum TermList {
    /// Terms are separated by semicolons, bars or line ends.
    static func terms(of cell: String) -> [String] {
        cell.split { $0 == ";" || $0 == "|" || $0.isNewline }.map { $0.trimmed }.filter { !$0.isEmpty }
    }
}
