/// What stands at an `&`.
enum CharacterReference {
    /// A number or a name, with the text it stands for and its own length in bytes.
    case text(String, length: Int)
    /// A number that is no character, or one that XML 1.0 forbids.
    case forbidden(length: Int)
    /// A well-formed name that nobody knows.
    case unknown(name: String, length: Int)
    /// An `&` that begins no reference.
    case none

    /// Longer ones are no names: HTML's longest has 31 letters.
    private static let nameLimit = 40

    /// - Parameters:
    ///   - start: The position of the `&`.
    ///   - end: Where the text ends that it stands in.
    ///   - isLenient: Numbers, and the oldest names, count without their `;` too, as in HTML.
    init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int, isLenient: Bool) {
        let isNumber = start + 1 < end && bytes[start + 1] == UInt8(ascii: "#")
        self =
            isNumber
            ? Self.number(bytes, at: start, end: end, isLenient: isLenient)
            : Self.name(bytes, at: start, end: end, isLenient: isLenient)
    }

    private static func number(
        _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int, isLenient: Bool
    ) -> CharacterReference {
        guard let first = digits(bytes, at: start, end: end, isLenient: isLenient) else { return .none }
        if first.value & 0xFFFF_FC00 == 0xD800,
            let second = digits(bytes, at: start + first.length, end: end, isLenient: isLenient),
            second.value & 0xFFFF_FC00 == 0xDC00
        {
            // Generators that take UTF-16 for characters write both halves.
            let value = 0x10000 + (first.value & 0x3FF) << 10 + second.value & 0x3FF
            return text(value, length: first.length + second.length)
        }
        return text(first.value, length: first.length)
    }

    private static func text(_ value: UInt32, length: Int) -> CharacterReference {
        if (0x80...0x9F).contains(value) {
            let scalar = Windows1252.scalar(UInt8(truncatingIfNeeded: value))
            return scalar.value == value ? .forbidden(length: length) : .text(String(scalar), length: length)
        }
        if value == 0x0B || value == 0x0C { return .text(" ", length: length) }
        let isControl = value < 0x20 && value != 0x09 && value != 0x0A && value != 0x0D
        guard let scalar = Unicode.Scalar(value), !isControl, value & 0xFFFE != 0xFFFE || value > 0xFFFF else {
            return .forbidden(length: length)
        }
        return .text(String(scalar), length: length)
    }

    private static func digits(
        _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int, isLenient: Bool
    ) -> (value: UInt32, length: Int)? {
        guard start + 2 < end, bytes[start] == UInt8(ascii: "&"), bytes[start + 1] == UInt8(ascii: "#") else {
            return nil
        }
        var position = start + 2
        let isHex = bytes[position] | 0x20 == UInt8(ascii: "x")
        if isHex { position += 1 }
        let firstDigit = position
        var value: UInt32 = 0
        while position < end, let digit = Self.digit(bytes[position], isHex: isHex) {
            // Far above all characters it stays there.
            value = min(value * (isHex ? 16 : 10) + digit, 0x200_0000)
            position += 1
        }
        guard position > firstDigit else { return nil }
        if position < end, bytes[position] == UInt8(ascii: ";") { return (value, position + 1 - start) }
        return isLenient ? (value, position - start) : nil
    }

    private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46 where isHex: UInt32(byte - 0x41 + 10)
        case 0x61...0x66 where isHex: UInt32(byte - 0x61 + 10)
        default: nil
        }
    }

    private static func name(
        _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int, isLenient: Bool
    ) -> CharacterReference {
        var position = start + 1
        let limit = min(end, start + 1 + nameLimit)
        while position < limit, isNameByte(bytes[position]) { position += 1 }
        guard position > start + 1, !(0x30...0x39).contains(bytes[start + 1]) else { return .none }
        let name = String(decoding: UnsafeBufferPointer(rebasing: bytes[(start + 1)..<position]), as: UTF8.self)
        if position < end, bytes[position] == UInt8(ascii: ";") {
            let length = position + 1 - start
            return HTMLEntities.text(name).map { .text($0, length: length) } ?? .unknown(name: name, length: length)
        }
        // `&copy=1` is a part of an address.
        let isAddress = position < end && bytes[position] == UInt8(ascii: "=")
        guard isLenient, !isAddress, HTMLEntities.mayLackSemicolon(name), let text = HTMLEntities.text(name) else {
            return .none
        }
        return .text(text, length: position - start)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
    }
}
