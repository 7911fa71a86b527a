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
    /// Papers that are looked at, of the library and of the others, spread evenly: more change little.
    private static let mostPapers = 500
    private static let mostOthers = 2_000
    /// The share of the library that is to pass; less where more than `mostOthersPassing` of the other papers would pass,
    /// more as long as no more than `fewOthers` do.
    private static let recall = 0.67
    private static let recalls = 0.6...0.85
    private static let mostOthersPassing = 0.05
    private static let fewOthers = 0.015
    /// Terms that are kept whatever they weigh.
    private static let fewestTerms = 8
    /// Evidence, in nats, that this share of the papers reaches of which a profile is made: a score of 0.7.
    private static let evidence = 1.2

    init(_ suggester: ProfileSuggester, _ library: [IndexedText], _ others: [IndexedText]) {
        self.suggester = suggester
        self.library = Self.spread(library, most: Self.mostPapers)
        self.others = Self.spread(others, most: Self.mostOthers)
        scorer = Scorer(background: suggester.background)
    }

    /// Sets threshold and shares, and scales the weights.
    func set(_ suggestion: inout SuggestedProfile) {
        suggestion.terms = scaled(suggestion.terms, to: self.library)
        guard library.count >= Self.fewestPapers else { return }
        let result = place(in: scores(of: folds()))
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
        (0..<Self.folds).map { fold in
            let own = library.enumerated().filter { $0.offset % Self.folds != fold }.map(\.element)
            let held = library.enumerated().filter { $0.offset % Self.folds == fold }.map(\.element)
            return (scaled(suggester.terms(of: own), to: own), held)
        }
    }

    /// Weights by which the papers that a profile was made of get the same evidence, whatever the profile: only so do
    /// the folds say something of the whole.
    private func scaled(_ terms: [SuggestedProfile.Term], to texts: [IndexedText]) -> [SuggestedProfile.Term] {
        var scale = 1.0
        // The second time with the limits and steps of weights as the first scale meets them.
        for _ in 0..<2 {
            let evidence = evidence(of: Self.scaled(terms, by: scale), in: texts)
            if evidence > 0.01 { scale *= Self.evidence / evidence }
        }
        return Self.scaled(terms, by: scale)
    }

    /// In nats; so much the wanted share of the papers has at least.
    private func evidence(of terms: [SuggestedProfile.Term], in texts: [IndexedText]) -> Double {
        let compiled = CompiledProfile(
            Profile(keywords: terms.map(\.keyword)), background: suggester.background)
        let scores = texts.map { scorer.score(compiled, $0) }.sorted(by: >)
        guard !scores.isEmpty else { return 0 }
        let score = scores[min(scores.count - 1, Int(Self.recall * Double(scores.count)))]
        return -Logarithm.ln(max(1e-12, 1 - score))
    }

    private func scores(of folds: [Fold]) -> Scores {
        var scores: Scores = ([], [])
        for (index, fold) in folds.enumerated() {
            let profile = Profile(keywords: fold.terms.map(\.keyword))
            let compiled = CompiledProfile(profile, background: suggester.background)
            scores.library += fold.held.map { scorer.score(compiled, $0) }
            let own = others.enumerated().filter { $0.offset % Self.folds == index }.map(\.element)
            scores.others += own.map { scorer.score(compiled, $0) }
        }
        scores.library.sort(by: >)
        return scores
    }

    /// Whole papers hold more than their titles: where the library has titles alone, half of them must pass for the
    /// wanted share of the papers to do so. 0…1.
    private var share: Double {
        let whole = library.count { $0.tokens.count > $0.titleCount }
        return 0.45 + 0.55 * Double(whole) / Double(max(1, library.count))
    }

    /// The score that the wanted share of the library reaches.
    private func place(in scores: Scores) -> (threshold: Double, recall: Double) {
        let count = scores.library.count
        func place(_ recall: Double) -> Int { min(count - 1, max(0, Int((recall * Double(count)).rounded(.up)) - 1)) }
        func passing(_ index: Int) -> Double {
            Double(scores.others.count { $0 >= scores.library[index] }) / Double(max(1, scores.others.count))
        }
        var index = place(Self.recall * share)
        if !scores.others.isEmpty {
            while index < place(Self.recalls.upperBound * share), passing(index + 1) <= Self.fewOthers { index += 1 }
            while index > place(Self.recalls.lowerBound * share), passing(index) > Self.mostOthersPassing { index -= 1 }
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

    private static func spread(_ texts: [IndexedText], most: Int) -> [IndexedText] {
        let every = max(1, texts.count / most)
        return texts.enumerated().filter { $0.offset % every == 0 }.map(\.element)
    }
}
