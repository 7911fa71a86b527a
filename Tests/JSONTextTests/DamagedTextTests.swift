import Foundation
import JSONText
import TestSupport
import Testing

/// Seeded noise: every text is read, or refused with a place inside it; nothing crashes, nothing hangs.
@Suite struct DamagedTextTests {
    static let whole = Array(
        #"{"version":1, "list": [true, null, -1.5e3, "é\u00e9 \"q\"", {"a":{"b":[]}}], /* c */ "z": 0} // end"#.utf8)

    private func check(_ bytes: [UInt8]) {
        let rules = ReadingRules(allowsComments: false, allowsDuplicateKeys: true)
        for reading in [JSONDocument.read(bytes, file: "x"), JSONDocument.read(bytes, file: "x", rules: rules)] {
            #expect(reading.document != nil || !reading.diagnostics.isEmpty)
            for diagnostic in reading.diagnostics {
                #expect(diagnostic.position != nil && !diagnostic.message.isEmpty && !diagnostic.rendered.isEmpty)
            }
        }
        // What the strict reader takes, Foundation takes too, and finds as many members.
        let strict = JSONDocument.read(bytes, file: "x", rules: rules)
        if let root = strict.document?.root, strict.diagnostics.isEmpty, root.kind == .object {
            let other = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
            #expect(other?.count == Set(root.members.compactMap { $0.key.string }).count, "\(bytes)")
        }
    }

    @Test func cutsFlipsAndInsertions() {
        var random = SeededGenerator(seed: 4)
        for end in 0...Self.whole.count { check(Array(Self.whole[..<end])) }
        for _ in 0..<1_000 {
            var bytes = Self.whole
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let at = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: at)
                default:
                    bytes.insert(
                        Array("{}[],:\"\\'/*#0-.eE+NtfnuD8 \n\t".utf8).randomElement(using: &random) ?? 0, at: at)
                }
            }
            check(bytes)
        }
    }

    @Test func randomBytes() {
        var random = SeededGenerator(seed: 5)
        let alphabet = Array("{}[],:\"\\'/*#01-.eE+truefalsnNaI\n\t \u{0}é".utf8)
        for _ in 0..<1_000 {
            let length = Int.random(in: 0...40, using: &random)
            check((0..<length).map { _ in alphabet.randomElement(using: &random) ?? 0 })
            check((0..<length).map { _ in UInt8.random(in: 0...255, using: &random) })
        }
    }
}
