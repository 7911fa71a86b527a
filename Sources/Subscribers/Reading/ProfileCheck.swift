internal import JSONText
internal import Matching

/// What the Matching room refuses in a profile, or finds odd, with the place in the file.
struct ProfileCheck {
    private let compiled: CompiledProfile
    private let fields: ProfileFields

    init(_ fields: ProfileFields, background: Background) {
        self.fields = fields
        compiled = CompiledProfile(fields.profile(minScore: Profile.defaultMinScore), background: background)
    }

    /// Everything about a named profile, or about what a subscriber wrote itself.
    ///
    /// - Parameter elsewhere: where to say that an exclusion of one part kills a keyword of another. That a term stands
    ///   in two profiles of one subscriber is no mistake: it counts once.
    func report(to findings: inout Findings, elsewhere: JSONValue) {
        for finding in compiled.problems + compiled.warnings {
            guard let keyword = keyword(at: finding.place) else { continue }
            let severity: Diagnostic.Severity = finding.isWarning ? .warning : .error
            if keyword.isOwn {
                findings.add(ProfileFact(finding: finding), at: keyword.place, severity: severity)
            } else if case .insideExclusion = finding.kind {
                findings.add(ProfileFact(finding: finding), at: elsewhere, severity: severity)
            }
        }
    }

    private func keyword(at place: ProfileFinding.Place) -> PlacedKeyword? {
        switch place {
        case .profile: nil
        case .keyword(let index): fields.keywords[index]
        case .requirement(let index, let alternative):
            fields.require[index].indices.contains(alternative) ? fields.require[index][alternative] : nil
        case .exclusion(let index): fields.exclude[index]
        }
    }
}

/// A finding of the Matching room in its own words, addresses masked: a term may be anything.
private struct ProfileFact: Fact {
    let finding: ProfileFinding

    var message: String { withoutAddresses("\(finding.message); \(finding.hint)") }

    var code: String {
        switch finding.kind {
        case .blankTerm, .noWords: "empty-value"
        case .stopWordsOnly: "stop-words-only"
        case .termTooLong: "too-long"
        case .unknownField: "unknown-field"
        case .noFields, .emptyRequirement: "empty-list"
        case .weightOutOfRange, .nearOutOfRange, .minScoreOutOfRange: "out-of-range"
        case .shortWildcard: "short-wildcard"
        case .misplacedWildcard: "misplaced-wildcard"
        case .exclusionsOnly: "only-excludes"
        case .tooManyKeywords, .tooManyExclusions, .tooManyRequirements: "too-many"
        case .duplicate: "duplicate-term"
        case .insideExclusion: "inside-exclusion"
        case .shadowed: "shadowed-term"
        case .takesEverything: "no-keywords"
        }
    }
}
