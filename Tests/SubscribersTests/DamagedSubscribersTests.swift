import JSONText
import Matching
import Subscribers
import TestSupport
import Testing

/// Seeded damage to a good file: it is refused with places inside it, or read; nothing crashes, no address is shown.
@Suite struct DamagedSubscribersTests {
    static let text = SubscribersFileTests.whole

    private func check(_ bytes: [UInt8]) {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).count + bytes.count { $0 == 0x0D }
        do {
            let file = try SubscribersFile.read(bytes, file: "s.json")
            #expect(
                file.subscribers.allSatisfy { (0...1).contains($0.profile.minScore) && SubscriberLimits.isID($0.id) })
        } catch {
            #expect(error.diagnostics.contains { $0.severity == .error })
            for diagnostic in error.diagnostics {
                #expect((1...lines).contains(diagnostic.position?.line ?? 0))
                #expect(
                    !diagnostic.rendered.contains("Example.ORG") && !diagnostic.rendered.contains("bob@"),
                    "\(diagnostic.rendered)")
            }
        }
    }

    @Test func cuts() {
        let bytes = Array(Self.text.utf8)
        for end in stride(from: 0, to: bytes.count, by: 3) { check(Array(bytes[..<end])) }
    }

    @Test func flipsAndInsertions() {
        var random = SeededGenerator(seed: 41)
        for _ in 0..<1_000 {
            var bytes = Array(Self.text.utf8)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let at = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: at)
                case 2: bytes.swapAt(at, Int.random(in: 0..<bytes.count, using: &random))
                default: bytes.insert(Array("{}[],:\"\\0-.*/e \n".utf8).randomElement(using: &random) ?? 0, at: at)
                }
            }
            check(bytes)
        }
    }

    /// Whatever value stands in for another one, the reader says so or takes it.
    @Test(arguments: [
        "null", "true", "0", "-1", "1e999", "\"\"", "\"x\"", "[]", "{}", "[[]]", "[{}]", "\"\\u0000\"", "1.5",
    ])
    func wrongValuesEverywhere(value: String) throws {
        let bytes = Array(Self.text.utf8)
        let document = try JSONDocument.faultless(bytes, file: "s.json")
        var ranges: [Range<Int>] = []
        func walk(_ value: JSONValue) {
            ranges.append(value.range)
            for element in value.elements { walk(element) }
            for (_, member) in value.members { walk(member) }
        }
        walk(document.root)
        #expect(ranges.count > 70)
        for range in ranges {
            check(Array(bytes[..<range.lowerBound]) + Array(value.utf8) + Array(bytes[range.upperBound...]))
        }
    }
}
