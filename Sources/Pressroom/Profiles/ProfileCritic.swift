internal import JSONText
internal import Matching

/// Holds one profile after the other against the same papers.
struct ProfileCritic: Sendable {
    typealias Remark = (fact: LintFact, place: ProfileFinding.Place)

    private let texts: [IndexedText]
    private let background: Background
    private let scorer: Scorer

    /// Papers from which a share of them says something.
    static let fewestPapers = 50
    /// Papers that tell whether a term which is known elsewhere finds anything here.
    static let manyPapers = 300
    /// Shares of papers, 0…1, above which a term or a profile is no choice.
    static let broadTerm = 0.1
    static let broadProfile = 0.2
    /// Papers that two terms must share before they are called the same.
    private static let fewestShared = 5

    init(_ texts: [IndexedText], background: Background) {
        self.texts = texts
        self.background = background
        scorer = Scorer(background: background)
    }

    func facts(of subject: ProfileSubject) -> [Remark] {
        let compiled = CompiledProfile(subject.profile, background: background)
        var facts: [Remark] = (compiled.problems + compiled.warnings).map { (.finding($0), $0.place) }
        facts += contradictions(subject.profile)
        guard !compiled.takesEverything else { return facts }
        let hits = hits(compiled)
        facts += lifeless(compiled, hits)
        facts += broad(compiled, hits)
        facts += redundant(subject.profile, hits, besides: facts)
        let passing = texts.count { scorer.score(compiled, $0) >= max(0.000_001, subject.profile.minScore) }
        if texts.count >= Self.fewestPapers, Double(passing) > Self.broadProfile * Double(texts.count) {
            facts.append(
                (.broadProfile(name: subject.name, percent: percent(passing), papers: texts.count), .profile))
        }
        return facts
    }

    /// Papers that each keyword stands in, by its place among keywords and requirements; exclusions apart.
    private struct Hits {
        var terms: [Int: [Int]] = [:]
        var exclusions: [String: Int] = [:]
    }

    private func hits(_ compiled: CompiledProfile) -> Hits {
        var hits = Hits()
        for (paper, text) in texts.enumerated() {
            let explanation = scorer.assess(compiled, text).explanation
            for keyword in explanation.matched { hits.terms[keyword.index, default: []].append(paper) }
            for veto in explanation.vetoes { hits.exclusions[veto.term, default: 0] += 1 }
        }
        return hits
    }

    /// Terms that nothing holds: surely dead where their words are unknown to all papers that were ever counted.
    private func lifeless(_ compiled: CompiledProfile, _ hits: Hits) -> [Remark] {
        let profile = compiled.profile
        return compiled.commonness(in: background).compactMap { term in
            let found =
                switch term.place {
                case .exclusion: hits.exclusions[term.term] ?? 0
                default: index(of: term.place, profile).flatMap { hits.terms[$0]?.count } ?? 0
                }
            guard found == 0 else { return nil }
            if !term.unknownWords.isEmpty {
                return (
                    .dead(
                        term: term.term, unknown: term.unknownWords, papers: texts.count,
                        suggestion: correction(of: term)), term.place
                )
            }
            if case .exclusion = term.place { return nil }
            return texts.count >= Self.manyPapers ? (.idle(term: term.term, papers: texts.count), term.place) : nil
        }
    }

    /// The term with its unknown words in the nearest known spelling.
    private func correction(of term: TermCommonness) -> String? {
        var corrected = term.term
        for word in term.unknownWords {
            guard let known = JSONText.suggestion(for: word, among: background.words(like: word)) else { return nil }
            let parts = corrected.split(separator: " ", omittingEmptySubsequences: false)
            let fixed = parts.map { $0.lowercased().hasPrefix(word) ? Substring(known) : $0 }
            corrected = fixed.joined(separator: " ")
        }
        return corrected.lowercased() == term.term.lowercased() ? nil : corrected
    }

    private func broad(_ compiled: CompiledProfile, _ hits: Hits) -> [Remark] {
        let isStored = texts.count >= Self.fewestPapers
        return compiled.commonness(in: background).compactMap { term in
            // A requirement may be broad: it narrows other keywords.
            guard case .keyword(let index) = term.place else { return nil }
            let found = hits.terms[index]?.count ?? 0
            let share = isStored ? Double(found) / Double(texts.count) : term.share
            guard share > Self.broadTerm else { return nil }
            return (
                .broadTerm(term: term.term, percent: Int((share * 100).rounded()), isStored: isStored), term.place
            )
        }
    }

    /// Terms that stand in the same papers, where nothing else was said of them.
    private func redundant(_ profile: Profile, _ hits: Hits, besides facts: [Remark]) -> [Remark] {
        var firsts: [[Int]: Int] = [:]
        var found: [Remark] = []
        let told = Set(facts.map(\.place))
        for index in profile.keywords.indices {
            guard let papers = hits.terms[index], papers.count >= Self.fewestShared else { continue }
            guard let first = firsts[papers] else {
                firsts[papers] = index
                continue
            }
            guard !told.contains(.keyword(index)) else { continue }
            found.append(
                (
                    .redundant(
                        term: profile.keywords[index].term, other: profile.keywords[first].term, papers: papers.count),
                    .keyword(index)
                ))
        }
        return found
    }

    /// Requirements all of whose alternatives hold an excluded term.
    private func contradictions(_ profile: Profile) -> [Remark] {
        profile.require.enumerated().compactMap { number, alternatives in
            let exclusions = alternatives.map { alternative in profile.exclude.first { excludes($0, alternative) } }
            guard let exclusion = exclusions.first ?? nil, !exclusions.contains(nil) else { return nil }
            return (
                .contradiction(terms: alternatives.map(\.term), exclusion: exclusion.term),
                .requirement(number, alternative: 0)
            )
        }
    }

    /// Wherever the term stands, the exclusion does: its own words hold a hit, and no field is left out.
    private func excludes(_ exclusion: Keyword, _ term: Keyword) -> Bool {
        let own = Set(term.fields ?? [.title, .abstract])
        guard own.isSubset(of: exclusion.fields ?? [.title, .abstract]) else { return false }
        // A wildcard's end is open: only its beginning is sure to stand there, and is no word by itself.
        if term.term.hasSuffix("*") { return exclusion.term == term.term }
        let text =
            own == [.authors]
            ? IndexedText(title: "", authors: [term.term])
            : own == [.categories] ? IndexedText(title: "", categories: [term.term]) : IndexedText(title: term.term)
        var searched = exclusion
        if own == [.abstract] { searched.fields = [.title] }
        let compiled = CompiledProfile(Profile(keywords: [searched]), background: background)
        return !scorer.assess(compiled, text).explanation.matched.isEmpty
    }

    private func index(of place: ProfileFinding.Place, _ profile: Profile) -> Int? {
        switch place {
        case .keyword(let index): index
        case .requirement(let number, let alternative):
            profile.keywords.count + profile.require.prefix(number).reduce(0) { $0 + $1.count } + alternative
        case .profile, .exclusion: nil
        }
    }

    private func percent(_ count: Int) -> Int { Int((Double(count) / Double(texts.count) * 100).rounded()) }
}
