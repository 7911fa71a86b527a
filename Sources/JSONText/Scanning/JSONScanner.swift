/// A cursor over JSON in UTF-8 for bulk work: no tree, no dictionary, no copy of what nobody asks for.
///
/// The caller walks down what it knows and skips the rest:
///
///     try JSONScanner.scan(bytes) { (scanner: inout JSONScanner) throws(JSONScanError) in
///         try scanner.enterArray()
///         while try scanner.nextElement() { try scanner.skipValue() }
///         try scanner.finish()
///     }
///
/// Structure is checked everywhere, skipped values included. What sources get wrong inside of strings is read all the
/// same: raw control characters stand for themselves, an unknown escape for its character, half of a surrogate pair
/// and bytes that are no UTF-8 for U+FFFD. `NaN` and infinities are numbers without a value (Python writes them).
public struct JSONScanner: ~Copyable {
    /// Objects and arrays inside each other; beyond it, reading ends with an error. No digest comes near.
    public static let depthLimit = 128

    let bytes: UnsafeBufferPointer<UInt8>
    /// Where reading goes on.
    public internal(set) var offset: Int
    /// Objects and arrays that are entered and not left.
    public internal(set) var depth = 0
    /// A number was read that JSON does not know: with leading zeros, `NaN`, an infinity.
    public internal(set) var hasOddNumbers = false
    /// Nothing of the innermost object or array has been read.
    var isFresh = false
    /// The key that was read last.
    var lastKey = ScannedString(start: 0, end: 0, hasEscapes: false)

    /// Only ``scan(_:_:)`` makes one, so that none outlives its bytes.
    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        // A byte order mark (RFC 8259 §8.1 allows to ignore it).
        let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
        offset = hasMark ? 3 : 0
    }

    /// Gives `body` a scanner at the beginning of `bytes`.
    public static func scan<Result, Failure: Error>(
        _ bytes: [UInt8], _ body: (inout JSONScanner) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try scan(bytes.span, body)
    }

    /// The same for bytes that are held elsewhere: a file that is mapped, a part of a buffer.
    public static func scan<Result, Failure: Error>(
        _ bytes: Span<UInt8>, _ body: (inout JSONScanner) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try bytes.withUnsafeBufferPointer { buffer throws(Failure) in
            var scanner = JSONScanner(buffer)
            return try body(&scanner)
        }
    }

    // MARK: Objects and arrays

    /// Enters the object that begins here.
    public mutating func enterObject() throws(JSONScanError) {
        try enter(0x7B, .object)
    }

    /// Enters the array that begins here.
    public mutating func enterArray() throws(JSONScanError) {
        try enter(0x5B, .array)
    }

    /// Goes to the value of the object's next key.
    /// - Returns: the key, or `nil` behind the end of the object, which is left.
    public mutating func nextKey() throws(JSONScanError) -> ScannedString? {
        var byte = try current(within: .object)
        if byte == 0x7D { return leave() }
        if !isFresh {
            guard byte == 0x2C else { throw unexpected(.commaOrEnd) }
            offset += 1
            byte = try current(within: .object)
        }
        guard byte == 0x22 else { throw unexpected(.key) }
        isFresh = false
        let key = try scanString()
        guard try current(within: .object) == 0x3A else { throw unexpected(.colon) }
        offset += 1
        lastKey = key
        return key
    }

    /// Goes to the array's next element.
    /// - Returns: `false` behind the end of the array, which is left.
    public mutating func nextElement() throws(JSONScanError) -> Bool {
        let byte = try current(within: .array)
        if byte == 0x5D {
            _ = leave()
            return false
        }
        if !isFresh {
            guard byte == 0x2C else { throw unexpected(.commaOrEnd) }
            offset += 1
        }
        isFresh = false
        return true
    }

    /// What kind of value begins here.
    public mutating func kind() throws(JSONScanError) -> Kind {
        switch try current(within: .value) {
        case 0x22: .string
        case 0x7B: .object
        case 0x5B: .array
        case 0x74, 0x66: .bool
        case 0x6E: .null
        case 0x2D, 0x30...0x39, 0x49, 0x4E: .number
        default: throw unexpected(.value)
        }
    }

    /// The kinds of JSON's values.
    public enum Kind: Sendable {
        case object, array, string, number, bool, null
    }

    /// Whether nothing but white space follows.
    public mutating func isAtEnd() -> Bool {
        skipWhiteSpace()
        return offset >= bytes.count
    }

    /// Makes sure that nothing but white space follows.
    public mutating func finish() throws(JSONScanError) {
        guard isAtEnd() else { throw JSONScanError(offset: offset, reason: .textAfterEnd) }
    }

    /// Goes behind the end of this line, wherever in a value this is: how to go on after a bad one of JSON lines.
    public mutating func skipLine() {
        offset = min(ByteSearch.lineFeed(in: bytes, from: offset) + 1, bytes.count)
        depth = 0
    }

    // MARK: Steps

    private mutating func enter(_ bracket: UInt8, _ place: JSONScanError.Place) throws(JSONScanError) {
        guard try current(within: .value) == bracket else { throw unexpected(place == .object ? .object : .array) }
        guard depth < Self.depthLimit else { throw JSONScanError(offset: offset, reason: .tooDeep) }
        offset += 1
        depth += 1
        isFresh = true
    }

    private mutating func leave() -> ScannedString? {
        offset += 1
        depth -= 1
        isFresh = false
        return nil
    }

    /// The next byte that is no white space.
    mutating func current(within place: JSONScanError.Place) throws(JSONScanError) -> UInt8 {
        skipWhiteSpace()
        guard offset < bytes.count else { throw JSONScanError(offset: offset, reason: .end(within: place)) }
        return bytes[offset]
    }

    @inline(__always)
    mutating func skipWhiteSpace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x0A, 0x0D, 0x09: offset += 1
            default: return
            }
        }
    }

    func unexpected(_ wanted: JSONScanError.Wanted) -> JSONScanError {
        JSONScanError(offset: offset, reason: .unexpected(scalar(at: offset), wanted: wanted))
    }

    /// The character at a place, for messages.
    private func scalar(at place: Int) -> Unicode.Scalar {
        let end = min(place + 4, bytes.count)
        return String(decoding: bytes[place..<end], as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
    }
}
