internal import Text

extension Explanation {
    /// Puts what was found into words and places.
    init(_ evaluation: Evaluation) {
        let quotes = Quotes(evaluation.text)
        let profile = evaluation.profile
        self.init(
            evidence: evaluation.evidence, matched: [], partial: [],
            vetoes: evaluation.vetoes().map { exclusion, finding in
                FoundTerm(term: exclusion.keyword.term, hits: quotes.hits(of: finding))
            },
            missing: evaluation.missingRequirements().map { number in
                profile.requirements[number].map { profile.keywords[$0].keyword.term }
            },
            background: profile.background)
        for (keyword, finding) in zip(profile.keywords, evaluation.findings) {
            if finding.isMatch {
                matched.append(
                    MatchedKeyword(
                        index: keyword.index, term: keyword.keyword.term, label: keyword.keyword.label,
                        part: finding.part, hits: quotes.hits(of: finding)))
            } else if finding.part > 0 {
                partial.append(
                    PartialKeyword(
                        index: keyword.index, term: keyword.keyword.term, label: keyword.keyword.label,
                        part: finding.part, lacking: finding.lacking.map { keyword.words[$0].written }))
            }
        }
    }

    /// Cuts the matched places out of the fields as they were given.
    private struct Quotes {
        private let text: IndexedText

        init(_ text: IndexedText) {
            self.text = text
        }

        func hits(of finding: Evaluation.Finding) -> [Hit] {
            finding.hits.map(hit) + finding.authors.map { whole(.authors, $0, text.authors[$0]) }
                + finding.categories.map { whole(.categories, $0, text.categories[$0]) }
        }

        private func hit(_ found: PatternSearch.Found) -> Hit {
            let field = text.field(at: found.places.lowerBound)
            let range =
                text.tokens[found.places.lowerBound].range
                .lowerBound..<text.tokens[found.places.upperBound - 1].range.upperBound
            let scalars = (field == .title ? text.title : text.abstract).unicodeScalars
            let start = scalars.index(scalars.startIndex, offsetBy: range.lowerBound)
            let end = scalars.index(start, offsetBy: range.count)
            return Hit(
                field: field, start: range.lowerBound, length: range.count, surface: String(scalars[start..<end]),
                usesDefinition: found.usesDefinition)
        }

        private func whole(_ field: Keyword.Field, _ item: Int, _ value: String) -> Hit {
            Hit(field: field, item: item, start: 0, length: value.unicodeScalars.count, surface: value)
        }
    }
}
