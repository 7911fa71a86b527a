import Foundation
import Pressroom
import TestSupport
import Testing

@Suite struct ScoreTests {
    private struct Output {
        var rows: [Score.Row] = []
        var warnings: [String] = []
    }

    private let paperLines = """
        {"id":"p1","title":"Kites in a wind tunnel","abstract":"We fly a kite.","venue":"ignored"}
        {"id":"p2","title":"A survey of kites","authors":["Ines Duarte"],"categories":["cs.RO"]}

        {"id":"p3","title":"","abstract":null}
        {"id":"p4","title":"Robots\\nand \\"kites\\""}
        """

    private func run(
        papers: String? = nil, profiles: String, configure: (inout Score) -> Void = { _ in }
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
        do {
            try await score.run(
                warn: {
                    output.warnings.append($0.description.replacingOccurrences(of: directory.path + "/", with: ""))
                },
                emit: { output.rows += $0 })
        } catch var error as ScoreInputError {
            error.file = URL(fileURLWithPath: error.file).lastPathComponent
            throw error
        }
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

    @Test func missingFilesAreNamed() async throws {
        let score = Score(papers: "/nonexistent/p.jsonl", profiles: "/nonexistent/q.jsonl")
        await #expect(throws: ScoreInputError(file: "/nonexistent/q.jsonl", line: nil, reason: .unreadable)) {
            try await score.run(warn: { _ in }, emit: { _ in })
        }
    }

    @Test(arguments: [
        (#"{"id":"a","keywords":["kite"]}"# + "\n{oops", "profiles.jsonl:2: error: the line is not valid JSON"),
        (#"{"keywords":["kite"]}"#, "profiles.jsonl:1: error: the key \"id\" is missing"),
        ("[]", "profiles.jsonl:1: error: wrong type at"),
        ("\n\n{\"id\":\"a\",\"keywords\":[{}]}", "profiles.jsonl:3: error: the key \"term\" is missing"),
        (
            #"{"id":"a","keywords":[{"term":"x","in":["titel"]}]}"#,
            "profiles.jsonl:1: error: invalid value at keywords[0].in[0]"
        ),
    ])
    func badProfileLinesAreNamed(profiles: String, message: String) async throws {
        let error = await #expect(throws: ScoreInputError.self) { try await run(profiles: profiles) }
        #expect(error?.description.hasPrefix(message) == true, "\(String(describing: error))")
    }

    @Test(arguments: [
        ("{\"title\":\"x\"}", "papers.jsonl:1: error: the key \"id\" is missing"),
        ("{\"id\":\"p\"}\n{\"id\":\"p\"}", "papers.jsonl:2: error: the id \"p\" stands in the file twice"),
        ("{\"id\":\"p\",\"title\":5}", "papers.jsonl:1: error: wrong type at title"),
        ("\u{1}", "papers.jsonl:1: error: the line is not valid JSON"),
    ])
    func badPaperLinesAreNamed(papers: String, message: String) async throws {
        let profiles = #"{"id":"a","keywords":["kite"]}"#
        let error = await #expect(throws: ScoreInputError.self) { try await run(papers: papers, profiles: profiles) }
        #expect(error?.description.hasPrefix(message) == true, "\(String(describing: error))")
    }
}
