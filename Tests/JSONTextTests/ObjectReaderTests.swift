import Foundation
import JSONText
import Testing

@Suite struct ObjectReaderTests {
    enum Size: String, CaseIterable { case small, large }

    static let grammar = ObjectGrammar(
        "keyword", required: ["term"], optional: ["weight", "count", "always", "size", "in"],
        misplaced: ["sendAt": "delivery"])

    private func findings(_ text: String) throws -> [Diagnostic] {
        let (document, syntax) = JSONDocument.read(Array(text.utf8), file: "x.json")
        let read = try #require(document)
        var findings = Findings(read, syntax: syntax)
        if let reader = ObjectReader(read.root, Self.grammar, &findings) {
            _ = reader.line("term", most: 10, &findings)
            _ = reader.number("weight", in: 0.1...10, &findings)
            _ = reader.integer("count", in: 1...500, &findings)
            _ = reader.boolean("always", &findings)
            _ = reader.choice("size", Size.self, &findings)
            _ = reader.elements("in", most: 2, &findings)
        }
        return findings.diagnostics
    }

    @Test(arguments: [
        (#"{"term": "a", "note": "x", "$schema": "y"}"#, []),
        (#"[]"#, ["1:1: keyword must be an object, not a list"]),
        (#"{}"#, [#"1:1: keyword lacks the required key "term""#]),
        (#"{"term": "a", "wieght": 3}"#, [#"1:15: unknown key "wieght" in keyword; did you mean "weight"?"#]),
        (#"{"term": "a", "sendAt": 3}"#, [#"1:15: unknown key "sendAt" in keyword; it belongs into "delivery""#]),
        (
            #"{"term": "a", "colour": 3}"#,
            [#"1:15: unknown key "colour" in keyword; known are term, weight, count, always, size, in"#]
        ),
        (#"{"term": "a", "weight": "3"}"#, [#"1:25: "weight" must be a number, not a string"#]),
        (#"{"term": null}"#, [#"1:10: "term" must be a string, not null"#]),
        (#"{"term": "a", "weight": 0}"#, [#"1:25: "weight" must be from 0.1 to 10, not 0"#]),
        (#"{"term": "a", "weight": 1e999}"#, [#"1:25: "weight" is too large a number: 1e999"#]),
        (#"{"term": "a", "weight": 1e-999}"#, [#"1:25: "weight" is too small a number: 1e-999"#]),
        (#"{"term": "a", "count": 1.5}"#, [#"1:24: "count" must be a whole number, not 1.5"#]),
        (#"{"term": "a", "count": 501}"#, [#"1:24: "count" must be from 1 to 500, not 501"#]),
        (#"{"term": "a", "always": "yes"}"#, [#"1:25: "always" must be true or false, not a string"#]),
        (
            #"{"term": "a", "size": "smal"}"#,
            [#"1:23: "size" must be one of small, large, not "smal"; did you mean "small"?"#]
        ),
        (#"{"term": "a", "in": [1, 2, 3]}"#, [#"1:21: "in" holds 3 entries; at most 2 are allowed"#]),
        (#"{"term": "abcdefghijk"}"#, [#"1:10: "term" has 11 characters; at most 10 are allowed"#]),
        (#"{"term": " "}"#, [#"1:10: "term" must not be empty"#]),
        (#"{"term": "a\r\nb"}"#, [#"1:10: "term" must not hold the control character \r"#]),
        (#"{"term": "a", "note": 1}"#, [#"1:23: "note" must be a string, it is kept for remarks, not a number"#]),
        (
            #"{"weight": NaN, "wight": 1}"#,
            [
                #"1:1: keyword lacks the required key "term""#, "1:12: JSON has no NaN",
                #"1:17: unknown key "wight" in keyword; did you mean "weight"?"#,
            ]
        ),
    ])
    func collectsEveryFault(text: String, expected: [String]) throws {
        let found = try findings(text).map { "\($0.position?.line ?? 0):\($0.position?.column ?? 0): \($0.message)" }
        #expect(found == expected)
    }

    @Test func programsGetTheSameInJSON() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let diagnostic = try #require(try findings("{\"term\": \"a\",\n \"wieght\": 3}").first)
        #expect(
            String(decoding: try encoder.encode(diagnostic), as: UTF8.self)
                == #"{"code":"unknown-key","column":2,"file":"x.json","line":2,"message":"unknown key \"wieght\" in keyword; did you mean \"weight\"?","path":"wieght","severity":"error"}"#
        )
    }
}
