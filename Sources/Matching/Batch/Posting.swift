/// A paper that a term gives evidence for: its number (15 bits), whether the term matches (1), and grains of evidence (16).
struct Posting {
    let bits: UInt32

    /// Papers that can be told apart.
    static let papers = 1 << 15

    init(bits: UInt32) {
        self.bits = bits
    }

    init(paper: Int, isMatch: Bool, grains: UInt32) {
        bits = UInt32(truncatingIfNeeded: paper) << 17 | (isMatch ? 1 << 16 : 0) | grains
    }

    var paper: Int { Int(bits >> 17) }
    var isMatch: Bool { bits >> 16 & 1 == 1 }
    var grains: UInt32 { bits & 0xFFFF }
}
