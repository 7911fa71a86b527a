/// What can be wrong with a value where the grammar says which one belongs there.
public enum GrammarFault: Fact, Hashable, Sendable {
    case unknownKey(String, in: ObjectGrammar)
    case missingKey(String, in: String)
    case wrongType(String, wanted: String, found: JSONValue.Kind)
    case outOfRange(String, allowed: String, found: String)
    case number(String, NumberFault, found: String)
    case unknownValue(String, found: String, allowed: [String])
    case tooMany(String, count: Int, most: Int)
    case tooLong(String, count: Int, most: Int)
    case empty(String)
    case control(String, Unicode.Scalar)

    /// For programs: `unknown-key`.
    public var code: String {
        switch self {
        case .unknownKey: "unknown-key"
        case .missingKey: "missing-key"
        case .wrongType: "wrong-type"
        case .outOfRange, .number: "out-of-range"
        case .unknownValue: "unknown-value"
        case .tooMany: "too-many"
        case .tooLong: "too-long"
        case .empty: "empty-value"
        case .control: "control-character"
        }
    }

    /// For people: one line, no full stop.
    public var message: String {
        switch self {
        case .unknownKey(let key, let grammar): Self.unknown(key, grammar)
        case .missingKey(let key, let object): "\(object) lacks the required key \(quoted(key))"
        case .wrongType(let what, let wanted, let found): "\(what) must be \(wanted), not \(found.noun)"
        case .outOfRange(let what, let allowed, let found): "\(what) must be \(allowed), not \(shown(found))"
        case .number(let what, .tooLarge, let found): "\(what) is too large a number: \(shown(found))"
        case .number(let what, .tooSmall, let found): "\(what) is too small a number: \(shown(found))"
        case .number(let what, _, let found): "\(what) must be a whole number, not \(shown(found))"
        case .unknownValue(let what, let found, let allowed):
            "\(what) must be one of \(allowed.joined(separator: ", ")), not \(quoted(found))\(Self.hint(found, allowed))"
        case .tooMany(let what, let count, let most): "\(what) holds \(count) entries; at most \(most) are allowed"
        case .tooLong(let what, let count, let most): "\(what) has \(count) characters; at most \(most) are allowed"
        case .empty(let what): "\(what) must not be empty"
        case .control(let what, let scalar):
            "\(what) must not hold the control character \(shown(String(scalar)))"
        }
    }

    private static func unknown(_ key: String, _ grammar: ObjectGrammar) -> String {
        let start = "unknown key \(quoted(key)) in \(grammar.name)"
        if let place = grammar.misplaced[key] { return "\(start); it belongs into \(quoted(place))" }
        if let meant = suggestion(for: key, among: grammar.keys + ObjectGrammar.remarks) {
            return "\(start); did you mean \(quoted(meant))?"
        }
        return "\(start); known are \(grammar.keys.joined(separator: ", "))"
    }

    private static func hint(_ found: String, _ allowed: [String]) -> String {
        suggestion(for: found, among: allowed).map { "; did you mean \(quoted($0))?" } ?? ""
    }
}

extension JSONValue.Kind {
    /// With its article: `a string`.
    public var noun: String {
        switch self {
        case .null: "null"
        case .boolean: "true or false"
        case .number: "a number"
        case .string: "a string"
        case .array: "a list"
        case .object: "an object"
        case .faulty: "something faulty"
        }
    }
}
