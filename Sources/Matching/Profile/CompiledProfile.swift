/// A profile checked, folded and weighed: ready to be matched against any number of papers.
///
/// Refused keywords are left out and listed in `problems`; whoever reads a file treats these as errors.
public struct CompiledProfile: Sendable {
    /// As it was written.
    public let profile: Profile
    /// What must not be there, each with its place; empty for a good profile.
    public let problems: [ProfileFinding]
    /// Version of the background that weighed the words.
    public let background: String

    /// Keywords, then the alternatives of the requirements; refused ones are missing.
    let keywords: [CompiledKeyword]
    /// The alternatives of each requirement, as positions in `keywords`.
    let requirements: [[Int]]
    let exclusions: [CompiledKeyword]

    /// Threshold, 0…1.
    public var minScore: Double { profile.minScore }
    /// Without keywords and requirements every paper is taken, by votes, then date.
    public var takesEverything: Bool { profile.takesEverything }

    /// Checks and compiles; never fails, see `problems`.
    public init(_ profile: Profile, background: Background) {
        self.profile = profile
        self.background = background.version
        let problems = Self.problems(of: profile)
        let refused = Set(problems.map(\.place))
        var compiled: [CompiledKeyword] = []
        func compile(_ keyword: Keyword, index: Int, at place: ProfileFinding.Place) -> CompiledKeyword? {
            refused.contains(place) ? nil : CompiledKeyword(keyword, index: index, background: background)
        }
        for (index, keyword) in profile.keywords.enumerated() {
            if let keyword = compile(keyword, index: index, at: .keyword(index)) { compiled.append(keyword) }
        }
        var requirements: [[Int]] = []
        var index = profile.keywords.count
        for (number, alternatives) in profile.require.enumerated() {
            var positions: [Int] = []
            for (alternative, keyword) in alternatives.enumerated() {
                let place = ProfileFinding.Place.requirement(number, alternative: alternative)
                if let keyword = compile(keyword, index: index, at: place) {
                    positions.append(compiled.count)
                    compiled.append(keyword)
                }
                index += 1
            }
            if !positions.isEmpty { requirements.append(positions) }
        }
        exclusions = profile.exclude.enumerated().compactMap { index, keyword in
            compile(keyword, index: index, at: .exclusion(index))
        }
        Self.countRepetitionsOnce(&compiled)
        keywords = compiled
        self.requirements = requirements
        self.problems = problems
    }

    /// What must not be there, each with its place, without the cost of compiling.
    public static func problems(of profile: Profile) -> [ProfileFinding] {
        var problems = limits(of: profile)
        func check(_ keyword: Keyword, at place: ProfileFinding.Place) {
            problems += TermCheck.refusals(of: keyword).map { ProfileFinding($0, at: place) }
        }
        for (index, keyword) in profile.keywords.enumerated() { check(keyword, at: .keyword(index)) }
        for (number, alternatives) in profile.require.enumerated() {
            if alternatives.isEmpty {
                problems.append(ProfileFinding(.emptyRequirement, at: .requirement(number, alternative: 0)))
            }
            for (alternative, keyword) in alternatives.enumerated() {
                check(keyword, at: .requirement(number, alternative: alternative))
            }
        }
        for (index, keyword) in profile.exclude.enumerated() { check(keyword, at: .exclusion(index)) }
        return problems
    }

    /// A term that stands there twice counts once, with its higher weight: profiles that are united often share terms.
    private static func countRepetitionsOnce(_ keywords: inout [CompiledKeyword]) {
        var firsts: [String: Int] = [:]
        for index in keywords.indices {
            let identity = keywords[index].identity
            if let first = firsts[identity] {
                keywords[first].weight = max(keywords[first].weight, keywords[index].weight)
                keywords[index].weight = 0
            } else {
                firsts[identity] = index
            }
        }
    }

    private static func limits(of profile: Profile) -> [ProfileFinding] {
        var found: [ProfileFinding.Kind] = []
        if profile.keywords.count > ProfileLimits.keywords { found.append(.tooManyKeywords(profile.keywords.count)) }
        if profile.exclude.count > ProfileLimits.exclusions {
            found.append(.tooManyExclusions(profile.exclude.count))
        }
        if profile.require.count > ProfileLimits.requirements {
            found.append(.tooManyRequirements(profile.require.count))
        }
        if !(0...1).contains(profile.minScore) { found.append(.minScoreOutOfRange(profile.minScore)) }
        if profile.takesEverything, !profile.exclude.isEmpty { found.append(.exclusionsOnly) }
        return found.map { ProfileFinding($0, at: .profile) }
    }
}
