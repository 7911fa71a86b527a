extension CompiledProfile {
    /// What is allowed but probably not meant: repetitions, keywords that an exclusion or a broader keyword covers.
    ///
    /// Compares keywords with each other; meant for the moment when a profile is saved or checked.
    public var warnings: [ProfileFinding] {
        if takesEverything { return [ProfileFinding(.takesEverything, at: .profile)] }
        let written = keywords.filter { $0.index < profile.keywords.count }
        var found = repetitions(written) { .keyword($0) } + repetitions(exclusions) { .exclusion($0) }
        let exclusions = Candidates(exclusions)
        let others = Candidates(written)
        for keyword in written where keyword.weight > 0 && keyword.pattern != nil {
            let text = IndexedText(title: keyword.keyword.term)
            let keys = text.acronyms.isEmpty ? text.keys : nil
            if let exclusion = exclusions.first(keys, where: { covers($0, keyword, text) }) {
                found.append(
                    ProfileFinding(
                        .insideExclusion(term: keyword.keyword.term, exclusion: exclusion.keyword.term),
                        at: .keyword(keyword.index)))
            }
            let broader = others.first(keys) {
                $0.index != keyword.index && $0.identity != keyword.identity
                    && $0.keyword.weight >= keyword.keyword.weight
                    && covers($0, keyword, text)
            }
            if let broader {
                found.append(
                    ProfileFinding(
                        .shadowed(term: keyword.keyword.term, by: broader.keyword.term), at: .keyword(keyword.index)))
            }
        }
        return found
    }

    /// Wherever `keyword` hits, `broader` does too: its own words hold a hit, and no field is left out.
    private func covers(_ broader: CompiledKeyword, _ keyword: CompiledKeyword, _ text: IndexedText) -> Bool {
        guard let pattern = broader.pattern, broader.fields.isSuperset(of: keyword.fields),
            let own = keyword.pattern, own.near == nil,
            !own.parts.contains(where: \.isPrefix) || pattern.parts.contains(where: \.isPrefix)
        else { return false }
        return !PatternSearch(text: text, pattern: pattern).hits().isEmpty
    }

    private func repetitions(
        _ keywords: [CompiledKeyword], place: (Int) -> ProfileFinding.Place
    ) -> [ProfileFinding] {
        var firsts: [String: Int] = [:]
        return keywords.compactMap { keyword in
            guard let first = firsts[keyword.identity] else {
                firsts[keyword.identity] = keyword.index
                return nil
            }
            return ProfileFinding(
                .duplicate(term: keyword.keyword.term, of: place(first)), at: place(keyword.index))
        }
    }
}

/// Keywords by the words that their hits begin with: most of five hundred have none in common with one term.
private struct Candidates {
    private let keywords: [CompiledKeyword]
    private var places: [WordKey: [Int]] = [:]
    /// Those whose hits may begin with any word.
    private var open: [Int] = []

    init(_ keywords: [CompiledKeyword]) {
        self.keywords = keywords
        for (place, keyword) in keywords.enumerated() {
            guard let pattern = keyword.pattern else { continue }
            guard let keys = PatternSearch.firstKeys(of: pattern) else {
                open.append(place)
                continue
            }
            for key in Set(keys) { places[key, default: []].append(place) }
        }
    }

    /// The first keyword, in their order, that may hit a text with these words and meets the condition.
    /// - Parameter keys: `nil` where an acronym may stand in for any words.
    func first(_ keys: Set<WordKey>?, where condition: (CompiledKeyword) -> Bool) -> CompiledKeyword? {
        guard let keys else { return keywords.first(where: condition) }
        let candidates = Set(keys.flatMap { places[$0] ?? [] } + open)
        return candidates.sorted().lazy.map { keywords[$0] }.first(where: condition)
    }
}
