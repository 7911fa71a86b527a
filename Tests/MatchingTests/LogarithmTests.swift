import Foundation
import Testing

@testable import Matching

@Suite struct LogarithmTests {
    /// Correctly rounded values, computed with 50 digits.
    @Test(arguments: [
        (1.0, 0.0), (2.0, 0x1.62e42fefa39efp-1), (10.0, 0x1.26bb1bbb55516p+1), (0.5, -0x1.62e42fefa39efp-1),
        (0.02, -0x1.f4bd2b7ac1bafp+1), (38736.0, 0x1.5210960f5b51ap+3),
    ])
    func lnOfKnownNumbers(x: Double, expected: Double) {
        #expect(abs(Logarithm.ln(x) - expected) <= 2 * expected.ulp)
    }

    @Test func lnAndExpAgreeWithTheSystemsLibraryAlmostToTheLastBit() {
        for step in 1...20_000 {
            let x = Double(step) * 0.37 / 1_000
            #expect(abs(Logarithm.ln(x) - log(x)) <= max(log(x).ulp * 2, 1e-16))
            let y = Double(step - 10_000) * 0.05
            #expect(abs(Logarithm.exp(y) - exp(y)) <= 3 * exp(y).ulp, "\(y)")
        }
    }

    @Test func limitsAreKept() {
        #expect(Logarithm.ln(0) == -.infinity)
        #expect(Logarithm.exp(0) == 1)
        #expect(Logarithm.exp(-1_000) == 0)
        #expect(Logarithm.exp(1_000) == .infinity)
        #expect(Logarithm.exp(-.infinity) == 0)
    }
}
