/// Turns findings into evidence: how often, where, and in how long a text.
///
/// The words of all hits are left out when a field's length is measured. Otherwise a further hit would make the field
/// longer, and so weaken the hits of every other keyword: evidence would not be monotone.
struct Strength {
    private let text: IndexedText
    private let titleLength: Double
    private let abstractLength: Double

    /// - Parameter findings: of `keywords`, in their order; the hits of a repetition are those of another keyword.
    init(
        _ text: IndexedText, background: Background, keywords: [CompiledKeyword], findings: [Evaluation.Finding]
    ) {
        self.text = text
        var title = text.titleCount
        var abstract = text.tokens.count - text.titleCount
        for (keyword, finding) in zip(keywords, findings) where keyword.weight > 0 {
            for hit in finding.hits {
                if text.field(at: hit.places.lowerBound) == .title { title -= hit.words } else { abstract -= hit.words }
            }
        }
        titleLength = Formula.length(max(0, title), mean: background.meanTitleLength)
        abstractLength = Formula.length(max(0, abstract), mean: background.meanAbstractLength)
    }

    /// Evidence of a keyword that matches, weight aside.
    func evidence(of keyword: CompiledKeyword, _ finding: Evaluation.Finding) -> Double {
        var evidence = 0.0
        if !finding.hits.isEmpty {
            let title = finding.hits.count { text.field(at: $0.places.lowerBound) == .title }
            let abstract = finding.hits.count - title
            let frequency =
                hitFrequency(title: title, abstract: abstract)
                + Formula.wordApart * apartFrequency(of: keyword, beyond: title, abstract)
            evidence = Formula.evidence(specificity: keyword.specificity, strength: Formula.saturated(frequency))
        }
        if !finding.authors.isEmpty || !finding.categories.isEmpty {
            // As good as one title hit of the rarest word.
            let strength = Formula.saturated(Formula.titleHit)
            evidence = max(evidence, Formula.evidence(specificity: 1, strength: strength))
        }
        return evidence
    }

    /// Evidence of words that stand apart, alone, or in a derived form, and which words are lacking.
    /// It never exceeds that of one hit in the abstract.
    func partialEvidence(of keyword: CompiledKeyword) -> (evidence: Double, lacking: [Int]) {
        let words = keyword.words
        guard words.contains(where: { mayContain($0.part) }) else { return (0, []) }
        let places = words.map { self.places(of: $0.part, in: keyword.fields) }
        let lacking = words.indices.filter { places[$0].isEmpty }
        guard lacking.count < words.count else { return (0, []) }
        var strength = 0.0
        var present = 0.0
        var total = 0.0
        for (word, places) in zip(words, places) {
            let title = places.count { $0 < text.titleCount }
            let frequency = wordFrequency(title: title, abstract: places.count - title)
            strength += word.idf * Formula.saturated(frequency)
            total += word.idf
            if !places.isEmpty { present += word.idf }
        }
        guard total > 0 else { return (0, lacking) }
        let share = strength / total * (present / total)
        let factor = words.count == 1 ? Formula.derivedWord : closeness(places)
        let oneHit = Formula.saturated(hitFrequency(title: 0, abstract: 1))
        return (Formula.evidence(specificity: keyword.specificity, strength: min(oneHit, factor * share)), lacking)
    }

    /// How often the words of a matching keyword stand outside its hits, or derived forms do: the mean of the words,
    /// weighted by idf, times the share of the words that do so. A text that goes on about *translation* is more
    /// about *machine translation* than one that names it once.
    private func apartFrequency(of keyword: CompiledKeyword, beyond titleHits: Int, _ abstractHits: Int) -> Double {
        var frequency = 0.0
        var present = 0.0
        var total = 0.0
        for word in keyword.words {
            let places = self.places(of: word.part, in: keyword.fields)
            let inTitle = places.count { $0 < text.titleCount }
            let title = max(0, inTitle - titleHits)
            let abstract = max(0, places.count - inTitle - abstractHits)
            frequency += word.idf * wordFrequency(title: title, abstract: abstract)
            total += word.idf
            if title + abstract > 0 { present += word.idf }
        }
        return total > 0 ? frequency / total * (present / total) : 0
    }

    /// Hits per field length. In an endless title a hit is still worth no less than in the abstract.
    private func hitFrequency(title: Int, abstract: Int) -> Double {
        let first = Double(min(title, 1)) * max(Formula.titleHit / titleLength, 1 / abstractLength)
        let further = Double(max(title - 1, 0)) * max(Formula.furtherTitleHit / titleLength, 1 / abstractLength)
        return first + further + Double(abstract) / abstractLength
    }

    /// The same for words by themselves.
    private func wordFrequency(title: Int, abstract: Int) -> Double {
        Double(title) * max(Formula.titleWord / titleLength, 1 / abstractLength) + Double(abstract) / abstractLength
    }

    /// More where all the words are there, and each close to the next.
    ///
    /// What counts is the widest of the gaps between neighbours. A title is one statement: its words are close to each
    /// other, and to everything in the abstract. (Measured apart in title and abstract, a word that moves from one to
    /// the other would lower the evidence.)
    private func closeness(_ places: [[Int]]) -> Double {
        var widest = 0
        for (first, second) in zip(places, places.dropFirst()) {
            guard let start = first.first, let next = second.first else { return Formula.partialApart }
            if start < text.titleCount || next < text.titleCount { continue }
            guard let gap = WordGap.smallest(between: first, and: second) else { return Formula.partialApart }
            widest = max(widest, gap)
        }
        return Formula.partialApart + Formula.partialTogether * Logarithm.exp(-Double(widest) / Formula.partialReach)
    }

    private func mayContain(_ part: Pattern.Part) -> Bool {
        part.isPrefix || part.keys.contains(where: text.mayContain) || !part.isAcronym && text.mayContain(part.rootKey)
    }

    /// Places of the word itself, or of words with the same root.
    private func places(of part: Pattern.Part, in fields: Set<Keyword.Field>) -> [Int] {
        var places = Set<Int>()
        for key in part.keys {
            text.forEachPlace(of: key) { place in
                let matches = Pattern.matches(
                    part, text.tokens[place], allCapitals: text.isAllCapitals(at: place))
                if matches { places.insert(place) }
            }
        }
        if !part.isAcronym, part.exactCapitals == nil { text.forEachPlace(of: part.rootKey) { places.insert($0) } }
        return places.filter { fields.contains(text.field(at: $0)) }.sorted()
    }
}
