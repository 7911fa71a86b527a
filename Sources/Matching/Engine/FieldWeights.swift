/// What a hit and a word are worth in a paper: its title's and its abstract's length, and nothing else, decide it.
///
/// Where a keyword matches, the words of its own hits are left out of the lengths; otherwise a further hit of a long
/// phrase could weaken it.
struct FieldWeights: Sendable {
    /// The first hit in the title.
    let firstTitleHit: Double
    /// Each further one.
    let furtherTitleHit: Double
    /// A word in the title that is no hit by itself.
    let titleWord: Double
    /// A hit or a word in the abstract.
    let abstract: Double
    /// How strong one hit in the abstract is.
    let oneHit: Double

    /// - Parameters:
    ///   - title: its words.
    ///   - abstract: its words.
    init(title: Int, abstract: Int, background: Background) {
        let titleLength = Formula.length(title, mean: background.meanTitleLength)
        let abstractLength = Formula.length(abstract, mean: background.meanAbstractLength)
        self.abstract = 1 / abstractLength
        oneHit = Formula.saturated(self.abstract)
        // In an endless title a hit is still worth no less than in the abstract.
        firstTitleHit = max(Formula.titleHit / titleLength, self.abstract)
        furtherTitleHit = max(Formula.furtherTitleHit / titleLength, self.abstract)
        titleWord = max(Formula.titleWord / titleLength, self.abstract)
    }

    /// How often a keyword stands there, the length of the fields considered.
    func hits(title: Int, abstract: Int) -> Double {
        guard title > 0 else { return Double(abstract) * self.abstract }
        return firstTitleHit + Double(title - 1) * furtherTitleHit + Double(abstract) * self.abstract
    }

    /// The same for words by themselves.
    func words(title: Int, abstract: Int) -> Double {
        Double(title) * titleWord + Double(abstract) * self.abstract
    }

    /// Grains of evidence of a keyword that matches, weight aside.
    func grains(specificity: Double, title: Int, abstract: Int, apart: WordsApart) -> UInt32 {
        let frequency = hits(title: title, abstract: abstract) + Formula.wordApart * apart.mean
        return Formula.grains(specificity: specificity, strength: Formula.saturated(frequency))
    }

    /// Grains of evidence of words that stand apart or alone: never more than one hit in the abstract gives.
    /// - Parameters:
    ///   - factor: what their being together or apart is worth.
    ///   - mean: of the words' saturated frequencies, as `WordsApart` tells it.
    @inline(__always)
    func partialGrains(specificity: Double, factor: Double, mean: Double) -> UInt32 {
        Formula.grains(specificity: specificity, strength: min(oneHit, factor * mean))
    }
}

/// The words of a keyword, each by itself: the mean of what they give, weighted by rarity, times the share of those that
/// are there.
struct WordsApart {
    private var sum = 0.0
    private var present = 0.0
    private var total = 0.0

    /// One word of the keyword; in their order, since sums of floating-point numbers depend on it.
    mutating func add(idf: Double, _ frequency: Double, isPresent: Bool) {
        sum += idf * frequency
        total += idf
        if isPresent { present += idf }
    }

    var mean: Double { total > 0 ? sum / total * (present / total) : 0 }
}
