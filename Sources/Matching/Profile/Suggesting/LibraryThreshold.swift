/// Finds the threshold: the library is cut into folds, and each one's papers are scored by a profile that was made of
/// the others.
struct LibraryThreshold {
    private let suggester: ProfileSuggester
    private let library: [IndexedText]
    private let others: [IndexedText]
    private let scorer: Scorer

    private static let folds = 5
    /// Smaller libraries cannot spare a fold.
    private static let fewestPapers = 10
    /// Papers that are scored, of the library and of the others, spread evenly: more change nothing.
    private static let mostPapers = 400
    /// The share of the library that is to pass; less where more than `mostOthers` of the other papers would pass,
    /// more as long as no more than `fewOthers` do.
    private static let recall = 0.64
    private static let recalls = 0.6...0.85
    private static let mostOthers = 0.05
    private static let fewOthers = 0.015
    /// Terms that are kept whatever they weigh.
    private static let fewestTerms = 8
    /// Evidence at the threshold, in nats, to which the weights are scaled: a score of 0.6, with room on both sides.
    private static let evidence = 0.92

    init(_ suggester: ProfileSuggester, _ library: [IndexedText], _ others: [IndexedText]) {
        self.suggester = suggester
        self.library = library
        self.others = Self.spread(others)
        scorer = Scorer(background: suggester.background)
    }

    /// Sets threshold and shares, and scales the weights.
    func set(_ suggestion: inout SuggestedProfile) {
        guard library.count >= Self.fewestPapers else {
            suggestion.terms = Self.scaled(suggestion.terms, by: 0.5)
            return
        }
        let folds = folds()
        let raw = place(in: scores(of: folds, scale: 0.1))
        // The threshold's evidence at a tenth of the weights, which no profile's limits have touched.
        let evidence = -Logarithm.ln(max(1e-9, 1 - raw.threshold)) * 10
        let scale = evidence > 0 ? Self.evidence / evidence : 0.5
        suggestion.terms = Self.scaled(suggestion.terms, by: scale)
        let result = place(in: scores(of: folds, scale: scale))
        suggestion.minScore = min(0.99, max(0.01, (result.threshold * 100).rounded(.down) / 100))
        suggestion.recall = result.recall
        let compiled = CompiledProfile(suggestion.profile, background: suggester.background)
        if !others.isEmpty {
            let passing = others.count { scorer.score(compiled, $0) >= suggestion.minScore }
            suggestion.others = Double(passing) / Double(others.count)
        }
    }

    private typealias Fold = (terms: [SuggestedProfile.Term], held: [IndexedText])
    private typealias Scores = (library: [Double], others: [Double])

    /// Profiles, and the papers that they have not seen.
    private func folds() -> [Fold] {
        let every = max(1, library.count / Self.mostPapers)
        return (0..<Self.folds).map { fold in
            let own = library.enumerated().filter { $0.offset % Self.folds != fold }.map(\.element)
            let held = library.enumerated().filter { $0.offset % Self.folds == fold }.map(\.element)
            return (suggester.terms(of: own), held.enumerated().filter { $0.offset % every == 0 }.map(\.element))
        }
    }

    private func scores(of folds: [Fold], scale: Double) -> Scores {
        var scores: Scores = ([], [])
        for (index, fold) in folds.enumerated() {
            let keywords = Self.scaled(fold.terms, by: scale).map(\.keyword)
            let compiled = CompiledProfile(Profile(keywords: keywords), background: suggester.background)
            scores.library += fold.held.map { scorer.score(compiled, $0) }
            let own = others.enumerated().filter { $0.offset % Self.folds == index }.map(\.element)
            scores.others += own.map { scorer.score(compiled, $0) }
        }
        scores.library.sort(by: >)
        return scores
    }

    /// The score that the wanted share of the library reaches.
    private func place(in scores: Scores) -> (threshold: Double, recall: Double) {
        let count = scores.library.count
        func place(_ recall: Double) -> Int { min(count - 1, max(0, Int((recall * Double(count)).rounded(.up)) - 1)) }
        func passing(_ index: Int) -> Double {
            Double(scores.others.count { $0 >= scores.library[index] }) / Double(max(1, scores.others.count))
        }
        var index = place(Self.recall)
        if !scores.others.isEmpty {
            while index < place(Self.recalls.upperBound), passing(index + 1) <= Self.fewOthers { index += 1 }
            while index > place(Self.recalls.lowerBound), passing(index) > Self.mostOthers { index -= 1 }
        }
        // Papers without any evidence pass at no threshold.
        while index > 0, scores.library[index] <= 0.01 { index -= 1 }
        return (scores.library[index], Double(index + 1) / Double(count))
    }

    /// The heaviest terms first; those that fall below the least weight are left out, unless few would stay.
    private static func scaled(_ terms: [SuggestedProfile.Term], by scale: Double) -> [SuggestedProfile.Term] {
        let sorted = terms.enumerated().sorted { left, right in
            (-left.element.keyword.weight, left.offset) < (-right.element.keyword.weight, right.offset)
        }
        return sorted.enumerated().compactMap { place, sorted in
            let weight = sorted.element.keyword.weight * scale
            guard weight >= ProfileLimits.weight.lowerBound * 0.6 || place < fewestTerms else { return nil }
            var copy = sorted.element
            copy.keyword.weight = TermWeights.rounded(weight)
            return copy
        }
    }

    private static func spread(_ texts: [IndexedText]) -> [IndexedText] {
        let every = max(1, texts.count / 2_000)
        return texts.enumerated().filter { $0.offset % every == 0 }.map(\.element)
    }
}
