import TestSupport
import Testing

@testable import Matching

/// What holds for every paper and every profile; 1,000 random ones each, and some with related words too.
@Suite struct ScorerPropertyTests {
    struct Ground: CustomTestStringConvertible, Sendable {
        var background: Background
        var cases: Int
        var testDescription: String { background.version }
    }
    static let grounds = [Ground(background: .builtin, cases: 1_000), Ground(background: .field, cases: 200)]

    private func evidence(_ profile: Profile, _ text: IndexedText, _ background: Background) -> Double {
        evidence(CompiledProfile(profile, background: background), text, background)
    }

    private func evidence(_ profile: CompiledProfile, _ text: IndexedText, _ background: Background) -> Double {
        Evaluation(profile, text, background: background).evidence
    }

    @Test(arguments: grounds) func addingAKeywordNeverLowersTheEvidence(ground: Ground) {
        var random = RandomPapers(seed: 1)
        for _ in 0..<ground.cases {
            let (title, abstract) = random.paper()
            let text = indexed(title, abstract)
            var profile = random.profile()
            let before = evidence(profile, text, ground.background)
            let place = Int.random(in: 0...profile.keywords.count, using: &random.generator)
            profile.keywords.insert(random.keyword(), at: place)
            // Sums in another order may differ in the last bits.
            #expect(evidence(profile, text, ground.background) >= before - 1e-12)
        }
    }

    @Test(arguments: grounds) func raisingAWeightNeverLowersTheEvidence(ground: Ground) {
        var random = RandomPapers(seed: 2)
        for _ in 0..<ground.cases {
            let (title, abstract) = random.paper()
            let text = indexed(title, abstract)
            var profile = random.profile()
            let before = evidence(profile, text, ground.background)
            let place = Int.random(in: 0..<profile.keywords.count, using: &random.generator)
            profile.keywords[place].weight += Double(Int.random(in: 1...50, using: &random.generator)) / 10
            #expect(evidence(profile, text, ground.background) >= before)
        }
    }

    /// For real, not with the length held fixed: the hit makes the abstract longer.
    @Test(arguments: grounds) func addingAHitNeverLowersTheEvidenceOfItsKeyword(ground: Ground) {
        var random = RandomPapers(seed: 3)
        for _ in 0..<ground.cases {
            let (title, abstract) = random.paper()
            let keyword = random.keyword()
            guard keyword.fields == nil, !keyword.term.hasSuffix("*") else { continue }
            let term = keyword.term
            let compiled = CompiledProfile(Profile(keywords: [keyword]), background: ground.background)
            let before = evidence(compiled, indexed(title, abstract), ground.background)
            #expect(evidence(compiled, indexed(title, abstract + [".", term]), ground.background) >= before)
            #expect(evidence(compiled, indexed(title + [",", term], abstract), ground.background) >= before)
        }
    }

    @Test(arguments: grounds) func movingAHitFromAbstractToTitleNeverLowersTheEvidenceOfItsKeyword(ground: Ground) {
        var random = RandomPapers(seed: 4)
        for _ in 0..<ground.cases {
            let (title, abstract) = random.paper()
            var keyword = random.keyword()
            guard keyword.fields == nil, !keyword.term.hasSuffix("*") else { continue }
            // A keyword that needs the moved word near its own may lose by it.
            keyword.near = nil
            let compiled = CompiledProfile(Profile(keywords: [keyword]), background: ground.background)
            let low = evidence(compiled, indexed(title, abstract + [".", keyword.term]), ground.background)
            let high = evidence(compiled, indexed(title + [".", keyword.term], abstract), ground.background)
            #expect(high >= low, "\(keyword.term): \(title) \(abstract)")
        }
    }

    /// Of any profile, where another word takes the hit's place in the abstract.
    @Test(arguments: grounds) func aTitleHitIsWorthAtLeastAHitInTheAbstract(ground: Ground) {
        var random = RandomPapers(seed: 10)
        for _ in 0..<ground.cases {
            let (title, abstract) = random.paper()
            var profile = random.profile()
            profile.keywords.removeAll { $0.fields == [.abstract] }
            for index in profile.keywords.indices { profile.keywords[index].near = nil }
            guard
                let term = profile.keywords.filter({ $0.fields == nil && !$0.term.hasSuffix("*") })
                    .randomElement(using: &random.generator)?.term
            else { continue }
            let filler = Array(repeating: "stone", count: IndexedText(title: term).tokens.count)
            let compiled = CompiledProfile(profile, background: ground.background)
            let low = evidence(
                compiled, indexed(title + ["."] + filler, abstract + [".", term]), ground.background)
            let high = evidence(
                compiled, indexed(title + [".", term], abstract + ["."] + filler), ground.background)
            #expect(high >= low - 1e-12, "\(profile.keywords.map(\.term)) \(title) \(abstract) \(term)")
        }
    }

