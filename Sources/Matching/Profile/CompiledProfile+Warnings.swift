extension CompiledProfile {
    /// What is allowed but probably not meant: repetitions, keywords that an exclusion or a broader keyword covers.
    ///
    /// Compares every keyword with every other; meant for the moment when a profile is saved or checked.
    public var warnings: [ProfileFinding] {
        if takesEverything { return [ProfileFinding(.takesEverything, at: .profile)] }
        let written = keywords.filter { $0.index < profile.keywords.count }
        var found = repetitions(written) { .keyword($0) } + repetitions(exclusions) { .exclusion($0) }
        for keyword in written where keyword.weight > 0 && keyword.pattern != nil {
            let text = IndexedText(title: keyword.keyword.term)
            if let exclusion = exclusions.first(where: { covers($0, keyword, text) }) {
                found.append(
                    ProfileFinding(
                        .insideExclusion(term: keyword.keyword.term, exclusion: exclusion.keyword.term),
                        at: .keyword(keyword.index)))
            }
            let broader = written.first {
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
