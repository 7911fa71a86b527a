internal import JSONText

/// Gathers what a foreign format says of a reader, key by key, and writes it as the JSON that the grammar reads.
struct RecordText: Sendable {
    private var values: [String: CompactJSON] = [:]
    private var delivery: [String: CompactJSON] = [:]
    /// Where each key was said; for errors.
    private(set) var places: [String: (position: Position, name: String)] = [:]

    init() {}

    /// Whether a key was said.
    func has(_ key: String) -> Bool { values[key] != nil || delivery[key] != nil }

    mutating func set(_ key: String, at position: Position, as name: String, _ write: (inout CompactJSON) -> Void) {
        var json = CompactJSON()
        write(&json)
        if SubscribersGrammar.delivery.keys.contains(key) { delivery[key] = json } else { values[key] = json }
        places[key] = (position, name)
    }

    mutating func set(_ key: String, _ text: String, at position: Position, as name: String) {
        set(key, at: position, as: name) { $0.string(text) }
    }

    mutating func set(_ key: String, list: [String], at position: Position, as name: String) {
        set(key, at: position, as: name) { json in
            json.open(0x5B)
            list.forEach { json.string($0) }
            json.close(0x5D)
        }
    }

    /// A number or a truth value where the text is one; else the text, which the grammar then refuses in its own words.
    mutating func set(_ key: String, word text: String, _ kind: CSVColumn.Kind, at position: Position, as name: String)
    {
        let literal = kind == .flag ? Self.flag(text) : Self.number(text)
        set(key, at: position, as: name) { json in
            if let literal { json.literal(literal) } else { json.string(text) }
        }
    }

    /// One object, keys in the grammar's order.
    var bytes: [UInt8] {
        var json = CompactJSON()
        json.open(0x7B)
        for key in SubscribersGrammar.subscriber.keys + ObjectGrammar.remarks where key != "delivery" {
            guard let value = values[key] else { continue }
            json.key(key)
            json.raw(value)
        }
        if !delivery.isEmpty {
            json.key("delivery")
            json.open(0x7B)
            for key in SubscribersGrammar.delivery.keys {
                guard let value = delivery[key] else { continue }
                json.key(key)
                json.raw(value)
            }
            json.close(0x7D)
        }
        json.close(0x7D)
        return json.bytes
    }

    /// Its wishes alone: the keys of a profile.
    var profile: [UInt8] {
        var json = CompactJSON()
        json.open(0x7B)
        let wishes =
            values["keywords"] == nil ? ["keywords": Self.emptyList].merging(values) { first, _ in first } : values
        for key in SubscribersGrammar.profile.keys {
            guard let value = wishes[key] else { continue }
            json.key(key)
            json.raw(value)
        }
        json.close(0x7D)
        return json.bytes
    }

    private static var emptyList: CompactJSON {
        var json = CompactJSON()
        json.open(0x5B)
        json.close(0x5D)
        return json
    }

    /// The diagnostics of `bytes` at the places in the file that said it.
    /// - Parameters:
    ///   - row: where the row begins, for what has no place of its own.
    ///   - terms: where each element of a list was said, by the list's key.
    func placed(
        _ refused: RefusedFile, in file: String, row: Position, terms: [String: [Position]] = [:]
    ) -> [Diagnostic] {
        refused.diagnostics.map { found in
            let path = found.path.hasPrefix("delivery.") ? String(found.path.dropFirst(9)) : found.path
            let key = String(path.prefix { $0 != "[" && $0 != "." })
            let place = places[key]
            let index = Int(path.dropFirst(key.count + 1).prefix { $0.isNumber })
            let term = index.flatMap { index in terms[key].flatMap { $0.indices.contains(index) ? $0[index] : nil } }
            return Diagnostic(
                file: file, position: term ?? place?.position ?? row, path: place?.name ?? "", code: found.code,
                message: found.message)
        }
    }

    private static func flag(_ text: String) -> String? {
        switch text.lowercased() {
        case "true", "yes", "y", "1", "on": "true"
        case "false", "no", "n", "0", "off": "false"
        default: nil
        }
    }

    /// `0,3` is what spreadsheets of half the world write.
    private static func number(_ text: String) -> String? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let dotted = parts.count == 2 ? parts.joined(separator: ".") : text
        guard let value = Double(dotted), value.isFinite, let first = dotted.first, first.isNumber || first == "-",
            dotted.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D })
        else { return nil }
        return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
}
