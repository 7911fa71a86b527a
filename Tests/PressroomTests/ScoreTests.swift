import Foundation
import Matching
import Pressroom
import TestSupport
import Testing

@Suite struct ScoreTests {
    private struct Output {
        var rows: [Score.Row] = []
        var warnings: [String] = []
        var errors: [String] = []
        var isFaultless = false
    }

    private let paperLines = """
        {"id":"p1","title":"Kites in a wind tunnel","abstract":"We fly a kite.","venue":"ignored"}
        {"id":"p2","title":"A survey of kites","authors":["Ines Duarte"],"categories":["cs.RO"]}

        {"id":"p3","title":"","abstract":null}
        {"id":"p4","title":"Robots\\nand \\"kites\\""}
        """

    private func run(
        papers: String? = nil, profiles: String, background: Background = .builtin,
        configure: (inout Score) -> Void = { _ in }
    ) async throws -> Output {
        let directory = try temporaryDirectory()
        defer { try? FileManager.default.removeItem(at: directory) }
        let papersFile = directory.appendingPathComponent("papers.jsonl")
        let profilesFile = directory.appendingPathComponent("profiles.jsonl")
        try Data((papers ?? paperLines).utf8).write(to: papersFile)
        try Data(profiles.utf8).write(to: profilesFile)
        var score = Score(papers: papersFile.path, profiles: profilesFile.path)
        configure(&score)
        var output = Output()
        func local(_ text: String) -> String { text.replacingOccurrences(of: directory.path + "/", with: "") }
        output.isFaultless = try await score.run(
            background: background, warn: { output.warnings.append(local($0.description)) },
            complain: { output.errors.append(local($0.description)) },
            emit: { output.rows += $0 })
        return output
    }

    @Test func everyPairAboveZeroIsGivenBestFirst() async throws {
        let output = try await run(profiles: #"{"id":"a","keywords":["kite",{"term":"wind tunnel","weight":2}]}"#)
        #expect(output.rows.map(\.paper) == ["p1", "p2", "p4"] || output.rows.map(\.paper) == ["p1", "p4", "p2"])
        #expect(output.rows.map(\.score) == output.rows.map(\.score).sorted(by: >))
        let line = try #require(output.rows.first?.tabSeparated)
        #expect(line.hasPrefix("a\tp1\t0.9"))
        let score = try #require(line.split(separator: "\t").last.flatMap { Double(String($0)) })
        #expect(score == output.rows[0].score)
    }

    @Test func thresholdsAndCapsHold() async throws {
        let profiles = #"{"email":"a@example.org","keywords":["kite","author:Duarte"],"minScore":0.5}"#
        let own = try await run(profiles: profiles)
        #expect(own.rows.allSatisfy { $0.score >= 0.5 && $0.profile == "a@example.org" } && !own.rows.isEmpty)
        let all = try await run(profiles: profiles) { $0.minScore = 0 }
        #expect(all.rows.count == 3)
        let one = try await run(profiles: profiles) { $0.top = 1 }
        #expect(one.rows.map(\.paper) == ["p2"])
    }

    @Test func threadsChangeNothing() async throws {
        let profiles = (0..<100).map { #"{"id":"r\#($0)","keywords":["kite","robot\#($0 % 3)","wind"]}"# }
            .joined(separator: "\n")
        let one = try await run(profiles: profiles)
        let many = try await run(profiles: profiles) { $0.threads = 7 }
        #expect(one.rows.map(\.tabSeparated) == many.rows.map(\.tabSeparated))
    }

    @Test func refusedTermsAreWarnedAboutWithTheirPlace() async throws {
        let output = try await run(
            profiles: """
                {"id":"a","keywords":["kite"]}
                {"id":"b","keywords":["the","kite"],"exclude":[""]}
                """)
        #expect(
            output.warnings == [
                "profiles.jsonl:2: warning: the term \"the\" holds only words that stand in every paper; add a word that tells papers apart",
                "profiles.jsonl:2: warning: the term is blank; write the words to look for, or remove the keyword",
            ])
        #expect(output.rows.count { $0.profile == "b" } == 3)
    }

    @Test func jsonTellsReasonsThatAddUp() async throws {
        let output = try await run(
            profiles:
                #"{"id":"a","keywords":["kite","tunnel of wind"],"require":[["wind","robot"]],"exclude":["survey"]}"#
        ) { $0.explains = true }
        #expect(output.rows.map(\.paper) == ["p1", "p4", "p2"])
        for row in output.rows {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(row.json.utf8)) as? [String: Any])
            let matched = try #require(object["matched"] as? [[String: Any]])
            let partial = try #require(object["partial"] as? [[String: Any]])
            let parts = (matched + partial).compactMap { $0["part"] as? Double }
            #expect(abs(parts.reduce(0, +) - (object["evidence"] as? Double ?? -1)) < 1e-12)
            #expect(matched.first?["term"] as? String == "kite")
        }
        let first = output.rows[0].json
        #expect(first.hasPrefix(#"{"profile":"a","paper":"p1","score":0."#))
        #expect(
            first.contains(#""matched":[{"term":"kite","in":"title","surface":"Kites","start":0,"length":5,"part":"#))
        #expect(first.contains(#""partial":[{"term":"tunnel of wind","part":"#))
        #expect(
            output.rows[2].json.contains(
                #""vetoes":[{"term":"survey","in":"title","surface":"survey","start":2,"length":6}]"#))
        #expect(output.rows[2].score == 0)
    }

    @Test func relatedWordsAreTheLastPart() async throws {
        // Of 250 papers each fifth speaks of kites and windsocks, and no other does.
        let subjects = ["kite windsock", "robot gripper", "violin bow", "glacier snow", "bread oven"]
        var counts = CorpusCounts()
        for number in 0..<250 {
            counts.add(IndexedText(title: "On \(subjects[number % 5])", abstract: "We study \(subjects[number % 5])."))
        }
        let bytes = try #require(counts.background(named: "field", averagedWith: .builtin))
        let background = try #require(Background(file: bytes))
        let output = try await run(
            papers: #"{"id":"p","title":"A kite and its windsock"}"#, profiles: #"{"id":"a","keywords":["kite"]}"#,
            background: background
        ) { $0.explains = true }
        let line = try #require(output.rows.first).json
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        let related = try #require(object["related"] as? [String: Any])
        #expect(related["words"] as? [String] == ["windsock"])
        let matched = try #require(object["matched"] as? [[String: Any]])
        let parts = (matched.compactMap { $0["part"] as? Double }).reduce(0, +) + (related["part"] as? Double ?? 0)
        #expect(abs(parts - (object["evidence"] as? Double ?? -1)) < 1e-12)
        #expect(object["background"] as? String == background.version)
    }

    @Test func missingFilesAreNamed() async throws {
        let score = Score(papers: "/nonexistent/p.jsonl", profiles: "/nonexistent/q.jsonl")
        await #expect(throws: ScoreInputError(file: "/nonexistent/q.jsonl", line: nil, reason: .unreadable)) {
            _ = try await score.run(background: .builtin, warn: { _ in }, complain: { _ in }, emit: { _ in })
        }
    }

