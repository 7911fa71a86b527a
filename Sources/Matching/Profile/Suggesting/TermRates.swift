internal import Text

/// How often other papers hold a run of words: by the background, and by other papers at hand, half and half.
struct TermRates: Sendable {
    let background: Background
    private let papers: Int
    private let counts: [[String]: Int]

    /// Fewer papers say too little.
    private static let fewestPapers = 100

    init(background: Background) {
        self.background = background
        papers = 0
        counts = [:]
    }

    /// - Parameter terms: the runs that will be asked for.
    init(background: Background, others: [IndexedText], terms: Set<[String]>) {
        self.background = background
        papers = others.count >= Self.fewestPapers ? others.count : 0
        guard papers > 0 else {
            counts = [:]
            return
        }
        var counts: [[String]: Int] = [:]
        let firsts = Set(terms.compactMap(\.first))
        for text in others {
            var found: Set<[String]> = []
            LibraryPhrases.forEachRun(of: text) { range in
                guard firsts.contains(LibraryPhrases.word(of: text.tokens[range.lowerBound])) else { return }
                let words = text.tokens[range].map(LibraryPhrases.word(of:))
                if terms.contains(words) { found.insert(words) }
            }
            for words in found { counts[words, default: 0] += 1 }
        }
        self.counts = counts
    }

    /// The share of other papers that hold the run, 0…1.
    func rate(of words: [String]) -> Double {
        let usual = Double(frequency(of: words)) / Double(background.documents)
        guard papers > 0 else { return usual }
        return (usual + (Double(counts[words] ?? 0) + usual) / (Double(papers) + 1)) / 2
    }

    private func frequency(of words: [String]) -> Double {
        let single = words.map { Double(background.frequency(of: $0) ?? Background.uncountedWord) }
        guard words.count > 1 else { return single.first ?? 0 }
        let pairs = zip(words, words.dropFirst()).enumerated().map { index, pair in
            Double(
                background.frequency(of: pair.0, pair.1)
                    ?? background.uncounted(Int(single[index]), Int(single[index + 1])))
        }
        guard pairs.count > 1 else { return pairs[0] }
        // Three words stand together less often than their rarer pair, and more often than chance joins the pairs.
        let least = min(pairs[0], pairs[1])
        let chained = pairs[0] * pairs[1] / max(1, single[1])
        return max(1, (least * min(least, max(0.1, chained))).squareRoot())
    }
}
