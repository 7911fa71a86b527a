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
            let frequency = self.frequency(title: title, abstract: finding.hits.count - title, Formula.titleHit)
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
            let frequency = self.frequency(title: title, abstract: places.count - title, Formula.titleWord)
            strength += word.idf * Formula.saturated(frequency)
            total += word.idf
            if !places.isEmpty { present += word.idf }
        }
        guard total > 0 else { return (0, lacking) }
        let share = strength / total * (present / total)
        let factor = words.count == 1 ? Formula.derivedWord : closeness(places)
        let oneHit = Formula.saturated(frequency(title: 0, abstract: 1, Formula.titleHit))
        let partial = min(Formula.partialCap, oneHit, factor * share)
        return (Formula.evidence(specificity: keyword.specificity, strength: partial), lacking)
    }

    /// Hits per field length. In an endless title a hit is still worth no less than in the abstract.
    private func frequency(title: Int, abstract: Int, _ titleWorth: Double) -> Double {
        Double(title) * max(titleWorth / titleLength, 1 / abstractLength) + Double(abstract) / abstractLength
    }

    /// More where all the words are there, and close together.
    ///
    /// A title is one statement: its words are close to each other, and to everything in the abstract. So what counts
    /// is the smallest stretch of the abstract that holds the words which the title lacks. (Measured apart in title
    /// and abstract, a word that moves from one to the other would lower the evidence.)
    private func closeness(_ places: [[Int]]) -> Double {
        guard places.allSatisfy({ !$0.isEmpty }) else { return Formula.partialApart }
        let wanted = places.filter { $0[0] >= text.titleCount }
        let occurrences = wanted.enumerated().flatMap { part, places in places.map { (place: $0, part: part) } }
            .sorted { ($0.place, $0.part) < ($1.place, $1.part) }
        let stretch = WordWindow.windows(occurrences, parts: wanted.count, longest: Formula.longestStretch)
            .map(\.count).min()
        guard let stretch = stretch ?? (wanted.isEmpty ? 0 : nil) else { return Formula.partialApart }
        let gap = max(0, stretch - places.count)
        return Formula.partialApart + Formula.partialTogether * Logarithm.exp(-Double(gap) / Formula.partialReach)
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
