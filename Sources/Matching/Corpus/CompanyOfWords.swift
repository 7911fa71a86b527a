/// Which words stand in the same papers more often than by chance.
struct CompanyOfWords {
    /// Words that fewer papers hold, or more than a quarter of them, do not say what a paper is about.
    private static let fewestPapers = 3
    private static let commonestShare = 4
    /// Words that are compared with each other, the commonest ones: it bounds the work.
    private static let mostCompared = 4_096
    /// Words that are kept for each word.
    private static let mostKept = 10
    /// Twice the logarithm of the likelihood ratio: chance goes so far in one case of a thousand.
    private static let significance = 10.8

    private let papers: Int
    /// The words' numbers in the table, and the papers that hold each.
    private let words: [(number: Int, documents: Int)]
    /// Papers that hold two words, for each pair of places in `words`.
    private var together: [UInt32]

    /// - Parameter numbers: of the words in the table that is being made.
    init(_ counts: CorpusCounts, numbers: [String: Int]) {
        papers = counts.papers
        let telling = counts.numbers.compactMap { word, own -> (number: Int, own: Int32, documents: Int)? in
            let documents = counts.documents[Int(own)]
            guard documents >= Self.fewestPapers, documents <= counts.papers / Self.commonestShare,
                let number = numbers[word], Self.isTelling(word)
            else { return nil }
            return (number, own, documents)
        }
        let compared = telling.sorted { ($1.documents, $0.number) < ($0.documents, $1.number) }.prefix(
            Self.mostCompared)
        words = compared.map { ($0.number, $0.documents) }
        together = [UInt32](repeating: 0, count: words.count * max(0, words.count - 1) / 2)
        let places = Dictionary(
            compared.enumerated().map { ($0.element.own, $0.offset) }, uniquingKeysWith: { first, _ in first })
        for content in counts.contents {
            let found = content.compactMap { places[$0] }.sorted()
            for (index, second) in found.enumerated() {
                for first in found[..<index] { together[Self.cell(first, second)] += 1 }
            }
        }
    }

    /// For each word those that keep its company, by the word's number, the strongest first.
    func related() -> [(word: Int, other: Int, strength: Int)] {
        var related: [(word: Int, other: Int, strength: Int)] = []
        for (place, word) in words.enumerated() {
            var company: [(other: Int, strength: Int)] = []
            for (index, other) in words.enumerated() where index != place {
                let times = Int(together[Self.cell(min(index, place), max(index, place))])
                if let strength = strength(times, word.documents, other.documents) {
                    company.append((other.number, strength))
                }
            }
            company.sort { ($1.strength, $0.other) < ($0.strength, $1.other) }
            related += company.prefix(Self.mostKept).map { (word.number, $0.other, $0.strength) }
        }
        return related.sorted { ($0.word, $1.strength, $0.other) < ($1.word, $0.strength, $1.other) }
    }

    /// Normalised pointwise mutual information, 1…255; `nil` where chance may be behind it.
    private func strength(_ times: Int, _ first: Int, _ second: Int) -> Int? {
        guard times >= Self.fewestPapers else { return nil }
        let expected = Double(first) * Double(second) / Double(papers)
        let information = Logarithm.ln(Double(times) / expected)
        guard information > 0,
            2 * (Double(times) * information - (Double(times) - expected)) > Self.significance
        else { return nil }
        let normalised = information / Logarithm.ln(Double(papers) / Double(times))
        return min(255, max(1, Int((255 * normalised).rounded())))
    }

    /// Where the pair of two places is counted, the lesser one first.
    private static func cell(_ first: Int, _ second: Int) -> Int { second * (second - 1) / 2 + first }

    private static func isTelling(_ word: String) -> Bool {
        word.utf8.count >= 3 && word.utf8.allSatisfy { (0x61...0x7A).contains($0) } && !StopWords.contains(word)
    }
}
