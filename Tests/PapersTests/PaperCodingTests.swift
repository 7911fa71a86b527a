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

    @Test func papersOfEarlierVersionsCanBeRead() throws {
        let json = """
            {"paper": {"id": "title:0a", "title": "Kites", "authors": [], "categories": [], "links": []},
             "firstDay": "2025-12-01", "position": 3, "changed": 0, "aliases": []}
            """
        let seen = try JSONDecoder().decode(SeenPaper.self, from: Data(json.utf8))
        #expect(seen.standing == .news)
        #expect(seen.paper.identifiers == [])
        #expect(seen.position == 3)
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
