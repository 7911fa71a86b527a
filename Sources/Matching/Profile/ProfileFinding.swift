/// Something about a profile that its writer should know: a refusal or a warning, and where.
public struct ProfileFinding: Hashable, Sendable {
    /// Which part of the profile is meant; indices count from 0.
    public enum Place: Hashable, Sendable {
        case profile
        case keyword(Int)
        /// A requirement and, where it is a list of alternatives, which of them.
        case requirement(Int, alternative: Int)
        case exclusion(Int)
    }

    /// What was found.
    public enum Kind: Hashable, Sendable {
        // Refusals.
        case blankTerm
        /// Signs and emoji alone: there is no word to look for.
        case noWords(term: String)
        case stopWordsOnly(term: String)
        case termTooLong(scalars: Int)
        case unknownField(name: String, suggestion: String?)
        case noFields
        case weightOutOfRange(Double)
        case nearOutOfRange(Int)
        case shortWildcard(term: String)
        case misplacedWildcard(term: String)
        case exclusionsOnly
        case minScoreOutOfRange(Double)
        case tooManyKeywords(Int)
        case tooManyExclusions(Int)
        case tooManyRequirements(Int)
        case emptyRequirement

        // Warnings.
        case duplicate(term: String, of: Place)
        /// Every paper with the keyword is excluded.
        case insideExclusion(term: String, exclusion: String)
        /// The broader term hits wherever this one does.
        case shadowed(term: String, by: String)
        case takesEverything
    }

    /// What was found.
    public var kind: Kind
    /// Where.
    public var place: Place

    public init(_ kind: Kind, at place: Place) {
        self.kind = kind
        self.place = place
    }

    /// A warning leaves the profile in force; a refusal does not.
    public var isWarning: Bool {
        switch kind {
        case .duplicate, .insideExclusion, .shadowed, .takesEverything: true
        default: false
        }
    }

    /// The key within the keyword (or the profile) whose value is meant, so that a file's reader finds its column.
    public var key: String? {
        switch kind {
        case .weightOutOfRange: "weight"
        case .nearOutOfRange: "near"
        case .noFields: "in"
        case .minScoreOutOfRange: "minScore"
        case .tooManyKeywords: "keywords"
        case .tooManyExclusions, .exclusionsOnly: "exclude"
        case .tooManyRequirements: "require"
        case .emptyRequirement, .takesEverything: nil
        default: "term"
        }
    }
}

/// The limits of a profile.
public enum ProfileLimits {
    /// Keywords of one profile.
    public static let keywords = 500
    /// Excluded terms of one profile.
    public static let exclusions = 200
    /// Requirements of one profile.
    public static let requirements = 50
    /// Unicode scalars of a term, as JSON Schema counts them.
    public static let termScalars = 100
    /// Of a keyword.
    public static let weight = 0.1...10.0
    /// Other words between the words of a term.
    public static let near = 0...100
    /// Letters and digits before a `*`.
    public static let wildcardLetters = 3
}
