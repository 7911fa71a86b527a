internal import JSONText

/// Writes JSON without a blank: equal values in equal order are equal bytes.
///
/// Strings hold UTF-8 as it is, and escapes only where JSON needs them, so that whoever streams stored readers past a
/// day's papers hardly ever meets one.
struct CompactJSON: Sendable {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    mutating func key(_ key: String) {
        separate()
        append(quoted: key)
        bytes.append(0x3A)
        needsComma = false
    }

    mutating func string(_ text: String) {
        separate()
        append(quoted: text)
        needsComma = true
    }

    /// A number or a word, as it was written.
    mutating func literal(_ text: String) {
        separate()
        bytes += Array(text.utf8)
        needsComma = true
    }

    /// Something that was written by itself.
    mutating func raw(_ other: CompactJSON) {
        separate()
        bytes += other.bytes
        needsComma = true
    }

    mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    /// A value of a document, remarks left out.
    mutating func value(_ value: JSONValue) {
        switch value.kind {
        case .null, .faulty: literal("null")
        case .boolean: literal(value.boolean == true ? "true" : "false")
        case .number: literal(value.numberText ?? "0")
        case .string: string(value.string ?? "")
        case .array:
            open(0x5B)
            for element in value.elements { self.value(element) }
            close(0x5D)
        case .object:
            open(0x7B)
            for (name, member) in value.members {
                guard let name = name.string, !ObjectGrammar.remarks.contains(name) else { continue }
                key(name)
                self.value(member)
            }
            close(0x7D)
        }
    }

    private mutating func separate() {
        if needsComma { bytes.append(0x2C) }
    }

    private mutating func append(quoted text: String) {
        bytes.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C: bytes += [0x5C, byte]
            case 0x0A: bytes += [0x5C, 0x6E]
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }
}
