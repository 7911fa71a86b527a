/// A paper that a term gives evidence for: its number (31 bits), whether the term matches (1), and grains of evidence (32).
struct Posting {
    let bits: UInt64

    init(bits: UInt64) {
        self.bits = bits
    }

    init(paper: Int, isMatch: Bool, evidence: Double) {
        bits = UInt64(paper) << 33 | (isMatch ? 1 << 32 : 0) | UInt64(evidence * Formula.grainsPerNat)
    }

    var paper: Int { Int(bits >> 33) }
    var isMatch: Bool { bits >> 32 & 1 == 1 }
    var grains: UInt32 { UInt32(truncatingIfNeeded: bits) }
}
