/// Turns findings into evidence: how often, where, and in how long a text.
struct Strength {
    private let text: IndexedText
    private let background: Background
    private let weights: FieldWeights

    init(_ text: IndexedText, background: Background) {
        self.text = text
        self.background = background
        weights = FieldWeights(title: text.titleCount, abstract: text.abstractCount, background: background)
    }

    /// Evidence of a keyword, weight aside; where it does not match, `finding` learns which words are lacking.
    func evidence(of keyword: CompiledKeyword, _ finding: inout Evaluation.Finding) -> Double {
        guard finding.isMatch else {
            let (evidence, lacking) = partialEvidence(of: keyword)
            finding.lacking = lacking
            return evidence
        }
        let evidence = finding.hits.isEmpty ? 0 : hitEvidence(of: keyword, finding.hits)
        return finding.authors.isEmpty && finding.categories.isEmpty ? evidence : max(evidence, Formula.nameEvidence)
    }

    private func hitEvidence(of keyword: CompiledKeyword, _ hits: [PatternSearch.Found]) -> Double {
        var (title, abstract, titleWords, abstractWords) = (0, 0, 0, 0)
        for hit in hits {
            if hit.places.lowerBound < text.titleCount {
                title += 1
                titleWords += hit.words
            } else {
                abstract += 1
                abstractWords += hit.words
            }
        }
        let weights = FieldWeights(
            title: text.titleCount - titleWords, abstract: text.abstractCount - abstractWords, background: background)
        return Formula.nats(
            weights.grains(
                specificity: keyword.specificity, title: title, abstract: abstract,
                apart: apart(of: keyword, beyond: title, abstract, weights)))
    }

    /// Evidence of words that stand apart, alone, or in a derived form, and which words are lacking.
    /// It never exceeds that of one hit in the abstract.
    private func partialEvidence(of keyword: CompiledKeyword) -> (evidence: Double, lacking: [Int]) {
        let words = keyword.words
        guard words.contains(where: { mayContain($0.part) }) else { return (0, []) }
        let places = words.map { self.places(of: $0.part, in: keyword.fields) }
        let lacking = words.indices.filter { places[$0].isEmpty }
        guard lacking.count < words.count else { return (0, []) }
        var apart = WordsApart()
        for (word, places) in zip(words, places) {
            let title = places.count { $0 < text.titleCount }
            let frequency = weights.words(title: title, abstract: places.count - title)
            apart.add(idf: word.idf, Formula.saturated(frequency), isPresent: !places.isEmpty)
        }
        let factor = words.count == 1 ? Formula.derivedWord : closeness(places)
        let grains = weights.partialGrains(specificity: keyword.specificity, factor: factor, mean: apart.mean)
        return (Formula.nats(grains), lacking)
    }

    /// How often the words of a matching keyword stand outside its hits, or derived forms do. A text that goes on about
    /// *translation* is more about *machine translation* than one that names it once.
    private func apart(of keyword: CompiledKeyword, beyond titleHits: Int, _ abstractHits: Int, _ weights: FieldWeights)
        -> WordsApart
    {
        var apart = WordsApart()
        for word in keyword.words {
            let places = self.places(of: word.part, in: keyword.fields)
            let inTitle = places.count { $0 < text.titleCount }
            let title = max(0, inTitle - titleHits)
            let abstract = max(0, places.count - inTitle - abstractHits)
            apart.add(
                idf: word.idf, weights.words(title: title, abstract: abstract), isPresent: title + abstract > 0)
        }
        return apart
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
        return Formula.closeness(gap: widest)
    }

    private func mayContain(_ part: Pattern.Part) -> Bool {
        part.isPrefix || part.keys.contains(where: text.mayContain) || !part.isAcronym && text.mayContain(part.rootKey)
    }

    /// Places of the word itself, or of words with the same root.
    private func places(of part: Pattern.Part, in fields: Set<Keyword.Field>) -> [Int] {
        let places = text.places(of: part)
        return fields.contains(.title) && fields.contains(.abstract)
            ? places : places.filter { fields.contains(text.field(at: $0)) }
    }
}

extension IndexedText {
    /// Places of a word of a keyword, or of words with the same root; of a wildcard, of all words that begin so. Ascending.
    func places(of part: Pattern.Part) -> [Int] {
        if part.isPrefix {
            return tokens.indices.filter { Pattern.matches(part, tokens[$0], allCapitals: isAllCapitals(at: $0)) }
        }
        var places: [Int] = []
        for key in part.keys {
            forEachPlace(of: key) { place in
                if Pattern.matches(part, tokens[place], allCapitals: isAllCapitals(at: place)) { places.append(place) }
            }
        }
        if !part.isAcronym, part.exactCapitals == nil { forEachPlace(of: part.rootKey) { places.append($0) } }
        return places.count > 1 ? Array(Set(places)).sorted() : places
    }
}
