import CBuiltin
import Ingest
import Matching
import Papers
import Subscribers
import Testing

/// The three readers of the example file and the digest that ships with it.
@Suite struct ConfigurationExampleTests {
    private func carried(_ function: (UnsafeMutablePointer<Int>?) -> UnsafePointer<UInt8>?) -> [UInt8] {
        var size = 0
        let start = function(&size)
        return Array(UnsafeBufferPointer(start: start, count: size))
    }

    @Test(arguments: [
        ("ada", "Footholds First", "A Survey of World Models"),
        ("ada", "Closing the Sim-to-Real Gap", "Rainbow Matchings"),
        ("ben", "When Retrieval Hurts", "Footholds First"), ("ben", "Compiler Feedback", "Batch Effects"),
        ("chi", "Batch Effects", "Tokenizers Need Not"), ("chi", "Motion-Robust Cardiac MRI", "Long Context"),
    ])
    func eachReaderGetsSomeOfTheSampleAndNotOthers(id: String, wanted: String, other: String) throws {
        let file = try SubscribersFile.read(carried(paperboy_subscribers_example), file: "subscribers.example.json")
        let subscriber = try #require(file.subscribers.first { $0.id == id })
        let day = try #require(Day("2026-03-02"))
        let bytes = carried(paperboy_sample_digest)
        let digest = try DigestReader.read(bytes, as: .text, ReadingContext(source: "sample", referenceDay: day)).digest
        let scorer = Scorer(background: .builtin)
        let profile = CompiledProfile(subscriber.profile, background: .builtin)
        let passed = digest.sightings.map(\.paper)
            .filter { scorer.match(profile, IndexedPaper($0)).score >= subscriber.profile.minScore }
            .map(\.title)
        #expect((3...12).contains(passed.count))
        #expect(passed.contains { $0.hasPrefix(wanted) })
        #expect(!passed.contains { $0.hasPrefix(other) })
    }
}
