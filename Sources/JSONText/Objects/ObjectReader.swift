/// Reads an object by its grammar. Every getter answers `nil` for what is absent or wrong, and has then said why.
public struct ObjectReader: Sendable {
    /// The object as it stands in the file.
    public let object: JSONValue
    /// What it was checked by.
    public let grammar: ObjectGrammar
    private let values: [String: JSONValue]

    /// Checks that `value` is an object, that each key is known, and that no required one is absent.
    /// - Returns: `nil` for anything but an object.
    public init?(_ value: JSONValue, _ grammar: ObjectGrammar, _ findings: inout Findings) {
        guard value.kind == .object else {
            findings.add(GrammarFault.wrongType(grammar.name, wanted: "an object", found: value.kind), at: value)
            return nil
        }
        object = value
        self.grammar = grammar
        var values: [String: JSONValue] = [:]
        for (key, member) in value.members {
            guard let name = key.string else { continue }
            if ObjectGrammar.remarks.contains(name) {
                Self.checkRemark(name, member, &findings)
            } else if grammar.keys.contains(name) {
                if values[name] == nil { values[name] = member }
            } else {
                findings.add(GrammarFault.unknownKey(name, in: grammar), at: key)
            }
        }
        for key in grammar.required where values[key] == nil {
            findings.add(GrammarFault.missingKey(key, in: grammar.name), at: value)
        }
        self.values = values
    }

    private static func checkRemark(_ name: String, _ value: JSONValue, _ findings: inout Findings) {
        guard value.kind != .string else { return }
        findings.add(
            GrammarFault.wrongType(quoted(name), wanted: "a string, it is kept for remarks", found: value.kind),
            at: value)
    }

    /// The value as it stands there.
    public func value(_ key: String) -> JSONValue? { values[key] }

    /// The value where it is of that kind.
    public func value(_ key: String, _ kind: JSONValue.Kind, _ findings: inout Findings) -> JSONValue? {
        guard let value = values[key] else { return nil }
        guard value.kind == kind else {
            findings.add(GrammarFault.wrongType(quoted(key), wanted: kind.noun, found: value.kind), at: value)
            return nil
        }
        return value
    }

    /// `true` or `false`.
    public func boolean(_ key: String, _ findings: inout Findings) -> Bool? {
        value(key, .boolean, &findings)?.boolean
    }

    /// - Parameter most: characters (Unicode scalars) allowed.
    public func string(_ key: String, most: Int = .max, _ findings: inout Findings) -> String? {
        guard let value = value(key, .string, &findings), let text = value.string else { return nil }
        let count = text.unicodeScalars.count
        guard count <= most else {
            findings.add(GrammarFault.tooLong(quoted(key), count: count, most: most), at: value)
            return nil
        }
        return text
    }

    /// A string for one line of a letter: not blank, no controls, no bidirectional overrides.
    public func line(_ key: String, most: Int, _ findings: inout Findings) -> String? {
        guard let text = string(key, most: most, &findings), let value = values[key] else { return nil }
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            findings.add(GrammarFault.empty(quoted(key)), at: value)
            return nil
        }
        if let control = text.unicodeScalars.first(where: isControl) {
            findings.add(GrammarFault.control(quoted(key), control), at: value)
            return nil
        }
        return text
    }

    /// A finite number of the range.
    public func number(_ key: String, in range: ClosedRange<Double>, _ findings: inout Findings) -> Double? {
        guard let value = value(key, .number, &findings), let text = value.numberText else { return nil }
        do {
            let number = try value.double()
            if range.contains(number) { return number }
            let allowed = "from \(plain(range.lowerBound)) to \(plain(range.upperBound))"
            findings.add(GrammarFault.outOfRange(quoted(key), allowed: allowed, found: text), at: value)
        } catch {
            findings.add(GrammarFault.number(quoted(key), error, found: text), at: value)
        }
        return nil
    }

    /// A whole number of the range; `10.0` is one.
    public func integer(_ key: String, in range: ClosedRange<Int>, _ findings: inout Findings) -> Int? {
        guard let value = value(key, .number, &findings), let text = value.numberText else { return nil }
        do {
            let number = try value.integer()
            if range.contains(number) { return number }
            let allowed = "from \(range.lowerBound) to \(range.upperBound)"
            findings.add(GrammarFault.outOfRange(quoted(key), allowed: allowed, found: text), at: value)
        } catch {
            findings.add(GrammarFault.number(quoted(key), error, found: text), at: value)
        }
        return nil
    }

    /// One of a few words.
    public func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, _ type: Choice.Type, _ findings: inout Findings
    ) -> Choice? where Choice.RawValue == String {
        guard let text = string(key, &findings), let value = values[key] else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let allowed = Choice.allCases.map(\.rawValue)
        findings.add(GrammarFault.unknownValue(quoted(key), found: text, allowed: allowed), at: value)
        return nil
    }

    /// The elements of a list that is not too long; a longer one is not looked into.
    public func elements(_ key: String, most: Int = .max, _ findings: inout Findings) -> [JSONValue]? {
        guard let value = value(key, .array, &findings) else { return nil }
        let elements = Array(value.elements)
        guard elements.count <= most else {
            findings.add(GrammarFault.tooMany(quoted(key), count: elements.count, most: most), at: value)
            return nil
        }
        return elements
    }
}

/// Controls, line separators, and what turns the direction of the text around it (Unicode UAX #9 embeddings,
/// overrides, isolates): a name with one of them disguises what stands behind it.
public func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x202A...0x202E, 0x2066...0x2069: true
    default:
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}

private func plain(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
}
