import Foundation
import Mailbox
import Testing

/// Stored readers beside those of the file, from a list to their letters.
@Suite struct ImportTests {
    /// `r001` stands in the file; `r010` and on are imported.
    private func list(_ count: Int, keyword: String = "robot") -> String {
        (0..<count).map { index in
            #"{"email":"\#(Site.address(of: "r0\(10 + index)"))","keywords":["\#(keyword)"],"delivery":{"feed":false}}"#
        }.joined(separator: "\n") + "\n"
    }

    @Test func importedReadersGetTheirLettersAndStayThemselves() async throws {
        try await withRelay { relay, port in
            let site = try await Site(readers: 1, port: port)
            try site.write(list(3), to: "list.jsonl")
            let trial = try await site.call("subscribers", "import", "list.jsonl", "--dry-run")
            #expect(trial.output == "dry run: readers: 3 new\n")
            #expect(try await site.call("subscribers", "import", "list.jsonl").output == "readers: 3 new\n")
            let again = try await site.call("subscribers", "import", "list.jsonl")
            #expect(again.output == "nothing new: 3 readers unchanged\n")

            #expect(try await site.run().status == 0)
            let audit = try await Audit(site, relay)
            #expect(audit.counts == ["sent": 4])
            #expect(Set(audit.copies.keys) == ["r001", "r010", "r011", "r012"])
            #expect(try await site.call("match", "r011").status == 0)
            // The letter itself names its reader.
            #expect(try await site.binary.run("preview", "r011", "--text").status == 0)
            #expect(try await site.call("why", "robot", "r011").status == 0)
            let shown = try await site.call("subscribers", "show", "r011", "--links")
            #expect(shown.output.contains("/feeds/s/"))

            // The same list from an export, with one change, and one reader less.
            let exported = try await site.binary.run("subscribers", "export").output
            try site.write(
                exported.replacing("\"keywords\":[\"robot\"]", with: "\"keywords\":[\"kite\"]"), to: "list.jsonl")
            #expect(try await site.call("subscribers", "import", "list.jsonl").output == "readers: 3 changed\n")
            #expect(try await site.call("subscribers", "remove", "r012").status == 0)
            #expect(try await site.run().status == 0)
            #expect(try await Audit(site, relay).copies.values.allSatisfy { $0.count == 1 })
        }
    }

    @Test func aBadListChangesNothing() async throws {
        let site = try await Site(readers: 1, port: 9)
        try site.write(list(2) + #"{"email":"\#(Site.address(of: "x"))","wieght":1}"# + "\n", to: "list.jsonl")
        let refused = try await site.call("subscribers", "import", "list.jsonl")
        #expect(refused.status == 65)
        #expect(refused.errors.contains("list.jsonl:3:34: error: unknown key \"wieght\""))
        #expect(refused.output.isEmpty)
        #expect(try await site.call("subscribers", "export").output.isEmpty)
        let skipped = try await site.call("subscribers", "import", "--skip-bad", "list.jsonl")
        #expect(skipped.output == "readers: 2 new, 1 bad row left out\n")
        #expect(skipped.status == 0)
        let piped = try await site.binary.run(["subscribers", "import", "-"], input: "hello\n")
        #expect(piped.status == 65 && piped.errors.contains("--format"))
        #expect(try await site.call("subscribers", "import", "absent.csv").status == 66)
    }

    @Test func theFileWins() async throws {
        try await withRelay { relay, port in
            let site = try await Site(readers: 2, port: port)
            // r001 by its address, r002 by its id, and one whom nobody else has.
            let text = """
                {"id":"other","email":"\(Site.address(of: "r001"))","keywords":["x-ray"]}
                {"id":"r002","email":"\(Site.address(of: "r102"))","keywords":["x-ray"]}
                {"id":"r003","email":"\(Site.address(of: "r003"))","keywords":["robot"]}

                """
            try site.write(text, to: "list.jsonl")
            let outcome = try await site.call("subscribers", "import", "list.jsonl")
            #expect(outcome.output == "readers: 1 new\n")
            #expect(outcome.errors.contains("2 rows left out: subscribers.json has them and wins (line 1, line 2)"))

            // The file takes r003's address over later.
            let file = site.subscribers().replacing("\"id\": \"r002\"", with: "\"id\": \"zoe\"")
                .replacing(Site.address(of: "r002"), with: Site.address(of: "r003"))
            try site.write(file, to: "subscribers.json")
            let run = try await site.run()
            #expect(run.errors.contains("1 stored readers are in subscribers.json too, which wins: r003"))
            #expect(Set(try await Audit(site, relay).copies.keys) == ["r001", "r003"])
        }
    }

    @Test func aProfileThatIsGoneIsSaid() async throws {
        try await withRelay { relay, port in
            let site = try await Site(readers: 1, port: port)
            let head = #"{ "version": 1, "profiles": { "robots": { "keywords": ["robot"] } }, "#
            let good = site.subscribers().replacing("{ \"version\": 1, ", with: head)
            try site.write(good, to: "subscribers.json")
            try site.write(
                #"{"id":"r010","email":"\#(Site.address(of: "r010"))","profiles":["robots"]}"#, to: "l.jsonl")
            #expect(try await site.call("subscribers", "import", "l.jsonl").status == 0)
            try site.write(site.subscribers(), to: "subscribers.json")
            let run = try await site.run("--no-send")
            #expect(run.errors.contains("1 stored readers get nothing (r010): unknown profile \"robots\""))
            try site.write(good, to: "subscribers.json")
            #expect(try await site.run().status == 0)
            #expect(Set(try await Audit(site, relay).copies.keys) == ["r001", "r010"])
        }
    }

    @Test func oneReaderIsAddedByHand() async throws {
        let site = try await Site(readers: 1, port: 9)
        let address = Site.address(of: "New.Reader")
        let added = try await site.call("subscribers", "add", address, "--keyword", "robot", "--exclude", "survey")
        #expect(added.output == "readers: 1 new (new-reader)\n")
        #expect(
            try await site.call("subscribers", "add", address, "--keyword", "kite").output
                == "readers: 1 changed (new-reader)\n")
        let refused = try await site.call("subscribers", "add", address, "--keyword", "the", "--profile", "none")
        #expect(refused.status == 64)
        #expect(refused.errors.contains("command line --keyword: error: the term \"the\" holds only words"))
        #expect(refused.errors.contains("command line --profile: error: unknown profile \"none\""))
        let known = try await site.call("subscribers", "add", Site.address(of: "r001"), "--keyword", "kite")
        #expect(known.errors.contains("1 row left out: subscribers.json has them and wins"))
        #expect(try await site.call("subscribers", "list").output.split(separator: "\n").count == 2)
    }

    @Test func aPausedReaderGetsNothing() async throws {
        try await withRelay { relay, port in
            let site = try await Site(readers: 1, port: port)
            try site.write(list(2), to: "list.jsonl")
            #expect(try await site.call("subscribers", "import", "list.jsonl").status == 0)
            #expect(try await site.call("subscribers", "pause", "r010").output == "paused  r010\n")
            #expect(try await site.call("subscribers", "pause", "r001").status == 64)
            #expect(try await site.run().status == 0)
            #expect(Set(try await Audit(site, relay).copies.keys) == ["r001", "r011"])
            #expect(try await site.call("subscribers", "resume", "r010").output == "resumed  r010\n")
            #expect(try await site.run().status == 0)
            #expect(Set(try await Audit(site, relay).copies.keys) == ["r001", "r010", "r011"])
        }
    }
}
