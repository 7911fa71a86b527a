import TestSupport
import Testing

@testable import Matching

@Suite struct SharesTests {
    @Test func sharesAddUpToTheScoreThatIsShown() {
        var random = RandomPapers(seed: 7)
        for background in [Background.builtin, .field] {
            let scorer = Scorer(background: background)
            for _ in 0..<300 {
                let paper = random.paper()
                let profile = CompiledProfile(random.profile(), background: background)
                let found = scorer.assess(profile, indexed(paper.title, paper.abstract))
                let sum = found.explanation.shares.reduce(0) { $0 + $1.hundredths }
                #expect(sum == Match.hundredths(found.score), "\(paper.title)")
                #expect(found.explanation.plainScore == found.score)
            }
        }
    }

    @Test func relatedWordsHaveTheirShareAtTheEnd() throws {
        let profile = CompiledProfile(Profile(keywords: [Keyword(term: "robot policy")]), background: .field)
        let found = Scorer(background: .field).assess(profile, IndexedText(title: "A robot of grippers")).explanation
        guard case .related(let related) = try #require(found.shares.last).part else {
            Testing.Issue.record("no related words")
            return
        }
        #expect(related.words == ["gripper"])
    }

    @Test func aVetoedPaperHasTheSharesOfTheScoreThatItWouldHave() {
        let wanted = Profile(keywords: [Keyword(term: "kite")], exclude: [Keyword(term: "survey")])
        let found = Scorer(background: .builtin).assess(
            CompiledProfile(wanted, background: .builtin), IndexedText(title: "A Survey of Kites"))
        #expect(found.score == 0)
        #expect(found.explanation.plainScore > 0.3)
        #expect(found.explanation.shares.map(\.hundredths) == [Match.hundredths(found.explanation.plainScore)])
    }

    @Test(
        arguments: [
            (10, [1.0, 1, 1], [4, 3, 3]), (0, [1.0, 2], [0, 0]), (7, [0.0, 0], [0, 0]), (5, [], []),
            (100, [0.5, -3, 0.5], [50, 0, 50]), (1, [0.2, 0.3, 0.5], [0, 0, 1]),
        ] as [(Int, [Double], [Int])])
    func largestRemaindersGetTheRest(total: Int, weights: [Double], shares: [Int]) {
        #expect(Apportionment.shares(of: total, by: weights) == shares)
    }
}
