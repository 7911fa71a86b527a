/// Chooses among candidates: those that bring papers which others do not bring, phrases before their words where they
/// predict better.
struct TermChoice {
    /// Keywords of a proposal: more than a reader would go through.
    static let most = 40
    /// Evidence of a paper, in nats, from which further terms add little to it.
    private static let enough = 6.0
    /// Log-odds below which a term would bring more of the other papers than it is worth.
    private var leastOdds: Double { isSmall ? 0.3 : 1 }

    private let library: LibrarySize

    init(_ library: LibrarySize) { self.library = library }

    /// The chosen ones, in the order in which they were chosen.
    func choose(_ candidates: [TermCandidate]) -> [TermCandidate] {
        let telling = candidates.filter { $0.proven >= leastOdds }
        var pool = withoutShadows(telling)
        // What further evidence is worth to a paper: less with all that it has already.
        var worth = [Double](repeating: 1, count: library.papers)
        var chosen: [TermCandidate] = []
        while chosen.count < Self.most {
            var best: (index: Int, gain: Double)?
            for (index, candidate) in pool.enumerated() {
                let gain = gain(of: candidate, worth)
                if gain > best?.gain ?? 0 { best = (index, gain) }
            }
            guard let best, best.gain > leastGain else { break }
            let candidate = pool.remove(at: best.index)
            let less = Logarithm.exp(-candidate.proven / Self.enough)
            for paper in candidate.papers { worth[Int(paper)] *= less }
            chosen.append(candidate)
        }
        return chosen
    }

    private var leastGain: Double { isSmall ? 0.2 : 1.5 + 0.01 * Double(library.papers) }
    /// A few liked papers prove nothing: their reader chooses among what may be meant.
    private var isSmall: Bool { library.papers < 10 }

    /// Nats that a term adds to papers that lack them, less what it adds to other papers.
    private func gain(of candidate: TermCandidate, _ worth: [Double]) -> Double {
        let sum = candidate.papers.reduce(0.0) { $0 + worth[Int($1)] }
        return candidate.proven * (sum - candidate.expected)
    }

    /// Of a phrase and its words those that say something of their own.
    private func withoutShadows(_ candidates: [TermCandidate]) -> [TermCandidate] {
        let places = Dictionary(
            candidates.enumerated().map { ($0.element.key, $0.offset) }, uniquingKeysWith: { first, _ in first })
        var isDropped = [Bool](repeating: false, count: candidates.count)
        // Longer phrases first: what a pair loses against its triple it does not win against its words.
        for (index, phrase) in candidates.enumerated().sorted(by: { $1.element.key.count < $0.element.key.count })
        where phrase.key.count > 1 {
            for part in Self.parts(of: phrase.key) {
                guard let place = places[part], !isDropped[place], !isDropped[index] else { continue }
                let whole = candidates[place]
                let rest = TermCandidate.logOdds(
                    whole.papers.count - phrase.papers.count, expected: max(0.001, whole.expected - phrase.expected),
                    of: library.papers)
                if phrase.papers.count * 10 >= whole.papers.count * 7, phrase.proven >= whole.proven - 0.3 {
                    isDropped[place] = true
                } else if rest >= phrase.logOdds - 0.7 {
                    // Without the rest of the phrase the word is as good.
                    isDropped[index] = true
                }
            }
        }
        return zip(candidates, isDropped).filter { !$0.1 }.map(\.0)
    }

    /// A phrase that weighs no more than a word of it is no term of its own: the word hits wherever the phrase does.
    static func withoutWeakerPhrases(
        _ terms: [TermCandidate], weight: (TermCandidate) -> Double
    ) -> [TermCandidate] {
        let weights = Dictionary(terms.map { ($0.key, weight($0)) }, uniquingKeysWith: { first, _ in first })
        return terms.filter { term in
            !parts(of: term.key).contains { part in part != term.key && (weights[part] ?? 0) >= weight(term) }
        }
    }

    private static func parts(of key: LibraryPhrases.Key) -> [LibraryPhrases.Key] {
        var parts = key.words.map { LibraryPhrases.Key(first: $0) }
        if key.count == 3 {
            parts += [
                LibraryPhrases.Key(first: key.first, second: key.second),
                LibraryPhrases.Key(first: key.second, second: key.third),
            ]
        }
        return parts
    }
}
