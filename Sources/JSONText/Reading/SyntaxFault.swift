/// What can be wrong with a JSON text itself.
enum SyntaxFault: Error, Hashable, Sendable {
    case tooLarge(bytes: Int, limit: Int)
    case empty
    case notUTF8(byte: UInt8)
    case utf16
    case tooDeep(limit: Int)
    case unexpected(Unicode.Scalar, wanted: Wanted)
    case unexpectedEnd(opened: Character, at: Position)
    case endInsteadOfValue
    case mismatched(found: Character, opened: Character, at: Position)
    case textAfterEnd
    case trailingComma
    case extraComma
    case missingComma
    case missingColon
    case unclosedString
    case singleQuotes
    case bareKey(String)
    case bareWord(String)
    case wrongLiteral(String, meant: String)
    case notFinite(String)
    case controlInString(UInt8)
    case badEscape(String)
    case loneSurrogate(String)
    case badNumber(String, NumberForm)
    case commentNotAllowed
    case hashComment
    case unclosedComment
    case duplicateKey(String, first: Position)
    case tooMany

    enum Wanted: String, Sendable {
        case value = "a value"
        case key = "a key in double quotes"
        case colon = "a colon after the key"
        case commaOrEnd = "a comma or the end"
    }

    enum NumberForm: Sendable {
        case leadingZero, leadingPlus, bareFraction, emptyFraction, emptyExponent, hexadecimal, other
    }
}

extension SyntaxFault {
    /// For programs.
    var code: String {
        switch self {
        case .tooLarge: "too-large"
        case .empty: "empty"
        case .notUTF8, .utf16: "not-utf8"
        case .tooDeep: "too-deep"
        case .duplicateKey: "duplicate-key"
        case .tooMany: "too-many-errors"
        default: "syntax"
        }
    }

    /// For people: one line, no full stop.
    var message: String {
        switch self {
        case .tooLarge(let bytes, let limit): "the file has \(bytes) bytes; at most \(limit) are read"
        case .empty: "the file is empty"
        case .notUTF8(let byte):
            "byte 0x\(String(byte, radix: 16, uppercase: true)) is no UTF-8; save the file as UTF-8"
        case .utf16: "the file is UTF-16 or binary; save it as UTF-8"
        case .tooDeep(let limit): "more than \(limit) objects and arrays inside each other"
        case .unexpected(let scalar, let wanted): "unexpected \(Self.name(scalar)); \(wanted.rawValue) is expected here"
        case .unexpectedEnd(let opened, let place):
            "the file ends before the \(Self.name(opened)) of line \(place.line), column \(place.column) is closed"
        case .endInsteadOfValue: "the file holds no value"
        case .mismatched(let found, let opened, let place):
            "\"\(found)\" cannot close the \(Self.name(opened)) of line \(place.line), column \(place.column)"
        case .textAfterEnd: "text after the end of the value"
        case .trailingComma: "a comma before the closing bracket; take it away"
        case .extraComma: "a comma without a value before it"
        case .missingComma: "a comma is missing before this"
        case .missingColon: "a colon is missing between key and value"
        case .tooMany: "too many errors; reading stopped here"
        case .duplicateKey(let key, let place):
            "duplicate key \(quoted(key)); the first one is in line \(place.line), column \(place.column)"
        default: tokenMessage
        }
    }

    private var tokenMessage: String {
        switch self {
        case .unclosedString: "the string is not closed before the end of its line"
        case .singleQuotes: "strings are written in double quotes"
        case .bareKey(let word): "keys are written in double quotes: \(quoted(word))"
        case .bareWord(let word): "unknown word \(shown(word)); strings are written in double quotes"
        case .wrongLiteral(let word, let meant): "unknown word \(shown(word)); did you mean \(meant)?"
        case .notFinite(let word): "JSON has no \(shown(word))"
        case .controlInString(let byte):
            "a control character in a string is written as an escape: \(Self.escape(byte))"
        case .badEscape(let escape): "unknown escape \(Self.unescaped(escape)); a backslash itself is written \\\\"
        case .loneSurrogate(let escape): "\(Self.unescaped(escape)) is half of a surrogate pair"
        case .badNumber(let text, let form): Self.message(shown(text), form)
        case .commentNotAllowed: "comments are not allowed here"
        case .hashComment: "comments begin with // or stand between /* and */"
        case .unclosedComment: "the comment is not closed"
        default: ""
        }
    }

    /// An escape as it stands in the file: its own backslash is not escaped once more.
    private static func unescaped(_ escape: String) -> String {
        escape.hasPrefix("\\") ? "\\" + shown(String(escape.dropFirst())) : shown(escape)
    }

    private static func message(_ text: String, _ form: NumberForm) -> String {
        switch form {
        case .leadingZero: "\(text) has a leading zero"
        case .leadingPlus: "\(text) has a plus sign; leave it out"
        case .bareFraction: "\(text) lacks a digit before the point"
        case .emptyFraction: "\(text) lacks a digit after the point"
        case .emptyExponent: "\(text) lacks the digits of its exponent"
        case .hexadecimal: "\(text) is hexadecimal; JSON has decimal numbers only"
        case .other: "\(text) is no number"
        }
    }

    private static func name(_ opened: Character) -> String {
        switch opened {
        case "{": "object"
        case "[": "array"
        default: "\(opened)"
        }
    }

    static func name(_ scalar: Unicode.Scalar) -> String {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse, .unassigned:
            return "character \(code)"
        default: return scalar.isASCII ? "\"\(scalar)\"" : "\"\(scalar)\" (\(code))"
        }
    }

    private static func escape(_ byte: UInt8) -> String {
        switch byte {
        case 0x09: "\\t"
        case 0x08: "\\b"
        case 0x0C: "\\f"
        default: "\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
    }
}
