import Testing

@testable import Matching

@Suite struct BackgroundChangeTests {
    private let bytes =
        FieldPapers.counts(FieldPapers.texts(600)).background(named: "field", averagedWith: .builtin) ?? []

    @Test func onlyWholeFilesOfTheirOwnFormatAreRead() throws {
        let field = try #require(Background(file: bytes))
        #expect(field.version.hasPrefix("field-"))
        #expect(Background(file: []) == nil)
        #expect(Background(file: Array(bytes.dropLast())) == nil)
        #expect(Background(file: bytes + [0]) == nil)
        for place in [0, 5, 30, 50, 80, bytes.count / 2, bytes.count - 1] {
            var damaged = bytes
            damaged[place] ^= 0x10
            #expect(Background(file: damaged) == nil, "byte \(place)")
        }
        // What the binary carries has no digest: damage of a file like that could not be told.
        #expect(Background(file: Background.builtin.bytes) == nil)
    }

    @Test func tellsWhatIsCountedOtherwise() throws {
        let field = try #require(Background(file: bytes))
        let change = BackgroundChange(from: .builtin, to: field)
        #expect(change.gained > 0 && change.lost > 0)
        let words = Set(FieldPapers.subjects.flatMap(\.self) + RandomPapers.fillers)
        #expect(change.commoner.allSatisfy { words.contains($0.word) }, "\(change.commoner)")
        #expect(change.commoner.allSatisfy { $0.after > $0.before } && change.rarer.allSatisfy { $0.after < $0.before })
        #expect(change.commoner.count == 6 && change.rarer.count == 6)
        let none = BackgroundChange(from: field, to: field)
        #expect((none.gained, none.lost, none.commoner.count, none.rarer.count) == (0, 0, 0, 0))
    }

    @Test func saysHowMuchItCounts() throws {
        let field = try #require(Background(file: bytes))
        #expect(field.size.wordsWithCompany > 20)
        #expect(Background.builtin.size.wordsWithCompany == 0)
        #expect(Background.builtin.size.words == Background.builtin.words)
        #expect(Background.builtin.size.pairs > 40_000)
    }
}
