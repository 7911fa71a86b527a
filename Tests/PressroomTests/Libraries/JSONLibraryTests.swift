import JSONText
import Testing

@testable import Pressroom

/// CSL-JSON, Zotero's exports, and lists of papers.
@Suite struct JSONLibraryTests {
    private func read(_ text: String) throws -> LibraryReading {
        try LibraryReading.read(Array(text.utf8), file: "library.json")
    }

    @Test(
        arguments: [
            #"[{"id": "a", "type": "article", "title": "Kites over <i>ice</i>", "abstract": "<jats:p>We fly.</jats:p>", "author": [{"family": "Muster", "given": "Ada"}], "keyword": "kites, cs.RO"}]"#,
            #"[{"key": "A", "version": 1, "data": {"itemType": "preprint", "title": "Kites over ice", "abstractNote": "We fly.", "creators": [{"creatorType": "author", "firstName": "Ada", "lastName": "Muster"}, {"creatorType": "editor", "name": "X"}], "tags": [{"tag": "kites"}, {"tag": "cs.RO", "type": 1}]}}, {"data": {"itemType": "attachment", "title": "PDF"}}]"#,
            #"{"items": [{"itemType": "preprint", "title": "Kites over ice", "abstractNote": "We fly.", "creators": [{"creatorType": "author", "name": "Ada Muster"}], "tags": [{"tag": "kites"}, {"tag": "cs.RO"}]}]}"#,
            #"{"id": "1", "title": "Kites over ice", "abstract": "We fly.", "authors": ["Ada Muster"], "categories": ["cs.RO"], "keywords": ["kites"]}"#,
        ])
    func eachFlavourGivesTheSame(text: String) throws {
        let reading = try read(text)
        #expect(reading.entries.map(\.title) == ["Kites over ice"])
        #expect(reading.entries[0].abstract == "We fly.")
        #expect(reading.entries[0].authors == ["Ada Muster"])
        #expect(reading.entries[0].categories == ["cs.RO"])
        #expect(reading.entries[0].keywords == ["kites"])
        #expect(reading.remarks.isEmpty)
    }

    @Test func brokenEntriesAreNamedAndTheGoodOnesKept() throws {
        let reading = try read("[{\"title\": \"Kites\"},\n 7,\n {\"title\": 7}, {\"title\": \"Ropes\"}]")
        #expect(reading.entries.map(\.title) == ["Kites", "Ropes"])
        #expect(
            reading.remarks.map(\.summary) == [
                "library.json:2:2: warning: the entry is no object; it is left out",
                "library.json:3:2: warning: the entry has no title; it is left out",
            ])
    }

    @Test func linesAreReadOneByOne() throws {
        let reading = try read("{\"title\": \"Kites\"}\n{\"title\": \n{\"title\": \"Ropes\"}\n")
        #expect(reading.entries.map(\.title) == ["Kites", "Ropes"])
        #expect(reading.remarks.map(\.position?.line) == [2])
    }

    @Test func whatIsNoJSONIsRefusedWithItsPlace() throws {
        let error = try #require(throws: RefusedFile.self) { try read("[{\"title\": \"Kites\"},\n {\"title\" \"x\"}]") }
        #expect(error.diagnostics.first?.position?.line == 2)
    }
}
