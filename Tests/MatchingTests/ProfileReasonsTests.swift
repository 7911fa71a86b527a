import Papers
import Testing

@testable import Matching

/// Whose interest it was, where several profiles were united.
@Suite struct ProfileReasonsTests {
    private func match(_ profile: Profile, _ title: String, _ abstract: String = "") -> Match {
        let paper = Paper(id: PaperID(title: title), title: title, abstract: abstract)
        return Scorer(background: .builtin).match(
            CompiledProfile(profile, background: .builtin), IndexedPaper(paper))
    }

    private let lab = Profile(
        keywords: [
            Keyword(term: "robot", profile: "robots"),
            Keyword(term: "world model", label: "world models", profile: "robots"),
            Keyword(term: "dialogue", profile: "talk"), Keyword(term: "robot", profile: "talk"),
            Keyword(term: "kite"),
        ],
        exclude: [Keyword(term: "survey", profile: "talk")])

    @Test func reasonsStandBehindTheNamesOfTheirProfiles() {
        let found = match(lab, "World Models for Kites", "Dialogue of kites with a kite and a robot.")
        #expect(
            found.why == "kite ×3 (title) · robots: world models (title), robot · talk: dialogue, robot · score "
                + found.scoreText)
    }

    @Test func aTermOfTwoProfilesNamesBothAndCountsOnce() throws {
        let found = match(lab, "A Robot")
        #expect(found.explanation.reasons.map(\.profile) == ["robots", "talk"])
        #expect(found.explanation.reasons.map(\.text) == ["robot (title)", "robot (title)"])
        #expect(found.explanation.reasons[1].part == 0)
        #expect(found.score == match(Profile(keywords: [Keyword(term: "robot")]), "A Robot").score)
    }

    @Test func labelAndProfileAreBothTold() throws {
        let reason = try #require(match(lab, "World models").explanation.reasons.first)
        #expect((reason.label, reason.profile, reason.name) == ("world models", "robots", "world models"))
        let partial = try #require(match(lab, "A world of its own").explanation.partial.first)
        #expect((partial.label, partial.profile) == ("world models", "robots"))
    }

    @Test func aVetoNamesTheProfileThatExcludes() {
        let found = match(lab, "A survey of robots")
        #expect(found.shortfalls(minScore: 0.2).map(\.text) == ["excluded by “survey” of talk"])
    }

    @Test func manyReasonsAreCounted() {
        let found = match(lab, "World Models for Kites", "Dialogue of kites with a kite and a robot.")
        #expect(
            found.phrases(of: found.explanation.reasons, most: 2) == [
                "kite ×3 (title)", "robots: world models (title)", "+3",
            ])
    }
}
