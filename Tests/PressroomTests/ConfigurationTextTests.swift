import JSONText
import Testing

@testable import Pressroom

@Suite struct ConfigurationTextTests {
    private static let added = [
        ConfigurationText.Source(
            id: "kites", format: .auto, url: "https://example.org/kites.xml", note: "Kites \"daily\""),
        ConfigurationText.Source(id: "daily", format: .hfJSON, url: "https://example.org/api", note: nil),
    ]
    private static let first =
        #"{ "id": "kites", "url": "https://example.org/kites.xml", "note": "Kites \"daily\"" }"#
    private static let second = #"{ "id": "daily", "type": "hf-json", "url": "https://example.org/api" }"#

    @Test(arguments: [
        ("an empty file", "{}", "{\n  \"matching\": { \"background\": \"b\" }\n}"),
        (
            "another object", "{\n  \"site\": {} // here\n}\n",
            "{\n  \"site\": {}, // here\n  \"matching\": { \"background\": \"b\" }\n}\n"
        ),
        (
            "a former value", "{ \"matching\": { /* mine */ \"background\": \"a\" /* of May */ } }",
            "{ \"matching\": { /* mine */ \"background\": \"b\" /* of May */ } }"
        ),
        (
            "an object with a remark", "{\n  \"matching\": {\n    \"note\": \"x\" // y\n  }\n}\n",
            "{\n  \"matching\": {\n    \"note\": \"x\", // y\n    \"background\": \"b\"\n  }\n}\n"
        ),
    ])
    func aSettingIsWrittenAndNothingElseIsTouched(name: String, before: String, after: String) throws {
        let text = try ConfigurationText(Array(before.utf8), file: "paperboy.json")
        let bytes = text.setting("background", of: "matching", to: "b")
        #expect(String(decoding: bytes, as: UTF8.self) == after, "\(name)")
        #expect(try ConfigurationTests.read(String(decoding: bytes, as: UTF8.self)).backgroundPath == "b")
    }

    @Test(arguments: [
        ("an empty file", "{}", "{\n  \"sources\": [\n    1,\n    2\n  ]\n}"),
        (
            "no list", "{\n\t\"site\": {} // here\n}\n",
            "{\n\t\"site\": {}, // here\n\t\"sources\": [\n\t\t1,\n\t\t2\n\t]\n}\n"
        ),
        ("no list, one line", #"{"site": {}}"#, "{\"site\": {},\n  \"sources\": [\n    1,\n    2\n  ]\n}"),
        (
            "an empty list with a remark", "{\n  \"sources\": [ // none yet\n  ]\n}",
            "{\n  \"sources\": [ // none yet\n    1,\n    2\n  ]\n}"
        ),
        (
            "one line a source",
            "{\n  \"sources\": [\n      { \"id\": \"a\", \"path\": \"x\" } // the first\n      // more?\n  ],\n  \"site\": {}\n}",
            "{\n  \"sources\": [\n      { \"id\": \"a\", \"path\": \"x\" }, // the first\n      1,\n      2\n      // more?\n  ],\n  \"site\": {}\n}"
        ),
        (
            "all on one line", "{ \"sources\": [{ \"id\": \"a\", \"path\": \"x\" } /* y */ ] }",
            "{ \"sources\": [{ \"id\": \"a\", \"path\": \"x\" },\n  1,\n  2\n /* y */ ] }"
        ),
        (
            "a comment of two lines", "{\n  \"sources\": [\n    { \"id\": \"a\", \"path\": \"x\" } /* y\n z */\n  ]\n}",
            "{\n  \"sources\": [\n    { \"id\": \"a\", \"path\": \"x\" },\n    1,\n    2 /* y\n z */\n  ]\n}"
        ),
        (
            "CRLF", "{\r\n  \"sources\": [\r\n    { \"id\": \"a\", \"path\": \"x\" }\r\n  ]\r\n}\r\n",
            "{\r\n  \"sources\": [\r\n    { \"id\": \"a\", \"path\": \"x\" },\r\n    1,\r\n    2\r\n  ]\r\n}\r\n"
        ),
    ])
    func sourcesAreAddedAndNothingElseIsTouched(name: String, before: String, after: String) throws {
        let text = try ConfigurationText(Array(before.utf8), file: "paperboy.json")
        let expected = after.replacing("1", with: Self.first).replacing("2", with: Self.second)
        let bytes = text.adding(Self.added)
        #expect(String(decoding: bytes, as: UTF8.self) == expected, "\(name)")
        let ids = try ConfigurationTests.read(String(decoding: bytes, as: UTF8.self)).sources.map(\.id)
        #expect(ids.suffix(2) == ["kites", "daily"])
        #expect(text.adding([]) == Array(before.utf8))
    }
}
