import Matching
import Testing

@Suite struct CompiledProfileTests {
    private func problems(_ profile: Profile) -> [ProfileFinding] {
        CompiledProfile(profile, background: .builtin).problems
    }

    private func problem(_ keyword: Keyword) -> ProfileFinding.Kind? {
        let found = problems(Profile(keywords: [Keyword(term: "kite"), keyword]))
        #expect(found.allSatisfy { $0.place == .keyword(1) })
        return found.first?.kind
    }

    @Test(arguments: ["", " ", "\t", "\u{200B}", "title:", "\u{7}"])
    func blankTermsAreRefused(term: String) {
        #expect(problem(Keyword(written: term)) == .blankTerm)
    }

    @Test(arguments: ["🪁", "***", "++", "?!", "—"])
    func termsWithoutAWordAreRefused(term: String) {
        #expect(problem(Keyword(written: term)) == .noWords(term: term))
    }

    @Test(arguments: ["the", "of the", "and", "It", "in-the"])
    func stopWordsAloneAreRefused(term: String) {
        #expect(problem(Keyword(written: term)) == .stopWordsOnly(term: term))
    }

    @Test(arguments: [
        "WHO", "IT", "C", "model", "A*", "C++", "R", "the kite", "category:cs.*", "author:Li", "4", "λ", "语",
    ])
    func shortButTellingTermsAreAllowed(term: String) {
        #expect(problem(Keyword(written: term)) == nil)
    }

    @Test(arguments: ["ab*", "a*", "1*", "deep ab*", "title:ab*", "author:*", "author:a*"])
    func wildcardsNeedThreeLetters(term: String) {
        let kind = problem(Keyword(written: term))
        let name = Keyword(written: term).term
        #expect(kind == .shortWildcard(term: name) || kind == .noWords(term: name), "\(String(describing: kind))")
    }

    @Test(arguments: ["trans*form", "*former", "trans* model", "transform**", "transform *"])
    func wildcardsStandAtTheEnd(term: String) {
        let kind = problem(Keyword(written: term))
        #expect(kind == .misplacedWildcard(term: term) || term == "transform *")
    }

    @Test func longTermsAreRefused() {
        #expect(problem(Keyword(term: String(repeating: "a", count: 100))) == nil)
        #expect(problem(Keyword(term: String(repeating: "é", count: 101))) == .termTooLong(scalars: 101))
        #expect(problem(Keyword(term: String(repeating: "x ", count: 50_000))) == .termTooLong(scalars: 100_000))
    }

    @Test func unknownFieldsAreRefused() {
        #expect(problem(Keyword(written: "titel:kite")) == .unknownField(name: "titel", suggestion: "title"))
        #expect(problem(Keyword(written: "venue:kite")) == .unknownField(name: "venue", suggestion: nil))
        #expect(problem(Keyword(term: "kite", fields: [])) == .noFields)
        for term in ["std::vector", "Note: kite", "12:30", "https://example.org", "ratio: kite"] {
            #expect(problem(Keyword(written: term)) == nil, "\(term)")
        }
    }

    @Test(arguments: [0, -1, 0.05, 10.5, .nan, .infinity])
    func weightsOutOfRangeAreRefused(weight: Double) {
        guard case .weightOutOfRange = problem(Keyword(term: "wind", weight: weight)) else {
            Testing.Issue.record("weight \(weight) was accepted")
            return
        }
    }

