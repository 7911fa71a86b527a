internal import Text

extension Explanation {
    /// Puts what was found into words and places.
    init(_ evaluation: Evaluation) {
        let quotes = Quotes(evaluation.text)
        let profile = evaluation.profile
        self.init(
            evidence: evaluation.evidence, matched: [], partial: [], related: RelatedWords(evaluation),
            vetoes: evaluation.vetoes().map { exclusion, finding in
                FoundTerm(
                    term: exclusion.keyword.term, profile: exclusion.keyword.profile, hits: quotes.hits(of: finding))
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
                        profile: keyword.keyword.profile, part: finding.part, hits: quotes.hits(of: finding)))
            } else if finding.part > 0 {
                partial.append(
                    PartialKeyword(
                        index: keyword.index, term: keyword.keyword.term, label: keyword.keyword.label,
                        profile: keyword.keyword.profile, part: finding.part,
                        lacking: finding.lacking.map { keyword.words[$0].written }))
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
            places(finding.hits) + finding.authors.map { whole(.authors, $0, text.authors[$0]) }
                + finding.categories.map { whole(.categories, $0, text.categories[$0]) }
        }

        /// Hits come in reading order: going on from the last one, a field is walked through once, not once for each.
        private func places(_ found: [PatternSearch.Found]) -> [Hit] {
            var title = Cursor(text.title)
            var abstract = Cursor(text.abstract)
            return found.map { found in
                let field = text.field(at: found.places.lowerBound)
                let range =
                    text.tokens[found.places.lowerBound].range
                    .lowerBound..<text.tokens[found.places.upperBound - 1].range.upperBound
                return Hit(
                    field: field, start: range.lowerBound, length: range.count,
                    surface: field == .title ? title.cut(range) : abstract.cut(range),
                    usesDefinition: found.usesDefinition)
            }
        }

        private func whole(_ field: Keyword.Field, _ item: Int, _ value: String) -> Hit {
            Hit(field: field, item: item, start: 0, length: value.unicodeScalars.count, surface: value)
        }
    }
    /// A place in a text that moves by scalars.
    private struct Cursor {
        private let scalars: String.UnicodeScalarView
        private var index: String.UnicodeScalarView.Index
        private var offset = 0

        init(_ text: String) {
            scalars = text.unicodeScalars
            index = scalars.startIndex
        }

        mutating func cut(_ range: Range<Int>) -> String {
            let start = scalars.index(index, offsetBy: range.lowerBound - offset)
            index = scalars.index(start, offsetBy: range.count)
            offset = range.upperBound
            return String(scalars[start..<index])
        }
    }
}

extension RelatedWords {
    fileprivate init?(_ evaluation: Evaluation) {
        guard evaluation.relatedPart > 0 else { return nil }
        self.init(
            part: evaluation.relatedPart,
            words: RelatedEvidence(evaluation.text).words(of: evaluation.profile.keywords))
    }
}
