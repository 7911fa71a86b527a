/// What the terms of a proposal weigh.
struct TermWeights {
    /// The share of the library that the commonest telling term covers, 0…1.
    private let coverage: Double
    private let library: LibrarySize

    /// Log-odds from which a term counts as telling here.
    private static let telling = 1.2

    init(_ terms: [TermCandidate], _ library: LibrarySize) {
        self.library = library
        let telling = terms.filter { $0.proven > Self.telling }
        let most = (telling.isEmpty ? terms : telling).map(\.papers.count).max() ?? 0
        coverage = max(0.01, Double(most) / Double(max(1, library.papers)))
    }

    /// The square of the log-odds: words come in company, and several weak ones are often one observation told twice.
    ///
    /// Where one term names the library, as it stands in most of its papers, what stands in few of them is beside the
    /// point, be it ever so rare elsewhere: the weight then falls with the share of the papers that hold the term.
    /// Where no term stands in many, all are taken as they come. (Measured: `Docs/profiles.md`.)
    func weight(of term: TermCandidate) -> Double {
        let share = Double(term.papers.count) / Double(max(1, library.papers)) / coverage
        let power = 2 * coverage * coverage
        let place = Logarithm.exp(power * Logarithm.ln(max(1e-6, min(1, share))))
        return max(0, term.proven) * max(0, term.proven) * place / 6
    }

    /// In steps of 0.05, within the limits of a profile.
    static func rounded(_ weight: Double) -> Double {
        let steps = (weight * 20).rounded() / 20
        return min(ProfileLimits.weight.upperBound, max(ProfileLimits.weight.lowerBound, steps))
    }
}
