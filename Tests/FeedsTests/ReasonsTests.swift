import Matching
import Papers
import Testing

@testable import Feeds

@Suite struct ReasonsTests {
    private func match(
        _ matched: [(term: String, label: String?, part: Double, fields: [Keyword.Field])], near: [String] = [],
        score: Double = 0.5
    ) -> Match {
        Match(
            paper: PaperID(title: "x"), score: score, isAlways: false,
            explanation: Explanation(
                evidence: 0,
                matched: matched.enumerated().map { index, keyword in
                    MatchedKeyword(
                        index: index, term: keyword.term, label: keyword.label, part: keyword.part,
                        hits: keyword.fields.enumerated().map { number, field in
                            Hit(field: field, start: 10 * index + number, length: 1, surface: "x")
                        })
                },
                partial: near.map { PartialKeyword(index: 9, term: $0, label: nil, part: 0.1, lacking: []) },
                vetoes: [], missing: [], background: "test"))
    }

    @Test func namesTheStrongestKeywordFirstWithWhereAndHowOften() {
        let reasons = Reasons(
            match(
                [
                    ("robot", nil, 0.5, [.abstract, .abstract]), ("world model", "world models", 1.2, [.title]),
                    ("hand", nil, 0.1, [.abstract]), ("LeCun", nil, 0.3, [.authors]),
                    ("cs.RO", nil, 0.2, [.categories]),
                    ("grip", nil, 0.4, [.title, .abstract]),
                ], near: ["tactile"], score: 0.8376))
        #expect(
            reasons.sentence == "Why: world models (title) · robot ×2 · grip ×2 (title) · LeCun (author)"
                + " · cs.RO (category) · hand · score 0.84")
    }

    @Test func joinsKeywordsThatShareALabel() {
        let reasons = Reasons(
            match([("robot", "robots", 0.5, [.abstract]), ("manipulator", "robots", 0.4, [.title])], score: 1))
        #expect(reasons.sentence == "Why: robots ×2 (title) · score 1.00")
        #expect(reasons.matched.map(\.part) == [0.9])
    }

    @Test func namesTheProfilesWhereThereAreSeveral() {
        var several = match([
            ("robot", nil, 0.5, [.abstract]), ("kite", "toys", 0.7, [.title]), ("own", nil, 0.1, [.title]),
        ])
        several.explanation.matched[0].profile = "robots"
        several.explanation.matched[1].profile = "outdoors"
        let reasons = Reasons(several)
        #expect(reasons.sentence == "Why: outdoors: toys (title) · robots: robot · own (title) · score 0.50")
        #expect(reasons.matched.map(\.profile) == ["outdoors", "robots", nil])
    }

    @Test func neverShowsAnUncertainScoreAsOne() {
        #expect(Reasons(match([], score: 0.999)).sentence == "Why: score 0.99")
    }

    @Test func saysWhatIsNearWhereNothingTrulyMatches() {
        #expect(Reasons(match([], near: ["a b", "c"], score: 0.2)).sentence == "Why: close to a b, c · score 0.20")
        #expect(Reasons(match([], score: .nan)).sentence == "Why: score 0.00")
    }
}
