import JSONText
import Testing

/// What is wrong with a text, where, and in which words: these messages are what people see.
@Suite struct SyntaxTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let id: String
        let text: String
        let expected: [String]
        var testDescription: String { id }

        init(_ id: String, _ text: String, _ expected: String...) {
            self.id = id
            self.text = text
            self.expected = expected
        }
    }

    static let accepted = [
        "null", "true", " false ", "0", "-0", "10", "1.5e-3", "1E+2", "\"\"", "[]", "{}", "[[],{}]",
        #"{"a":1,"b":[true,null]}"#, #""\" \\ \/ \b \f \n \r \t é 😀""#, "// x\n1 // y", "/* a */ [1, /* 2 */ 3]",
        "/**/1", "/* // */1", "1//", "\u{FEFF}{}", "\r\n\t 1", "\"\u{2028}\u{7F}\"",
    ]

    @Test(arguments: accepted)
    func acceptsJSONWithComments(text: String) throws {
        let reading = JSONDocument.read(Array(text.utf8), file: "x.json")
        #expect(reading.diagnostics.map(\.summary) == [])
        #expect(reading.document != nil)
    }

    static let refused: [Case] = [
        Case("empty", "", "1:1: the file is empty"),
        Case("blank", " \n ", "2:2: the file holds no value"),
        Case("comment only", "// x", "1:5: the file holds no value"),
        Case("trailing comma in a list", "[1,\n 2,\n]", "2:3: a comma before the closing bracket; take it away"),
        Case("trailing comma in an object", #"{"a":1,}"#, "1:7: a comma before the closing bracket; take it away"),
        Case("extra comma", "[1,,2]", "1:4: a comma without a value before it"),
        Case("first comma", "[,1]", "1:2: a comma without a value before it"),
        Case("missing comma", "[1 2]", "1:4: a comma is missing before this"),
        Case("missing comma in an object", "{\"a\":1\n\"b\":2}", "2:1: a comma is missing before this"),
        Case("missing colon", #"{"a" 1}"#, "1:6: a colon is missing between key and value"),
        Case("missing value", #"{"a": }"#, "1:7: unexpected \"}\"; a value is expected here"),
        Case("missing value, comma", #"{"a":,"b":1}"#, "1:6: unexpected \",\"; a value is expected here"),
        Case("number as key", "{1:2}", "1:2: keys are written in double quotes: \"1\""),
        Case("no key", "{:2}", "1:2: unexpected \":\"; a key in double quotes is expected here"),
        Case("bare key", "{term: 1}", "1:2: keys are written in double quotes: \"term\""),
        Case("single quotes", "['a']", "1:2: strings are written in double quotes"),
        Case("NaN", "[NaN]", "1:2: JSON has no NaN"),
        Case("minus Infinity", "[-Infinity]", "1:2: JSON has no -Infinity"),
        Case("True", "[True]", "1:2: unknown word True; did you mean true?"),
        Case("None", "[None]", "1:2: unknown word None; did you mean null?"),
        Case("flase", "[flase]", "1:2: unknown word flase; did you mean false?"),
        Case("word", "[robot]", "1:2: unknown word robot; strings are written in double quotes"),
        Case("leading zero", "[012]", "1:2: 012 has a leading zero"),
        Case("minus leading zero", "[-01]", "1:2: -01 has a leading zero"),
        Case("plus", "[+1]", "1:2: +1 has a plus sign; leave it out"),
        Case("bare fraction", "[.5]", "1:2: .5 lacks a digit before the point"),
        Case("empty fraction", "[1.]", "1:2: 1. lacks a digit after the point"),
        Case("empty exponent", "[1e]", "1:2: 1e lacks the digits of its exponent"),
        Case("hexadecimal", "[0x1F]", "1:2: 0x1F is hexadecimal; JSON has decimal numbers only"),
        Case("minus", "[-]", "1:2: - is no number"),
        Case("two points", "[1.2.3]", "1:2: 1.2.3 is no number"),
        Case("unknown escape", #"["C:\dir"]"#, #"1:5: unknown escape \d; a backslash itself is written \\"#),
        Case("short unicode escape", #"["\u12"]"#, #"1:3: unknown escape \u12; a backslash itself is written \\"#),
        Case("lone high surrogate", #"["\uD83D"]"#, #"1:3: \uD83D is half of a surrogate pair"#),
        Case("lone low surrogate", #"["\uDE00!"]"#, #"1:3: \uDE00 is half of a surrogate pair"#),
        Case(
            "two high surrogates", #"["\uD83D\uD83D"]"#, #"1:3: \uD83D is half of a surrogate pair"#,
            #"1:9: \uD83D is half of a surrogate pair"#),
        Case("tab in a string", "[\"a\tb\"]", #"1:4: a control character in a string is written as an escape: \t"#),
        Case(
            "escape character in a string", "[\"\u{1B}[31m\"]",
            #"1:3: a control character in a string is written as an escape: \u001b"#),
        Case("open string", "[\"a\n]", "1:2: the string is not closed before the end of its line"),
        Case("open string at the end", "[\"a", "1:2: the string is not closed before the end of its line"),
        Case("open string after a backslash", #"["a\"#, "1:2: the string is not closed before the end of its line"),
        Case("open list", "{\"a\": [1,\n", "2:1: the file ends before the array of line 1, column 7 is closed"),
        Case("open object", "{\"a\": 1", "1:8: the file ends before the object of line 1, column 1 is closed"),
        Case("wrong bracket", "{\"a\": [1}", "1:9: \"}\" cannot close the array of line 1, column 7"),
        Case("closing bracket first", "]", "1:1: unexpected \"]\"; a value is expected here"),
        Case("two values", "{} {}", "1:4: text after the end of the value"),
        Case("hash comment", "# x\n1", "1:1: comments begin with // or stand between /* and */"),
        Case("open comment", "[1, /* x ]", "1:5: the comment is not closed"),
        Case("slash", "[1 / 2]", "1:4: unexpected \"/\"; a value is expected here"),
        Case("no-break space", "[1,\u{A0}2]", "1:4: unexpected character U+00A0; a value is expected here"),
        Case("curly quotes", "[“a”]", "1:2: unexpected \"“\" (U+201C); a value is expected here"),
        Case("login page", "<!DOCTYPE html>", "1:1: unexpected \"<\"; a value is expected here"),
        Case("equals", #"{"a"=1}"#, "1:5: unexpected \"=\"; a colon after the key is expected here"),
        Case("semicolon", "[1;2]", "1:3: unexpected \";\"; a comma or the end is expected here"),
        Case("NUL", "[1,2]\0", "1:6: text after the end of the value"),
        Case(
            "duplicate key", "{\"a\":1,\n \"\\u0061\":2}",
            "2:2: duplicate key \"a\"; the first one is in line 1, column 2"),
        Case(
            "several at once", "{\"a\": NaN,\n 'b': 01,}\n",
            "1:7: JSON has no NaN", "2:2: strings are written in double quotes", "2:7: 01 has a leading zero",
            "2:9: a comma before the closing bracket; take it away"),
    ]

    @Test(arguments: refused)
    func saysWhatIsWrongAndWhere(fault: Case) {
        let reading = JSONDocument.read(Array(fault.text.utf8), file: "x.json")
        let found = reading.diagnostics.map { "\($0.position?.line ?? 0):\($0.position?.column ?? 0): \($0.message)" }
        #expect(found == fault.expected)
    }

    @Test func locatesBrokenUTF8() {
        let bytes: [UInt8] =
            Array("[\"é\",\n \"".utf8) + [0xC3, 0x28] + Array("\", \"".utf8) + [0xED, 0xA0, 0x80, 0x22, 0x5D]
        let reading = JSONDocument.read(bytes, file: "x.json")
        #expect(
            reading.diagnostics.map(\.summary) == [
                "x.json:2:3: error: byte 0xC3 is no UTF-8; save the file as UTF-8",
                "x.json:2:9: error: byte 0xED is no UTF-8; save the file as UTF-8",
            ])
    }

    @Test(arguments: [[0xFF, 0xFE, 0x7B, 0x00], [0xFE, 0xFF, 0x00, 0x7B], [0x7B, 0x00, 0x7D, 0x00]] as [[UInt8]])
    func namesUTF16(bytes: [UInt8]) {
        let messages = JSONDocument.read(bytes, file: "x").diagnostics.map(\.message)
        #expect(messages.contains("the file is UTF-16 or binary; save it as UTF-8"))
    }

    @Test func stopsAtTheDepthLimit() {
        let deep = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
        #expect(JSONDocument.read(Array(deep.utf8), file: "x").diagnostics.isEmpty)
        let bomb = [UInt8](repeating: 0x5B, count: 100_000)
        let messages = JSONDocument.read(bomb, file: "x").diagnostics.map(\.summary)
        #expect(messages == ["x:1:33: error: more than 32 objects and arrays inside each other"])
    }

    @Test func refusesAFileThatIsTooLarge() {
        let reading = JSONDocument.read(Array("[1, 2]".utf8), file: "x", rules: ReadingRules(maxBytes: 5))
        #expect(reading.diagnostics.map(\.summary) == ["x: error: the file has 6 bytes; at most 5 are read"])
    }

    @Test func commentsAndDuplicateKeysFollowTheRules() throws {
        let rules = ReadingRules(allowsComments: false, allowsDuplicateKeys: true)
        let reading = JSONDocument.read(Array("// x\n{\"a\":1,\"a\":2}".utf8), file: "x", rules: rules)
        #expect(reading.diagnostics.map(\.message) == ["comments are not allowed here"])
        #expect(try reading.document?.root.member("a")?.integer() == 1)
    }

    @Test func noiseGivesAFewErrorsOnly() {
        let noise = String(repeating: "NaN, ", count: 1_000)
        let reading = JSONDocument.read(Array("[\(noise)1]".utf8), file: "x")
        #expect(reading.document == nil)
        #expect(reading.diagnostics.count == 21)
        #expect(reading.diagnostics.last?.message == "too many errors; reading stopped here")
    }

    @Test func findsDuplicatesAmongManyKeys() {
        let keys = (0..<5_000).map { "\"k\($0)\":0" }.joined(separator: ",")
        let reading = JSONDocument.read(Array("{\(keys),\"k4711\":1}".utf8), file: "x")
        #expect(reading.diagnostics.map(\.code) == ["duplicate-key"])
    }
}
