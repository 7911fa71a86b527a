extension ProfileFinding {
    /// What is wrong, in one sentence without a full stop.
    public var message: String {
        switch kind {
        case .blankTerm: "the term is blank"
        case .noWords(let term): "the term \(quoted(term)) has no word to look for"
        case .stopWordsOnly(let term): "the term \(quoted(term)) holds only words that stand in every paper"
        case .termTooLong(let scalars): "the term has \(scalars) characters"
        case .unknownField(let name, _): "unknown field \(quoted(name))"
        case .noFields: "the keyword looks in no field"
        case .weightOutOfRange(let weight): "the weight \(weight) is out of range"
        case .nearOutOfRange(let distance): "the distance \(distance) is out of range"
        case .shortWildcard(let term): "the wildcard \(quoted(term)) is too short"
        case .misplacedWildcard(let term): "the wildcard in \(quoted(term)) is not at the end"
        case .exclusionsOnly: "the profile excludes, but asks for nothing"
        case .minScoreOutOfRange(let score): "the minScore \(score) is out of range"
        case .tooManyKeywords(let count): "the profile has \(count) keywords"
        case .tooManyExclusions(let count): "the profile has \(count) exclusions"
        case .tooManyRequirements(let count): "the profile has \(count) requirements"
        case .emptyRequirement: "the requirement has no alternatives"
        case .duplicate(let term, _): "the term \(quoted(term)) stands in the profile twice"
        case .insideExclusion(let term, let exclusion):
            "no paper with \(quoted(term)) can pass: \(quoted(exclusion)) excludes it"
        case .shadowed(let term, let broader):
            "the broader term \(quoted(broader)) hits wherever \(quoted(term)) does"
        case .takesEverything: "the profile has no keywords and takes every paper"
        }
    }

    /// What to do about it.
    public var hint: String {
        switch kind {
        case .blankTerm: "write the words to look for, or remove the keyword"
        case .noWords: "a term needs at least one letter or digit"
        case .stopWordsOnly: "add a word that tells papers apart"
        case .termTooLong: "a term has at most \(ProfileLimits.termScalars) characters"
        case .unknownField(_, let suggestion?): "did you mean \(quoted(suggestion + ":"))?"
        case .unknownField:
            "fields are title, abstract, author and category; write a space behind the colon if it is part of the term"
        case .noFields: "name title, abstract, authors or categories, or leave \"in\" away"
        case .weightOutOfRange: "a weight is a number from 0.1 to 10"
        case .nearOutOfRange: "\"near\" is the number of other words in between, from 0 to 100"
        case .shortWildcard: "write at least \(ProfileLimits.wildcardLetters) letters before the *"
        case .misplacedWildcard: "a * stands at the end of a term only"
        case .exclusionsOnly: "add keywords, or remove \"exclude\""
        case .minScoreOutOfRange: "a score is a number from 0 to 1"
        case .tooManyKeywords: "a profile has at most \(ProfileLimits.keywords)"
        case .tooManyExclusions: "a profile has at most \(ProfileLimits.exclusions)"
        case .tooManyRequirements: "a profile has at most \(ProfileLimits.requirements)"
        case .emptyRequirement: "name at least one term, or remove the requirement"
        case .duplicate: "it counts once, with the higher weight"
        case .insideExclusion: "remove one of the two"
        case .shadowed: "give the narrower term a higher weight, or remove it"
        case .takesEverything: "add keywords to choose among the papers"
        }
    }

    private func quoted(_ text: String) -> String {
        // Control characters would break the line that a person reads.
        let clean = String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
        return "\"\(clean)\""
    }
}
