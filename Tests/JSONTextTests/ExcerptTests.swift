import JSONText
import Testing

@Suite struct ExcerptTests {
    private func rendered(_ text: String) -> String {
        JSONDocument.read(Array(text.utf8), file: "x.json").diagnostics.map(\.rendered).joined(separator: "\n")
    }

    @Test func showsTheLineAndACaret() {
        #expect(
            rendered("{\n\t\"weight\": 01,\n\t\"a\": 1}") == """
                x.json:2:12: error: 01 has a leading zero
                     "weight": 01,
                               ^
                """)
    }

    @Test func wideAndCombiningCharactersKeepTheCaretInPlace() {
        #expect(
            rendered("[\"漢字 e\u{301} 😀\", NaN]") == """
                x.json:1:13: error: JSON has no NaN
                    ["漢字 e\u{301} 😀", NaN]
                                  ^
                """)
    }

    @Test func clipsLongLines() {
        let filler = String(repeating: "x", count: 500)
        let lines = rendered("[\"\(filler)\", NaN, \"\(filler)\"]").split(separator: "\n")
        #expect(lines[1] == "    …\(String(repeating: "x", count: 60))\", NaN, \"\(String(repeating: "x", count: 29))…")
        #expect(lines[2] == "    \(String(repeating: " ", count: 64))^")
    }

    @Test func escapeSequencesNeverReachTheTerminal() {
        #expect(rendered("[\"\u{1B}[31m\u{202E}\", 1]").contains("[\"\u{FFFD}[31m\u{FFFD}\", 1]"))
    }

    @Test(arguments: [
        (#"{"x": "ada@example.org", "w": 01}"#, #"{"x": "***************", "w": 01}"#),
        (#"{"x": "Ada Byron <ada@example.org>", "w": 01}"#, #"{"x": "*** ***** *****************", "w": 01}"#),
        (#"{"x": "\"a b\"@example.org", "w": 01}"#, #"{"x": "*"* **"************", "w": 01}"#),
        (#"{"email": "ada.example.org", "w": 01}"#, #"{"email": "***************", "w": 01}"#),
        (#"{"email": ["ada", "bob"], "w": 01}"#, #"{"email": *"***"* "***"*, "w": 01}"#),
        (#"{"password": "hunter2", "w": 01}"#, #"{"password": "*******", "w": 01}"#),
        (#"{"url": "smtps://u:p@h", "w": 01}"#, #"{"url": "*************", "w": 01}"#),
        (#"{"w": 01} // ask ada@example.org"#, #"{"w": 01} // ask ***************"#),
        (#"{"ada@example.org": 01}"#, #"{"***************": 01}"#),
    ])
    func masksAddressesAndSecrets(text: String, shown: String) throws {
        let lines = rendered(text).split(separator: "\n")
        #expect(lines[1].hasPrefix("    "))
        #expect(lines[1] == "    \(shown)")
    }

    @Test func aBrokenPrivateValueIsNotShownEither() {
        let text = "{\"email\": \"ada.example.org, \"id\": 1}"
        #expect(!rendered(text).contains("ada"))
        #expect(!rendered("{\"email\": ada.example.org}").contains("ada"))
        #expect(!rendered("{\"password\": 0815}").contains("0815"))
        // Beyond the point where reading stopped.
        #expect(!rendered("{\"a\": ], \"email\" :\"ada.example.org\"}").contains("ada"))
        #expect(!rendered("{\"a\": ],\n\"b\": \"\u{80}\", \"password\": \"hunter2\"}").contains("hunter"))
    }

    @Test func neighboursOfAPlaceInALineOfManyPrivateValuesAreMasked() {
        for bad in [0, 1, 250, 498, 499] {
            let members = (0..<500).map { "{\"email\": \"reader \($0)\", \"w\": \($0 == bad ? "01" : "1")}" }
            let shown = rendered("[" + members.joined(separator: ", ") + "]")
            #expect(shown.contains("\"w\": 01}") && shown.contains("***"), "\(bad)")
            #expect(!shown.contains("reader"), "\(bad)")
        }
    }

    @Test(arguments: ["\n", "\r", "\r\n"])
    func theLineEndsAtItsEnd(end: String) {
        let lines = ["{", " \"a\": 01,", "", " \"b\": NaN", "}", ""]
        #expect(
            rendered(lines.joined(separator: end)) == """
                x.json:2:7: error: 01 has a leading zero
                     "a": 01,
                          ^
                x.json:4:7: error: JSON has no NaN
                     "b": NaN
                          ^
                """)
        #expect(rendered("[" + end).split(separator: "\n").last == "    ^")
    }

    @Test func messagesAndPathsQuoteWithoutAddresses() {
        #expect(quoted("ada@example.org") == "\"***@***********\"")
        #expect(quoted("say \"hi\"\n\u{1B}[0m\u{202E}") == #""say \"hi\"\n\u001b[0m\u202e""#)
        #expect(quoted(String(repeating: "a", count: 100)) == "\"\(String(repeating: "a", count: 60))…\"")
        let bytes = Array(#"{"ada@example.org": 1, "ada@example.org": 2}"#.utf8)
        let diagnostic = JSONDocument.read(bytes, file: "x").diagnostics[0]
        #expect(diagnostic.message == #"duplicate key "***@***********"; the first one is in line 1, column 2"#)
        #expect(
            JSONDocument.read(bytes, file: "x").document?.root.members.map { $0.value.path }.first
                == #"["***@***********"]"#)
    }
}
