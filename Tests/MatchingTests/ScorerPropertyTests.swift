import TestSupport
import Testing

@testable import Matching

/// What holds for every paper and every profile; 1,000 random ones each.
@Suite struct ScorerPropertyTests {
    private let scorer = Scorer(background: .builtin)

    private func evidence(_ profile: Profile, _ text: IndexedText) -> Double {
        evidence(CompiledProfile(profile, background: .builtin), text)
    }

    private func evidence(_ profile: CompiledProfile, _ text: IndexedText) -> Double {
        Evaluation(profile, text, background: .builtin).evidence
    }

    @Test func addingAKeywordNeverLowersTheEvidence() {
        var random = RandomPapers(seed: 1)
        for _ in 0..<1_000 {
            let (title, abstract) = random.paper()
            let text = indexed(title, abstract)
            var profile = random.profile()
            let before = evidence(profile, text)
            let place = Int.random(in: 0...profile.keywords.count, using: &random.generator)
            profile.keywords.insert(random.keyword(), at: place)
            // Sums in another order may differ in the last bits.
            #expect(evidence(profile, text) >= before - 1e-12)
        }
    }

    @Test func raisingAWeightNeverLowersTheEvidence() {
        var random = RandomPapers(seed: 2)
        for _ in 0..<1_000 {
            let (title, abstract) = random.paper()
            let text = indexed(title, abstract)
            var profile = random.profile()
            let before = evidence(profile, text)
            let place = Int.random(in: 0..<profile.keywords.count, using: &random.generator)
            profile.keywords[place].weight += Double(Int.random(in: 1...50, using: &random.generator)) / 10
            #expect(evidence(profile, text) >= before)
        }
    }

    /// For real, not with the length held fixed: the hit makes the abstract longer.
    @Test func addingAHitNeverLowersTheEvidence() {
        var random = RandomPapers(seed: 3)
        for _ in 0..<1_000 {
            let (title, abstract) = random.paper()
            let profile = random.profile()
            let term =
                profile.keywords.filter { $0.fields == nil && !$0.term.hasSuffix("*") }
                .randomElement(using: &random.generator)?.term ?? "stone"
            guard term != "stone" else { continue }
            let compiled = CompiledProfile(profile, background: .builtin)
            let before = evidence(compiled, indexed(title, abstract))
            #expect(evidence(compiled, indexed(title, abstract + [".", term])) >= before - 1e-12)
            #expect(evidence(compiled, indexed(title + [",", term], abstract)) >= before - 1e-12)
        }
    }

    @Test func movingAHitFromAbstractToTitleNeverLowersTheEvidence() {
        var random = RandomPapers(seed: 4)
        for _ in 0..<1_000 {
            let (title, abstract) = random.paper()
            var profile = random.profile()
            // A keyword that looks in the abstract alone does lose, and so may one that needs the moved word near its own.
            profile.keywords.removeAll { $0.fields == [.abstract] }
            for index in profile.keywords.indices { profile.keywords[index].near = nil }
            guard
                let term = profile.keywords.filter({ $0.fields == nil && !$0.term.hasSuffix("*") })
                    .randomElement(using: &random.generator)?.term
            else { continue }
            let compiled = CompiledProfile(profile, background: .builtin)
            let low = evidence(compiled, indexed(title, abstract + [".", term]))
            let high = evidence(compiled, indexed(title + [".", term], abstract))
            #expect(high >= low - 1e-12, "\(profile.keywords.map(\.term)) \(title) \(abstract) \(term)")
        }
    }

    @Test func partialEvidenceNeverExceedsOneHitInTheAbstract() {
        var random = RandomPapers(seed: 5)
        for _ in 0..<1_000 {
            let (title, abstract) = random.paper()
            let profile = Profile(keywords: [random.keyword()])
            let text = indexed(title, abstract)
            let found = scorer.assess(CompiledProfile(profile, background: .builtin), text).explanation
            guard let partial = found.partial.first, profile.keywords[0].fields != [.title] else { continue }
            let term = profile.keywords[0].term.replacing("*", with: "")
            #expect(partial.part <= evidence(profile, indexed(title, abstract + [".", term])))
        }
    }

    @Test func batchOrderAndThreadsGiveEqualBits() async {
        var random = RandomPapers(seed: 6)
        let pairs = (0..<1_000).map { _ in
            let (title, abstract) = random.paper()
            return (CompiledProfile(random.profile(), background: .builtin), indexed(title, abstract))
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

    @Test func thePartsInKeywordOrderAreTheEvidenceExactly() {
        var random = RandomPapers(seed: 7)
        for _ in 0..<1_000 {
            let (title, abstract) = random.paper()
            var profile = random.profile()
            profile.require = [random.keywords(1...2)]
            let found = scorer.assess(CompiledProfile(profile, background: .builtin), indexed(title, abstract))
            let parts =
                found.explanation.matched.map { ($0.index, $0.part) }
                + found.explanation.partial.map { ($0.index, $0.part) }
            let sum = parts.sorted { $0.0 < $1.0 }.reduce(0) { $0 + $1.1 }
            #expect(sum == found.explanation.evidence)
            #expect((0...1).contains(found.score))
            #expect(found.score == (found.explanation.missing.isEmpty ? 1 - Logarithm.exp(-sum) : 0))
        }
    }

    @Test func anUnrelatedKeywordLeavesZeroAtZero() {
        var random = RandomPapers(seed: 8)
        for _ in 0..<1_000 {
            let text = indexed(
                random.text(RandomPapers.fillers, upTo: 12), random.text(RandomPapers.fillers, upTo: 30))
            #expect(evidence(random.profile(), text) == 0)
        }
    }

    @Test func everySpanRefoldsToItsKeyword() throws {
        var random = RandomPapers(seed: 9)
        for _ in 0..<1_000 {
            let (title, abstract) = random.paper()
            let profile = random.profile()
            let found = scorer.assess(CompiledProfile(profile, background: .builtin), indexed(title, abstract))
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
