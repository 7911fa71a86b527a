/// `ln` and `exp` made of +, −, ×, ÷ alone, so that a score has the same bits on every machine.
///
/// The C library's differ from one system to the next in the last bit. IEEE 754 fixes the four operations and the
/// square root, and Swift does not fuse them. Errors stay below 2 units in the last place.
enum Logarithm {
    private static let ln2High = 0x1.62E42FEE00000p-1
    private static let ln2Low = 0x1.A39EF35793C76p-33

    /// The natural logarithm of a positive, finite number; −∞ for 0.
    static func ln(_ x: Double) -> Double {
        guard x > 0 else { return -.infinity }
        var mantissa = x.significand
        var exponent = Double(x.exponent)
        if mantissa > 1.4142135623730951 {
            mantissa /= 2
            exponent += 1
        }
        // ln m = 2 artanh((m − 1) / (m + 1)), |s| ≤ 0.172: ten terms suffice.
        let s = (mantissa - 1) / (mantissa + 1)
        let square = s * s
        var sum = 0.0
        var divisor = 23.0
        while divisor > 1 {
            sum = (sum + 1 / divisor) * square
            divisor -= 2
        }
        return exponent * ln2High + (2 * s + 2 * s * sum + exponent * ln2Low)
    }

    /// e to the power of `x`; 0 below −745, +∞ above 709.
    static func exp(_ x: Double) -> Double {
        guard x > -745 else { return 0 }
        guard x < 709 else { return .infinity }
        let power = (x / (ln2High + ln2Low)).rounded(.toNearestOrEven)
        let rest = (x - power * ln2High) - power * ln2Low
        var sum = 1.0
        var divisor = 16.0
        while divisor >= 1 {
            sum = 1 + sum * rest / divisor
            divisor -= 1
        }
        // In two steps, since a result below 2^−1022 needs a scale that is no number by itself.
        let half = Int(power) / 2
        return sum * Double(sign: .plus, exponent: half, significand: 1)
            * Double(sign: .plus, exponent: Int(power) - half, significand: 1)
    }
}
