import JSONText
import TestSupport
import Testing

@testable import Subscribers

/// Tables, row by row.
@Suite struct ImportReaderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let format: ImportFormat
        let text: String
        let rows: [String]
        var left: [String] = []
    }

    static let cases: [Case] = [
        Case(
            testDescription: "JSON lines with their places", format: .jsonLines,
            text: """
                {"email":"ada@example.org","keywords":["robot"]}\r

                  {"id":"bob","email":"bob@example.org","profiles":["robots"]}
                {"email":"cy@example.org","wieght":1}
                {"email":"dee@example.org","keywords":["the"],
                [1]
                """,
            rows: [
                #"1 reader - {"email":"ada@example.org","keywords":["robot"]}"#,
                #"3 reader bob {"email":"bob@example.org","profiles":["robots"]}"#,
                #"4:27 unknown key "wieght" in subscriber; known are email, id, name, enabled, profiles, keywords, require, exclude, minScore, papersPerWeek, minVotes, maxAgeDays, description, delivery"#,
                "5:47 the file ends before the object of line 1, column 1 is closed",
                "6:1 subscriber must be an object, not a list",
            ]),
        Case(
            testDescription: "a spreadsheet's table", format: .csv,
            text: """
                \u{FEFF}E-Mail;Name;Keywords;Min_Score;send at;enabled;City\r
                "ada@example.org";"Ada ""A."" L";"diffusion model
                x-ray|author:LeCun";0,25;07:00;yes;London\r
                bob@example.org;;;;;no;\r
                """,
            rows: [
                #"2 reader - {"email":"ada@example.org","name":"Ada \"A.\" L","enabled":true,"keywords":["diffusion model","x-ray","author:LeCun"],"minScore":0.25,"delivery":{"sendAt":"07:00"}}"#,
                #"4 reader - {"email":"bob@example.org","enabled":false}"#,
            ], left: [#"column "City""#]),
        Case(
            testDescription: "bad cells at their places", format: .csv,
            text:
                "email,keywords,timezone\nada@example.org,robot; the,Berlin\nbob,x-ray,\nx@example.org,\"a\"b,\na,b\n",
            rows: [
                #"2:17 the term "the" holds only words that stand in every paper; add a word that tells papers apart"#,
                #"2:28 unknown timezone "Berlin"; did you mean "Europe/Berlin"?"#,
                #"3:1 "email" is no mail address: the address has no @"#,
                #"4:18 text stands behind the closing quote; write "" for a quote inside of quotes"#,
                "5:1 the row has 2 cells, and the header 3 cells",
            ]),
        Case(
            testDescription: "commas in keywords are said", format: .csv,
            text: "email\tkeywords\nada@example.org\tvision, language\n",
            rows: [#"2 reader - {"email":"ada@example.org","keywords":["vision, language"]}"#],
            left: ["commas in keywords"]),
        Case(
            testDescription: "listmonk's export", format: .listmonk,
            text: """
                uuid,email,name,attributes,status,created_at,updated_at
                1,ada@example.org,Ada,"{""keywords"": [""robot""], ""city"": ""Rome"", ""timezone"": ""UTC""}",enabled,2024,2024
                2,bob@example.org,Bob,"{""keywords"": ""x-ray; LLM""}",disabled,2024,2024
                3,cy@example.org,Cy,{},unsubscribed,2024,2024
                4,dee@example.org,Dee,,blocklisted,2024,2024
                5,eve@example.org,Eve,{},unconfirmed,2024,2024
                6,fay@example.org,Fay,[],enabled,2024,2024
                7,gus@example.org,Gus,{},gone,2024,2024
                """,
            rows: [
                #"2 reader - {"email":"ada@example.org","name":"Ada","keywords":["robot"],"delivery":{"timezone":"UTC"}}"#,
                #"3 reader - {"email":"bob@example.org","name":"Bob","enabled":false,"keywords":["x-ray","LLM"]}"#,
                "4 suppressed cy@example.org (unsubscribed)", "5 suppressed dee@example.org (blocklisted)", "6 nobody",
                "7:23 the attributes are no JSON object: it is something else",
                #"8:26 the status "gone" is unknown; known are enabled, disabled, unsubscribed, blocklisted, unconfirmed"#,
            ],
            left: [
                #"column "uuid""#, #"column "created_at""#, #"column "updated_at""#, #"attribute "city""#,
                "readers who never confirmed",
            ]),
    ]

    @Test(arguments: cases)
    func reads(_ example: Case) throws {
        let (rows, left) = try Import.rows(example.format, example.text)
        #expect(rows == example.rows)
        #expect(left == example.left)
    }

    /// Bytes come as they come.
    @Test(arguments: [1, 2, 7])
    func chunksMakeNoDifference(_ size: Int) throws {
        for example in Self.cases {
            #expect(try Import.rows(example.format, example.text, chunk: size).rows == example.rows)
        }
    }

    @Test func keywordsComeFromANamedColumnAndProfilesToWhoNamesNothing() throws {
        var options = ImportReader.Options()
        options.keywordsFrom = "Interests"
        options.profiles = ["robots"]
        let text = "email,interests\nada@example.org,x-ray\nbob@example.org,\n"
        #expect(
            try Import.rows(.csv, text, options).rows == [
                #"2 reader - {"email":"ada@example.org","keywords":["x-ray"]}"#,
                #"3 reader - {"email":"bob@example.org","profiles":["robots"]}"#,
            ])
        options.keywordsFrom = "topics"
        #expect(
            Import.errors { _ = try Import.rows(.csv, text, options) } == [
                #"0:0 --keywords-from: there is no column "topics""#
            ])
    }

    @Test func whatCannotBeATableIsRefusedWhole() {
        let never = "email,name\nada@example.org,\"Ada\nbob@example.org,Bob\n"
        #expect(
            Import.errors { _ = try Import.rows(.csv, never) } == ["2:17 the quote that opens here is never closed"])
        #expect(
            Import.errors { _ = try Import.rows(.csv, "name,city\nAda,Rome\n") } == [
                #"1:1 no column is named email; the columns are "name", "city""#
            ])
        #expect(
            Import.errors { _ = try Import.rows(.csv, "email,e-mail\n") } == [
                #"1:7 the column "e-mail" says what an earlier one says"#
            ])
        #expect(Import.errors { _ = try Import.rows(.csv, "\n\n") } == ["0:0 there is nothing in it"])
    }

    @Test func oldSpreadsheetsAreReadAsLatin1() throws {
        let bytes = Array("email;name\nada@example.org;J".utf8) + [0xFC] + Array("rgen ".utf8) + [0x80, 0x0A]
        #expect(TextEncoding.sniffed(bytes) == .latin1)
        var options = ImportReader.Options()
        options.encoding = .latin1
        var reader = ImportReader(.csv, file: "list", shared: SharedRules(), options: options)
        let rows = try reader.rows(in: bytes, isLast: true)
        guard case .reader(let record) = reader.outcome(of: rows[0]).outcome else { throw RefusedFile([]) }
        #expect(String(decoding: record.json, as: UTF8.self) == #"{"email":"ada@example.org","name":"Jürgen €"}"#)
        // A character that is cut off at the end of what was looked at is no Latin-1.
        #expect(TextEncoding.sniffed(Array("é".utf8).dropLast()) == .utf8)
    }

    @Test func aLineWithoutEndIsRefusedAndTheNextOneRead() throws {
        let long = String(repeating: "x", count: SubscriberLine.maxBytes + 1)
        let (rows, _) = try Import.rows(.jsonLines, "\(long)\n{\"email\":\"ada@example.org\"}\n", chunk: 100_000)
        #expect(
            rows == ["1:1 longer than 1 MiB; is a quote never closed?", #"2 reader - {"email":"ada@example.org"}"#])
    }

    @Test func tablesSurviveDamage() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<400 {
            guard let example = Self.cases.randomElement(using: &random) else { continue }
            var bytes = Array(example.text.utf8)
            bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
            for _ in 0..<Int.random(in: 0...4, using: &random) where !bytes.isEmpty {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            var reader = ImportReader(example.format, file: "list", shared: try Import.shared())
            guard let rows = try? reader.rows(in: bytes, isLast: true) else { continue }
            for row in rows {
                if case .refused(let diagnostics) = reader.outcome(of: row).outcome { #expect(!diagnostics.isEmpty) }
            }
        }
    }
}
