/// Why the digits of a number give no value of the type that was asked for.
public enum NumberFault: Error, Hashable, Sendable {
    /// Beyond what the type can hold (`1e999`).
    case tooLarge
    /// Not 0, but so small that it would become 0 (`1e-999`).
    case tooSmall
    /// A fraction where a whole number is wanted.
    case notWhole
    /// No number at all.
    case notANumber
}

extension JSONValue {
    /// The nearest `Double`, always finite.
    /// - Throws: `NumberFault`.
    public func double() throws(NumberFault) -> Double {
        guard let text = numberText, let value = Double(text) else { throw .notANumber }
        guard value.isFinite else { throw .tooLarge }
        let mantissa = text.utf8.prefix { $0 | 0x20 != 0x65 }
        guard value != 0 || !mantissa.contains(where: { (0x31...0x39).contains($0) }) else { throw .tooSmall }
        return value
    }

    /// The exact whole number; `10`, `10.0` and `1e1` are the same one.
    /// - Throws: `NumberFault`; beyond ±2⁵³ only plain digits are exact enough.
    public func integer() throws(NumberFault) -> Int {
        guard let text = numberText else { throw .notANumber }
        if text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }) {
            guard let value = Int(text) else { throw .tooLarge }
            return value
        }
        let value = try double()
        guard value.rounded() == value else { throw .notWhole }
        guard abs(value) <= 9_007_199_254_740_992 else { throw .tooLarge }
        return Int(value)
    }
}
