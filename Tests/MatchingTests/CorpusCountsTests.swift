import TestSupport
import Testing

@testable import Matching

@Suite struct CorpusCountsTests {
    @Test func countsPapersNotOccurrences() {
        let counts = FieldPapers.counts([
            IndexedText(title: "Kites", abstract: "A kite. Wind tunnel, wind tunnels."), IndexedText(title: "A kite"),
        ])
        func documents(_ word: String) -> Int? { counts.numbers[word].map { counts.documents[Int($0)] } }
        #expect(counts.papers == 2)
        #expect(documents("kite") == 2 && documents("tunnel") == 1 && documents("kites") == nil)
        func pair(_ first: String, _ second: String) -> Int? {
            guard let first = counts.numbers[first], let second = counts.numbers[second] else { return nil }
            return counts.pairs[CorpusCounts.pair(first, second)]
        }
        #expect(pair("wind", "tunnel") == 1)
        #expect(pair("a", "kite") == 2)
        // Not across full stops, commas, or from title to abstract.
        #expect(pair("kite", "wind") == nil && pair("tunnel", "wind") == nil && pair("kite", "a") == nil)
    }

    @Test func fewPapersMakeNoBackground() {
        let papers = FieldPapers.texts(CorpusCounts.fewestPapers)
        #expect(FieldPapers.counts(papers).background(named: "field", averagedWith: .builtin) != nil)
        #expect(FieldPapers.counts(papers.dropLast()).background(named: "field", averagedWith: .builtin) == nil)
    }

    @Test func theOrderOfPapersChangesNoByte() {
        let papers = FieldPapers.texts(300)
        let bytes = FieldPapers.counts(papers).background(named: "field", averagedWith: .builtin)
        #expect(FieldPapers.counts(papers.reversed()).background(named: "field", averagedWith: .builtin) == bytes)
        let others = FieldPapers.counts(papers + papers.prefix(1)).background(named: "field", averagedWith: .builtin)
        #expect(bytes.flatMap { Background($0)?.version } != others.flatMap { Background($0)?.version })
    }

    @Test func ratesAreAveraged() throws {
        let field = Background.field
        #expect(field.version.hasPrefix("field-") && field.version.utf8.count == 14)
        #expect(field.documents == Background.builtin.documents)
        #expect(field.meanTitleLength < Background.builtin.meanTitleLength)
        // In most of the field's papers of one subject, and unknown to the other background.
        #expect(Background.builtin.frequency(of: "windsock") == nil)
        #expect(try #require(field.frequency(of: "windsock")) > 1_000)
        // In many of the other background's papers, and in none of the field's.
        let network = try #require(Background.builtin.frequency(of: "network"))
        #expect(field.frequency(of: "network") == (network + 1) / 2)
        let pair = try #require(Background.builtin.frequency(of: "neural", "network"))
        #expect(field.frequency(of: "neural", "network") == (pair + 1) / 2)
        #expect(try #require(field.frequency(of: "wind", "tunnel")) > 100)
        #expect(field.frequency(ofPrefix: "windso") >= (field.frequency(of: "windsock") ?? 0))
    }

    @Test func wordsOfOneSubjectAreRelated() {
        let related = Background.field.related(to: "windsock").map(\.word)
        #expect(Set(related) == ["kite", "wind", "tunnel", "rope"])
        #expect(Background.field.related(to: "gripper").map(\.strength).allSatisfy { (1...255).contains($0) })
        #expect(Background.field.related(to: "stone").isEmpty)
        #expect(Background.field.related(to: "network").isEmpty)
        #expect(Background.field.related(to: "unheard").isEmpty)
        #expect(Background.builtin.related(to: "robot").isEmpty)
        #expect(Background.empty.related(to: "robot").isEmpty)
    }

    @Test func damagedFilesAreNone() throws {
        let bytes = try #require(
            FieldPapers.counts(FieldPapers.texts(200)).background(named: "field", averagedWith: .empty))
        let digest = try #require(Background(bytes)).version.suffix(9)
        #expect(Background(Array(bytes.dropLast())) == nil)
        #expect(Background(bytes + [0]) == nil)
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<500 {
            var damaged = bytes
            damaged[Int.random(in: 0..<bytes.count, using: &generator)] ^= UInt8.random(in: 1...255, using: &generator)
            // Damage to the name alone goes unnoticed.
            #expect(Background(damaged).map { $0.version.hasSuffix(digest) } ?? true)
        }
    }

    @Test func longNamesAreCut() throws {
        let name = String(repeating: "field", count: 9)
        let bytes = try #require(
            FieldPapers.counts(FieldPapers.texts(200)).background(named: name, averagedWith: .builtin))
        #expect(Background(bytes)?.version.utf8.count == 32)
    }
}
