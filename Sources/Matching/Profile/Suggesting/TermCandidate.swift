/// A run of words that may become a term, and how much more often a library's papers hold it than others do.
struct TermCandidate: Sendable {
    let key: LibraryPhrases.Key
    let words: [String]
    /// The library's papers that hold it, ascending.
    let papers: [Int32]
    /// The share of other papers that hold it, 0…1.
    let rate: Double
    /// The library's papers that would hold it at that rate.
    let expected: Double
    /// See `SuggestedProfile.Term.logOdds`.
    let logOdds: Double

    /// Papers of the prior: so many are added to the library, and hold the term as often as others do.
    static let prior = 4.0

    init(key: LibraryPhrases.Key, words: [String], papers: [Int32], rate: Double, library: LibrarySize) {
        self.key = key
        self.words = words
        self.papers = papers
        self.rate = rate
        expected = library.expected(rate: rate)
        logOdds = Self.logOdds(papers.count, expected: expected, of: library.papers)
    }

    static func logOdds(_ papers: Int, expected: Double, of library: Int) -> Double {
        let size = Double(library)
        let usual = min(0.999, max(1e-7, expected / size))
        let held = Double(papers) + prior * usual
        return Logarithm.ln(held / (size + prior - held)) - Logarithm.ln(usual / (1 - usual))
    }

    /// The log-odds less one standard error: few papers prove little.
    var proven: Double { logOdds - 1 / Double(max(1, papers.count)).squareRoot() }

    /// How rare the term is, as the ranking formula sees it, 0…1.
    var specificity: Double { Formula.specificity(idf: -Logarithm.ln(max(1e-9, rate))) }
}

/// A library's papers, and how much text they bring: a title alone holds fewer words than a title with an abstract.
struct LibrarySize: Sendable {
    let papers: Int
    /// Text of the mean paper, 1 = as much as the background's.
    let extent: Double

    /// A title holds about a fifth of a paper's different telling words.
    private static let titleShare = 0.2

    init(_ texts: [IndexedText], background: Background) {
        papers = texts.count
        let sum = texts.reduce(0.0) { sum, text in
            let abstract = Double(text.tokens.count - text.titleCount) / background.meanAbstractLength
            let title = Double(text.titleCount) / background.meanTitleLength
            return sum + Self.titleShare * title + (1 - Self.titleShare) * abstract
        }
        extent = max(0.01, sum / Double(max(1, texts.count)))
    }

    /// Papers that hold what a share `rate` of all papers holds.
    func expected(rate: Double) -> Double {
        let without = Logarithm.exp(extent * Logarithm.ln(max(1e-9, 1 - min(rate, 0.9999))))
        return Double(papers) * (1 - without)
    }
}
