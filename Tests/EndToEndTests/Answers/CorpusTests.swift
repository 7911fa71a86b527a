import Foundation
import Testing

/// A background of the site's own papers: made on command, used on command, never otherwise.
@Suite struct CorpusTests {
    private static let subscribers = """
        { "version": 1, "subscribers": [
          { "id": "kim", "email": "kim@readers.example.org", "keywords": ["kite", "rosin"] },
          { "id": "lee", "email": "lee@readers.example.org", "keywords": ["robot"], "minScore": 0.35 } ] }
        """

    private func backgrounds(of site: Site) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: site.directory.path)
            .filter { $0.hasSuffix(".background") }.sorted()
    }

    private func scores(_ site: Site) async throws -> String {
        try await site.call("match", "--json", "--as-of", FieldSite.day).output
    }

    @Test func isMadeAndUsedOnCommandAlone() async throws {
        let site = try await FieldSite(subscribers: Self.subscribers).site
        let before = try await scores(site)
        let configuration = try Data(contentsOf: site.file("paperboy.json"))
        let made = try await site.call("corpus", "build")
        #expect(made.status == 0, "\(made.errors)")
        let name = try #require(try backgrounds(of: site).first)
        let version = String(name.dropLast(".background".count))
        #expect(version.hasPrefix("corpus-2026-03-02-"))
        #expect(made.output.contains("made      \(version)"))
        #expect(made.output.contains("210 papers, 2026-03-02 to 2026-03-02"))
        #expect(made.output.contains("in force  builtin-1-"))
        #expect(made.output.contains("readers   scores would change; papers that pass of 210 on 1 day"))
        #expect(made.errors.contains("corpus build --use"))
        #expect(try Data(contentsOf: site.file("paperboy.json")) == configuration)
        #expect(try await scores(site) == before)

        let used = try await site.call("corpus", "build", "--use", "--json")
        #expect(used.status == 0, "\(used.errors)")
        let report = try #require(
            try JSONSerialization.jsonObject(with: Data(used.output.utf8)) as? [String: Any])
        #expect(report["isInForce"] as? Bool == true && report["wasWritten"] as? Bool == false)
        let readers = try #require(report["readers"] as? [[String: Any]])
        #expect(readers.map { $0["subscriber"] as? String } == ["kim", "lee"])
        let after = try await scores(site)
        #expect(after != before && after.contains(version))
        // What the report says of the readers is what they see.
        for reader in readers {
            let id = try #require(reader["subscriber"] as? String)
            let list = try await site.call("match", id, "--as-of", FieldSite.day).output
            #expect(list.hasPrefix("\(id): \(reader["after"] as? Int ?? -1) of 210"))
        }
        #expect(try await site.call("config").output.contains("matching.background     \(name)  (paperboy.json:"))
        #expect(try await site.call("check").output.contains("background: ok (\(version))"))
        #expect(try await site.call("why", "Paper 0", "kim", "--as-of", FieldSite.day).output.contains(version))
    }

    @Test func theShownPartsAddUpWithRelatedWords() async throws {
        let site = try await FieldSite(subscribers: Self.subscribers).site
        #expect(try await site.call("corpus", "build", "--use").status == 0)
        let rows = try #require(
            try JSONSerialization.jsonObject(with: Data(try await scores(site).utf8)) as? [[String: Any]])
        var related = 0
        for row in rows {
            let parts = try #require(row["parts"] as? [[String: Any]])
            let company = row["related"] as? [String: Any]
            related += company == nil ? 0 : 1
            let sum = (parts + [company].compactMap(\.self)).reduce(0.0) { $0 + ($1["part"] as? Double ?? 0) }
            #expect(abs(sum - (row["evidence"] as? Double ?? -1)) < 1e-12)
            let shares = (parts + [company].compactMap(\.self)).reduce(0) {
                $0 + Int((100 * ($1["share"] as? Double ?? 0)).rounded())
            }
            #expect(shares == Int((100 * (row["score"] as? Double ?? 0)).rounded()))
        }
        #expect(related > 0)
        let told = try await site.call("match", "kim", "--explain", "--as-of", FieldSite.day).output
        #expect(told.contains("related words: "))
    }

    @Test func aDamagedOrMissingFileIsAnErrorAndNoFallBack() async throws {
        let site = try await FieldSite(subscribers: Self.subscribers).site
        #expect(try await site.call("corpus", "build", "--use").status == 0)
        let file = site.file(try #require(try backgrounds(of: site).first))
        let good = try Data(contentsOf: file)
        var bad = good
        bad[bad.count / 2] ^= 1
        let commands = [
            ["match"], ["match", "kim"], ["why", "Paper 0", "kim"], ["preview", "kim"], ["feeds"], ["check"],
            ["run", "--as-of", FieldSite.day], ["score", "--papers", "x", "--profiles", "y"],
        ]
        for contents in [bad, good.prefix(100), Data(), nil] {
            try FileManager.default.removeItem(at: file)
            if let contents { try contents.write(to: file) }
            for command in commands {
                let outcome = try await site.binary.run(command)
                #expect(outcome.status == 78, "\(command): \(outcome.errors)")
                #expect(outcome.errors.contains(file.lastPathComponent), "\(command): \(outcome.errors)")
            }
            if contents == nil { try good.write(to: file) }
        }
        #expect(try await site.call("match").status == 0)
        // The way out of it.
        try bad.write(to: file)
        let mended = try await site.call("corpus", "build", "--use")
        #expect(mended.status == 0 && mended.errors.contains("against the counts of the binary"), "\(mended.errors)")
        #expect(try await site.call("match").status == 0)
    }

    @Test func overwritesNothingElseAndChangesNoScoreUnasked() async throws {
        let site = try await FieldSite(subscribers: Self.subscribers).site
        let store = try Data(contentsOf: site.file("subscribers.json"))
        let refused = try await site.call("corpus", "build", "--out", "subscribers.json")
        #expect(refused.status == 64 && refused.errors.contains("is no background"))
        #expect(try Data(contentsOf: site.file("subscribers.json")) == store)

        #expect(try await site.call("corpus", "build", "--out", "own.background", "--use").status == 0)
        let inForce = try Data(contentsOf: site.file("own.background"))
        try site.write(
            #"[{"paper":{"id":"2603.99999","title":"A new harbour","summary":"Of gusts.","upvotes":1}}]"#,
            to: "more.json")
        #expect(
            try await site.call("ingest", "more.json", "--format", "hf-json", "--as-of", "2026-03-03").status == 0)
        let other = try await site.call("corpus", "build", "--out", "own.background")
        #expect(other.status == 64 && other.errors.contains("is in force"), "\(other.errors)")
        #expect(try Data(contentsOf: site.file("own.background")) == inForce)
        #expect(try await site.call("corpus", "build", "--out", "own.background", "--use").status == 0)
        #expect(try Data(contentsOf: site.file("own.background")) != inForce)
    }

    @Test func fewPapersMakeNone() async throws {
        let site = try await FieldSite(papers: 30, subscribers: Self.subscribers).site
        let outcome = try await site.call("corpus", "build", "--use")
        #expect(outcome.status == 66 && outcome.errors.contains("30 stored papers"), "\(outcome.errors)")
        #expect(try backgrounds(of: site).isEmpty)
        #expect(try await site.call("match").status == 0)
    }
}
