internal import Markup

/// A JSON text to be written: members keep the order they were given in, so that equal values give equal bytes.
enum JSONValue: Hashable {
    case string(String)
    case integer(Int)
    case number(Double)
    case boolean(Bool)
    case array([JSONValue])
    /// Members without a value are left out.
    case members([Member])

    struct Member: Hashable {
        let name: String
        let value: JSONValue?
    }

    static func object(_ members: [(String, JSONValue?)]) -> JSONValue {
        .members(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
    }

    static func optional(_ text: String?) -> JSONValue? { text.map { .string($0) } }
    static func optional(_ number: Int?) -> JSONValue? { number.map { .integer($0) } }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
    init(stringLiteral value: String) { self = .string(value) }
    init(booleanLiteral value: Bool) { self = .boolean(value) }
}

extension JSONValue {
    /// UTF-8, two spaces a level, one member a line, a line end at the end. Slashes stay as they are.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes, depth: 0)
        bytes.append(0x0A)
        return bytes
    }

    private func append(to bytes: inout [UInt8], depth: Int) {
        switch self {
        case .string(let text): Self.append(text, to: &bytes)
        case .integer(let number): bytes += String(number).utf8
        // JSON has no way to write what is not finite (RFC 8259 §6).
        case .number(let number): bytes += (number.isFinite ? String(number) : "null").utf8
        case .boolean(let value): bytes += (value ? "true" : "false").utf8
        case .array(let values):
            Self.append(values, between: "[", "]", to: &bytes, depth: depth) { value, bytes in
                value.append(to: &bytes, depth: depth + 1)
            }
        case .members(let members):
            Self.append(members, between: "{", "}", to: &bytes, depth: depth) { member, bytes in
                Self.append(member.name, to: &bytes)
                bytes += ": ".utf8
                member.value?.append(to: &bytes, depth: depth + 1)
            }
        }
    }

    private static func append<Element>(
        _ elements: [Element], between open: String, _ close: String, to bytes: inout [UInt8], depth: Int,
        element: (Element, inout [UInt8]) -> Void
    ) {
        bytes += open.utf8
        for (index, item) in elements.enumerated() {
            bytes += (index == 0 ? "\n" : ",\n").utf8
            bytes += String(repeating: "  ", count: depth + 1).utf8
            element(item, &bytes)
        }
        if !elements.isEmpty { bytes += ("\n" + String(repeating: "  ", count: depth)).utf8 }
        bytes += close.utf8
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in CleanText(text).text.unicodeScalars {
            switch scalar {
            case "\"": bytes += "\\\"".utf8
            case "\\": bytes += "\\\\".utf8
            case "\n": bytes += "\\n".utf8
            case "\t": bytes += "\\t".utf8
            // Line ends to JavaScript before 2019, which some readers still run.
            case "\u{2028}": bytes += "\\u2028".utf8
            case "\u{2029}": bytes += "\\u2029".utf8
            default: bytes += String(scalar).utf8
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
