/// A string where it stands in the bytes, not decoded.
public struct ScannedString: Sendable {
    /// The first byte behind the opening quote.
    public let start: Int
    /// The closing quote.
    public let end: Int
    /// Whether there is at least one backslash in it.
    public let hasEscapes: Bool

    /// In bytes, as written.
    public var count: Int { end - start }
}

extension JSONScanner {
    /// The string that begins here.
    public mutating func string() throws(JSONScanError) -> ScannedString {
        guard try current(within: .value) == 0x22 else { throw unexpected(.string) }
        return try scanString()
    }

    /// The text of the string that begins here; of any other value, which is skipped, `nil`.
    /// - Parameter limit: the most bytes of the text; what is longer is cut between two characters.
    public mutating func text(atMost limit: Int = .max) throws(JSONScanError) -> String? {
        guard try kind() == .string else {
            try skipValue()
            return nil
        }
        return text(of: try scanString(), atMost: limit)
    }

    /// The whole number that begins here, `42`, `42.0` or `4.2e1`; `nil` for fractions, for what an `Int` cannot hold
    /// and for any other value, which is skipped.
    public mutating func integer() throws(JSONScanError) -> Int? {
        guard try kind() == .number else {
            try skipValue()
            return nil
        }
        let start = offset
        try skipNumber()
        var place = start
        let isNegative = bytes[place] == 0x2D
        if isNegative { place += 1 }
        var value = 0
        while place < offset {
            guard (0x30...0x39).contains(bytes[place]) else { return Self.whole(double(start)) }
            let (product, over) = value.multipliedReportingOverflow(by: 10)
            let (sum, tooLarge) = product.addingReportingOverflow(Int(bytes[place] - 0x30))
            guard !over, !tooLarge else { return nil }
            value = sum
            place += 1
        }
        return isNegative ? -value : value
    }

    /// The number that begins here; `nil` for what is not finite and for any other value, which is skipped.
    public mutating func number() throws(JSONScanError) -> Double? {
        guard try kind() == .number else {
            try skipValue()
            return nil
        }
        let start = offset
        try skipNumber()
        // One digit is what most weights are.
        if offset == start + 1, bytes[start] &- 0x30 < 10 { return Double(bytes[start] - 0x30) }
        return double(start)
    }

    /// The truth value that begins here; `nil` for any other value, which is skipped.
    public mutating func bool() throws(JSONScanError) -> Bool? {
        guard try kind() == .bool else {
            try skipValue()
            return nil
        }
        let isTrue = bytes[offset] == 0x74
        try skipValue()
        return isTrue
    }

    /// Whether `null` begins here, which is skipped.
    public mutating func null() throws(JSONScanError) -> Bool {
        guard try kind() == .null else { return false }
        try skipValue()
        return true
    }

    private func double(_ start: Int) -> Double? {
        Double(String(decoding: bytes[start..<offset], as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
    }

    /// Beyond 2⁵³ a `Double` has gaps between whole numbers.
    private static func whole(_ number: Double?) -> Int? {
        guard let number, number.rounded() == number, abs(number) <= 9_007_199_254_740_992 else { return nil }
        return Int(number)
    }

    /// A string from its opening quote to behind its closing one.
    mutating func scanString() throws(JSONScanError) -> ScannedString {
        let start = offset + 1
        var place = start
        var hasEscapes = false
        while true {
            place = ByteSearch.quoteOrBackslash(in: bytes, from: place)
            guard place < bytes.count else { throw JSONScanError(offset: bytes.count, reason: .end(within: .string)) }
            if bytes[place] == 0x22 { break }
            hasEscapes = true
            place += 2
        }
        offset = place + 1
        return ScannedString(start: start, end: place, hasEscapes: hasEscapes)
    }
}
