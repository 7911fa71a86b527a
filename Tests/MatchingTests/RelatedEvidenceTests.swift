import Testing

@testable import Matching

@Suite struct RelatedEvidenceTests {
    private func assess(_ terms: [String], _ title: String, _ background: Background = .field) -> Assessment {
        let profile = CompiledProfile(Profile(keywords: terms.map { Keyword(written: $0) }), background: background)
        return Scorer(background: background).assess(profile, IndexedText(title: title))
    }

    @Test func companyOfAKeywordAddsToIt() throws {
        let alone = assess(["robot policy"], "A robot of tin")
        let together = assess(["robot policy"], "A robot of grippers")
        #expect(together.score > alone.score)
        let related = try #require(together.explanation.related)
        #expect(related.words == ["gripper"])
        #expect(related.text == "related words: gripper")
        #expect(together.explanation.evidence == together.explanation.partial[0].part + related.part)
        #expect(assess(["robot policy"], "A robot of grippers", .builtin).explanation.related == nil)
    }

    @Test func companyAloneIsNothing() {
        let found = assess(["robot", "kite"], "Grippers and a windsock")
        #expect(found.score == 0 && found.explanation.related == nil)
        let other = assess(["robot", "kite"], "Grippers and kites")
        #expect(other.explanation.related?.words == ["gripper"])
    }

    @Test func companyIsNoMatch() {
        #expect(assess(["robot"], "Grasping robotics with a gripper").explanation.matched.isEmpty)
    }

    /// A tenth of what a keyword can give at most, however much company there is.
    @Test func companyGivesLittle() throws {
        let found = assess(["robot"], "Robots: policy, gripper, grasp, learning")
        let related = try #require(found.explanation.related)
        #expect(related.words.count == 4)
        #expect(related.part < 0.1)
    }

    @Test func manyWordsAreCounted() {
        let words = RelatedWords(part: 0.1, words: ["a", "b", "c", "d", "e", "f", "g"])
        #expect(words.text == "related words: a, b, c, d, e and 2 more")
    }
}
