import Foundation
import Papers
import Testing

@Suite struct PaperCodingTests {
    private func roundTrip<Value: Codable>(_ value: Value) throws -> Value {
        try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
    }

    private let paper = Paper(
        id: PaperID(title: "Kites"), title: "Kites 🪁", abstract: "One.\n\nTwo.",
        authors: [Author(name: "Ada", affiliation: "Kite Works")],
        authorCount: 1, published: Day("2025-12-01"), categories: ["cs.RO"],
        links: [Link(kind: .pdf, url: "https://example.org/kites.pdf")])

    @Test func papersComeBackEqual() throws {
        #expect(try roundTrip(paper) == paper)
        let bare = Paper(id: PaperID(title: "x"), title: "x")
        #expect(try roundTrip(bare) == bare)
    }

    @Test func digestsComeBackEqual() throws {
        let digest = Digest(
            source: "page", day: Day(ordinal: 20_423),
            sightings: [Sighting(paper: paper, position: 0, votes: 3, count: 1)])
        #expect(try roundTrip(digest) == digest)
    }

    @Test func seenPapersComeBackEqual() throws {
        let day = Day(ordinal: 20_423)
        let seen = SeenPaper(paper: paper, firstDay: day, position: 2, votes: 1, aliases: [PaperID(title: "y")])
        #expect(try roundTrip(seen) == seen)
        #expect(seen.firstSeen == day.start)
        #expect(seen.changed == day.start)
        #expect(seen.id == paper.id)
    }

    @Test func daysAndIDsAreStrings() throws {
        #expect(try String(decoding: JSONEncoder().encode([Day(ordinal: 20_423)]), as: UTF8.self) == #"["2025-12-01"]"#)
        let id = try #require(PaperID("title:0a"))
        #expect(try String(decoding: JSONEncoder().encode([id]), as: UTF8.self) == #"["title:0a"]"#)
    }

    @Test(arguments: [#"["2025-02-29"]"#, #"[20423]"#])
    func refusesWhatIsNoDay(json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Day].self, from: Data(json.utf8)) }
    }

    @Test func refusesWhatIsNoID() {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([PaperID].self, from: Data(#"["kites"]"#.utf8)) }
    }
}
