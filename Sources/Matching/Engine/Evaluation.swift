/// What the keywords of a profile find in a text, and the evidence they give.
struct Evaluation {
    /// One keyword's findings.
    struct Finding {
        /// Hits in title and abstract.
        var hits: [PatternSearch.Found] = []
        /// Authors and categories that match, by their numbers.
        var authors: [Int] = []
        var categories: [Int] = []
        /// In nats, weighted.
        var part = 0.0
        /// Numbers of the words (`CompiledKeyword.words`) that the text lacks, where words stand apart or alone.
        var lacking: [Int] = []

        var isMatch: Bool { !hits.isEmpty || !authors.isEmpty || !categories.isEmpty }
    }

    let profile: CompiledProfile
    let text: IndexedText
    /// In the order of `profile.keywords`.
    private(set) var findings: [Finding]
    /// What words give that keep company with the keywords; only where a keyword gives something too.
    private(set) var relatedPart = 0.0
    /// The sum of all parts, in keyword order, the related words' last.
    private(set) var evidence = 0.0

    init(_ profile: CompiledProfile, _ text: IndexedText, background: Background) {
        self.profile = profile
        self.text = text
        findings = profile.keywords.map { Self.find($0, in: text) }
        let strength = Strength(text, background: background)
        for (index, keyword) in profile.keywords.enumerated() {
            let part = strength.evidence(of: keyword, &findings[index])
            findings[index].part = keyword.weight * part
            evidence += findings[index].part
        }
        if evidence > 0 {
            relatedPart = RelatedEvidence(text).part(of: profile.keywords)
            evidence += relatedPart
        }
    }

    /// Positions of exclusions that were found, with their findings.
    func vetoes() -> [(exclusion: CompiledKeyword, finding: Finding)] {
        profile.exclusions.compactMap { exclusion in
            let finding = Self.find(exclusion, in: text)
            return finding.isMatch ? (exclusion, finding) : nil
        }
    }

    /// Requirements of which no alternative matches, as positions in `profile.requirements`.
    func missingRequirements() -> [Int] {
        profile.requirements.indices.filter { number in
            !profile.requirements[number].contains { findings[$0].isMatch }
        }
    }

    /// What a keyword finds in a text, before it is weighed.
    static func find(_ keyword: CompiledKeyword, in text: IndexedText) -> Finding {
        var finding = Finding()
        if let pattern = keyword.pattern {
            finding.hits = PatternSearch(text: text, pattern: pattern).hits()
            if keyword.fields.count < 2 || !keyword.fields.isSuperset(of: [.title, .abstract]) {
                finding.hits.removeAll { !keyword.fields.contains(text.field(at: $0.places.lowerBound)) }
            }
        }
        if let author = keyword.author {
            finding.authors = text.authorNames.indices.filter {
                text.authorNames[$0].matches(author.name, isPrefix: author.isPrefix)
            }
        }
        if let category = keyword.category {
            finding.categories = text.categories.indices.filter { category.matches(text.categories[$0]) }
        }
        return finding
    }
}