    @Test func profilesHaveLimits() {
        let many = (0..<501).map { Keyword(term: "kite\($0)") }
        #expect(problems(Profile(keywords: many)).map(\.kind) == [.tooManyKeywords(501)])
        let kite = [Keyword(term: "kite")]
        #expect(
            problems(Profile(keywords: kite, exclude: Array(many.prefix(201)))).map(\.kind) == [.tooManyExclusions(201)]
        )
        #expect(
            problems(Profile(keywords: kite, require: many.prefix(51).map { [$0] })).map(\.kind)
                == [.tooManyRequirements(51)])
        #expect(problems(Profile(keywords: kite, minScore: 1.5)).map(\.kind) == [.minScoreOutOfRange(1.5)])
        #expect(problems(Profile(keywords: kite, require: [[]])).map(\.kind) == [.emptyRequirement])
        #expect(problems(Profile(keywords: [], exclude: kite)).map(\.kind) == [.exclusionsOnly])
        #expect(problems(Profile(keywords: [])).isEmpty)
    }

    @Test func placesOfRequirementsAndExclusionsAreNamed() {
        let profile = Profile(
            keywords: [Keyword(term: "kite")], require: [[Keyword(term: "wind"), Keyword(term: "the")]],
            exclude: [Keyword(term: "")])
        #expect(problems(profile).map(\.place) == [.requirement(0, alternative: 1), .exclusion(0)])
    }

    @Test func refusedKeywordsDoNotKeepTheOthersFromMatching() {
        let profile = CompiledProfile(
            Profile(keywords: [Keyword(term: "the"), Keyword(term: "kite")]), background: .builtin)
        let assessment = Scorer(background: .builtin).assess(profile, IndexedText(title: "The kite"))
        #expect(assessment.explanation.matched.map(\.index) == [1])
    }

    @Test func warningsTellWhatIsProbablyNotMeant() {
        let profile = Profile(
            keywords: ["kite", "Kites", "kite survey", "transform*", "transformer"].map { Keyword(written: $0) },
            exclude: ["survey", "surveys"].map { Keyword(written: $0) })
        let warnings = CompiledProfile(profile, background: .builtin).warnings
        #expect(
            warnings == [
                ProfileFinding(.duplicate(term: "Kites", of: .keyword(0)), at: .keyword(1)),
                ProfileFinding(.duplicate(term: "surveys", of: .exclusion(0)), at: .exclusion(1)),
                ProfileFinding(.insideExclusion(term: "kite survey", exclusion: "survey"), at: .keyword(2)),
                ProfileFinding(.shadowed(term: "kite survey", by: "kite"), at: .keyword(2)),
                ProfileFinding(.shadowed(term: "transformer", by: "transform*"), at: .keyword(4)),
            ])
        #expect(warnings.allSatisfy { $0.isWarning })
        #expect(CompiledProfile(Profile(keywords: []), background: .builtin).warnings.map(\.kind) == [.takesEverything])
    }

    @Test func messagesSayWhatIsWrongAndWhatToDo() {
        let finding = ProfileFinding(.unknownField(name: "titel", suggestion: "title"), at: .keyword(0))
        #expect(finding.message == "unknown field \"titel\"")
        #expect(finding.hint == "did you mean \"title:\"?")
        #expect(finding.key == "term")
        let weight = ProfileFinding(.weightOutOfRange(0), at: .keyword(0))
        #expect(
            "\(weight.message); \(weight.hint)" == "the weight 0.0 is out of range; a weight is a number from 0.1 to 10"
        )
        #expect(weight.key == "weight")
        #expect(!ProfileFinding(.noWords(term: "a\u{7}\nb"), at: .profile).message.contains("\n"))
    }

    @Test func prefixesAreReadAsPeopleWriteThem() {
        #expect(Keyword(written: "author:LeCun") == Keyword(term: "LeCun", fields: [.authors]))
        #expect(Keyword(written: "Title: kite ") == Keyword(term: "kite", fields: [.title]))
        #expect(Keyword(written: "categories:cs.*") == Keyword(term: "cs.*", fields: [.categories]))
        #expect(Keyword(written: "abstract:a:b") == Keyword(term: "a:b", fields: [.abstract]))
        #expect(Keyword(written: "Kites: a survey") == Keyword(term: "Kites: a survey"))
        #expect(Keyword(written: "title:kite", fields: [.abstract]).term == "title:kite")
    }
}
