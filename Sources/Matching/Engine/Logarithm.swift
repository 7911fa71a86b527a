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
        // ln m = 2 artanh s = 2 (s + s³/3 + s⁵/5 + …), s = (m − 1) / (m + 1), |s| ≤ 0.172: ten terms more suffice.
        let s = (mantissa - 1) / (mantissa + 1)
        let square = s * s
        let fourth = square * square
        // Every second term by itself: two chains that a processor works on at once.
        let odd = ((((1 / 23 * fourth + 1 / 19) * fourth + 1 / 15) * fourth + 1 / 11) * fourth + 1 / 7) * fourth + 1 / 3
        let even = (((1 / 21 * fourth + 1 / 17) * fourth + 1 / 13) * fourth + 1 / 9) * fourth + 1 / 5
        let sum = (odd + even * square) * square
        return exponent * ln2High + (2 * s + 2 * s * sum + exponent * ln2Low)
    }

    /// e to the power of `x`; 0 below −745, +∞ above 709.
    static func exp(_ x: Double) -> Double {
        guard x > -745 else { return 0 }
        guard x < 709 else { return .infinity }
        let power = (x / (ln2High + ln2Low)).rounded(.toNearestOrEven)
        let rest = (x - power * ln2High) - power * ln2Low
        // 1 + r + r²/2! + … + r¹⁴/14!, |r| ≤ 0.347; again in two chains.
        let square = rest * rest
        let even =
            (((((1 / 87_178_291_200 * square + 1 / 479_001_600) * square + 1 / 3_628_800) * square + 1 / 40_320)
                * square + 1 / 720) * square + 1 / 24) * square + 1 / 2
        let odd =
            ((((1 / 6_227_020_800 * square + 1 / 39_916_800) * square + 1 / 362_880) * square + 1 / 5_040)
                * square + 1 / 120) * square + 1 / 6
        let sum = 1 + (rest + (even + odd * rest) * square)
        // In two steps, since a result below 2^−1022 needs a scale that is no number by itself.
        let half = Int(power) / 2
        return sum * Double(sign: .plus, exponent: half, significand: 1)
            * Double(sign: .plus, exponent: Int(power) - half, significand: 1)
    }
}
