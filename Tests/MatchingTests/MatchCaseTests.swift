import Matching
import Testing

@Suite struct MatchCaseTests {
    @Test(arguments: MatchEngine.all, wordCases + nameCases + fieldCases)
    func keywordMeansWhatTheTableSays(engine: MatchEngine, item: MatchCase) {
        #expect(engine.matches(item.keyword, item.text) == item.matches, "\(item.id)")
    }

    @Test func everyCaseHasItsOwnName() {
        let ids = (wordCases + nameCases + fieldCases).map(\.id)
        #expect(Set(ids).count == ids.count)
    }
}