    @Test(arguments: grounds) func partialEvidenceNeverExceedsOneHitInTheAbstract(ground: Ground) {
        let scorer = Scorer(background: ground.background)
        var random = RandomPapers(seed: 5)
        for _ in 0..<ground.cases {
            let (title, abstract) = random.paper()
            let profile = Profile(keywords: [random.keyword()])
            let text = indexed(title, abstract)
            let found = scorer.assess(CompiledProfile(profile, background: ground.background), text).explanation
            guard let partial = found.partial.first, profile.keywords[0].fields != [.title] else { continue }
            let term = profile.keywords[0].term.replacing("*", with: "")
            #expect(partial.part <= evidence(profile, indexed(title, abstract + [".", term]), ground.background))
        }
    }

    @Test(arguments: grounds) func batchOrderAndThreadsGiveEqualBits(ground: Ground) async {
        let scorer = Scorer(background: ground.background)
        var random = RandomPapers(seed: 6)
        let pairs = (0..<ground.cases).map { _ in
            let (title, abstract) = random.paper()
            return (CompiledProfile(random.profile(), background: ground.background), indexed(title, abstract))
        }
        let alone = pairs.map { scorer.assess($0.0, $0.1).explanation.evidence.bitPattern }
        let reversed = pairs.reversed().map { scorer.assess($0.0, $0.1).explanation.evidence.bitPattern }
        #expect(alone == reversed.reversed())
        let scores = pairs.map { scorer.score($0.0, $0.1).bitPattern }
        #expect(scores == pairs.map { scorer.assess($0.0, $0.1).score.bitPattern })
        let together = await withTaskGroup(of: (Int, UInt64).self, returning: [UInt64].self) { group in
            for (index, pair) in pairs.enumerated() {
                group.addTask { [scorer] in (index, scorer.assess(pair.0, pair.1).explanation.evidence.bitPattern) }
            }
            var bits = [UInt64](repeating: 0, count: pairs.count)
            for await (index, value) in group { bits[index] = value }
            return bits
        }
        #expect(alone == together)
    }

    @Test(arguments: grounds) func thePartsInKeywordOrderAreTheEvidenceExactly(ground: Ground) {
        let scorer = Scorer(background: ground.background)
        var random = RandomPapers(seed: 7)
        for _ in 0..<ground.cases {
            let (title, abstract) = random.paper()
            var profile = random.profile()
            profile.require = [random.keywords(1...2)]
            let found = scorer.assess(CompiledProfile(profile, background: ground.background), indexed(title, abstract))
            let parts =
                found.explanation.matched.map { ($0.index, $0.part) }
                + found.explanation.partial.map { ($0.index, $0.part) }
            let keywords = parts.sorted { $0.0 < $1.0 }.reduce(0) { $0 + $1.1 }
            let sum = keywords + (found.explanation.related?.part ?? 0)
            #expect(sum == found.explanation.evidence)
            #expect((0...1).contains(found.score))
            #expect(found.score == (found.explanation.missing.isEmpty ? 1 - Logarithm.exp(-sum) : 0))
        }
    }

    @Test(arguments: grounds) func anUnrelatedKeywordLeavesZeroAtZero(ground: Ground) {
        var random = RandomPapers(seed: 8)
        for _ in 0..<ground.cases {
            let text = indexed(
                random.text(RandomPapers.fillers, upTo: 12), random.text(RandomPapers.fillers, upTo: 30))
            #expect(evidence(random.profile(), text, ground.background) == 0)
        }
    }

    @Test(arguments: grounds) func everySpanRefoldsToItsKeyword(ground: Ground) throws {
        let scorer = Scorer(background: ground.background)
        var random = RandomPapers(seed: 9)
        for _ in 0..<ground.cases {
            let (title, abstract) = random.paper()
            let profile = random.profile()
            let found = scorer.assess(CompiledProfile(profile, background: ground.background), indexed(title, abstract))
            for keyword in found.explanation.matched {
                for hit in keyword.hits {
                    var alone = profile.keywords[keyword.index]
                    alone.fields = nil
                    let pattern = try #require(Pattern(alone))
                    let surface = IndexedText(title: hit.surface)
                    let again = PatternSearch(text: surface, pattern: pattern).hits()
                    #expect(again.map(\.places) == [surface.tokens.indices], "\(alone.term): \(hit.surface)")
                    let field = (hit.field == .title ? title : abstract).joined(separator: " ")
                    let scalars = Array(field.unicodeScalars)[hit.start..<(hit.start + hit.length)]
                    #expect(String(String.UnicodeScalarView(scalars)) == hit.surface)
                }
            }
        }
    }
}
