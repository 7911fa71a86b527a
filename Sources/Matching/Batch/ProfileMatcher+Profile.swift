extension ProfileMatcher {
    /// Begins a profile and adds all of it: keywords, then the alternatives of the requirements, then exclusions.
    ///
    /// `Part.keyword` then counts as `MatchedKeyword.index` does.
    public mutating func begin(_ profile: Profile) {
        begin()
        for keyword in profile.keywords { add(keyword) }
        for alternatives in profile.require {
            for keyword in alternatives { add(keyword) }
            requireOne(ofLast: alternatives.count)
        }
        for keyword in profile.exclude where ProfileLimits.weight.contains(keyword.weight) {
            exclude(keyword.term.utf8.span, TermOptions(keyword))
        }
    }

    private mutating func add(_ keyword: Keyword) {
        add(keyword.term.utf8.span, TermOptions(keyword), weight: keyword.weight, always: keyword.always)
    }
}

extension TermOptions {
    /// Those of a keyword whose prefix has been read already.
    init(_ keyword: Keyword) {
        self.init(fields: keyword.fields, letterCase: keyword.letterCase, near: keyword.near)
    }
}