    @Test(arguments: [
        ("{oops", "the line is not valid JSON at column 2"),
        (#"{"id":"a","keywords":["kite"]"#, "the line is not valid JSON at column 30"),
        (#"{"keywords":["kite"]}"#, #"the key "id" is missing"#),
        (#"{"id":7,"keywords":["kite"]}"#, #""id" must be a string"#),
        (#"{"id":7,"email":"a@example.org"}"#, #""id" must be a string"#),
        ("[]", "the line must be a JSON object"),
        (#"{"id":"b","keywords":"kite"}"#, #""keywords" must be an array of keywords"#),
        (#"{"id":"b","keywords":[7]}"#, #""keywords[0]" must be a string or an object"#),
        (#"{"id":"b","keywords":["x",{}]}"#, #"the key "term" is missing in "keywords[1]""#),
        (#"{"id":"b","require":["x",["y",null]]}"#, #""require[1][1]" must be a string or an object"#),
        (#"{"id":"b","exclude":[{"term":"x","weight":"2"}]}"#, #""exclude[0].weight" must be a number"#),
        (#"{"id":"b","keywords":[{"term":"x","near":1.5}]}"#, #""keywords[0].near" must be a whole number"#),
        (#"{"id":"b","keywords":[{"term":"x","always":1}]}"#, #""keywords[0].always" must be true or false"#),
        (#"{"id":"b","minScore":1e999}"#, #""minScore" must be a number"#),
        (
            #"{"id":"b","keywords":[{"term":"x","in":["titel"]}]}"#,
            #""keywords[0].in[0]" must be one of "title", "abstract", "authors", "categories""#
        ),
    ])
    func badProfileLinesAreNamedAndSkipped(line: String, message: String) async throws {
        let good = #"{"id":"a","keywords":["kite"]}"#
        let output = try await run(profiles: "\n\(line)\n\(good)\n\(line)")
        #expect(output.errors == ["profiles.jsonl:2: error: \(message)", "profiles.jsonl:4: error: \(message)"])
        #expect(output.rows.count == 3 && output.rows.allSatisfy { $0.profile == "a" })
        #expect(!output.isFaultless)
    }

    @Test(arguments: [
        (#"{"title":"x"}"#, #"the key "id" is missing"#),
        (#"{"id":null}"#, #"the key "id" is missing"#),
        (#"{"id":2501.00001,"title":"Kites"}"#, #""id" must be a string"#),
        (#"{"id":"p"}"#, #"the id "p" stands in the file twice"#),
        (#"{"id":"q","title":5}"#, #""title" must be a string"#),
        (#"{"id":"q","authors":"Ines Duarte"}"#, #""authors" must be an array of strings"#),
        (#"{"id":"q","authors":[{"name":"Ines Duarte"}]}"#, #""authors" must be an array of strings"#),
        (#"{"id":"q","categories":{}}"#, #""categories" must be an array of strings"#),
        ("[1]", "the line must be a JSON object"),
        ("\u{1}", "the line is not valid JSON at column 1"),
        (#"{"id":"q"} {"id":"r"}"#, "the line is not valid JSON at column 12"),
    ])
    func badPaperLinesAreNamedAndSkipped(line: String, message: String) async throws {
        let papers = "{\"id\":\"p\",\"title\":\"Kites\"}\n\(line)\n{\"id\":\"z\",\"title\":\"Kites\"}\n"
        let output = try await run(papers: papers, profiles: #"{"id":"a","keywords":["kite"]}"#)
        #expect(output.errors == ["papers.jsonl:2: error: \(message)"])
        #expect(output.rows.map(\.paper) == ["p", "z"])
        #expect(!output.isFaultless)
    }

    @Test func goodLinesSayNothing() async throws {
        let output = try await run(
            profiles: "\u{FEFF}{\"id\":null,\"email\":\"a@example.org\",\"keywords\":null,\"x\":[[{}]]}\r\n\r\n")
        #expect(output.errors == [] && output.warnings == [] && output.isFaultless)
    }
}
