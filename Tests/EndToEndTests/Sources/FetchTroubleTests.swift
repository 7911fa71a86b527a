import Foundation
import TestSupport
import Testing

/// What servers do beside giving a digest, each with its named outcome.
@Suite struct FetchTroubleTests {
    private static let day = "2026-03-02T12:00:00Z"

    private static let failures: [(name: String, script: HTTPScript, status: Int32, words: String)] = [
        ("a loop of redirects", .redirect(to: "/api/daily_papers"), 69, "redirects in a circle"),
        ("a file", .redirect(to: "file:///etc/passwd"), 69, "redirects to file:"),
        ("no such page", .response(404, "gone"), 66, "no such page (HTTP 404)"),
        ("a broken server", .response(500, "oops"), 69, "HTTP 500"),
        ("nobody may look", .response(403, "no"), 69, "access is refused (HTTP 403)"),
        ("an empty page", .response(200, ""), 65, "empty"), ("no JSON", .response(200, "[{\"paper\":"), 65, "JSON"),
        ("hangs up", HTTPScript([.close]), 69, "ended the connection"),
        ("throttled", .response(429, ["Retry-After": "120"], ""), 75, "asks to be left alone until"),
    ]

    @Test func eachFailureIsNamed() async throws {
        try await SourceSite.run([("daily", "hf-json", "/api/daily_papers")]) { site in
            site.pages["/api/daily_papers"] = Papers.daily("2026-03-02", 0..<3)
            #expect(try await site.run("2026-03-02T06:00:00Z").report.state("daily") == "primed")
            let feed = site.feed
            for (name, script, status, words) in Self.failures {
                site.pages.play(script, at: "/api/daily_papers")
                let outcome = try await site.site.call("ingest", "daily", "--as-of", Self.day)
                #expect(outcome.status == status, "\(name): \(outcome.errors)")
                #expect(outcome.errors.contains(words), "\(name): \(outcome.errors)")
                #expect(outcome.errors.contains("the last good digest stays in force"), "\(name): \(outcome.errors)")
                #expect(outcome.output.contains("failed"), "\(name): \(outcome.output)")
            }
            #expect(try await site.site.call("feeds").status == 0)
            #expect(site.feed == feed)
            // What was read before that day still stands.
            #expect(try await site.states(of: "daily")["2026-03-02"] == "primed")
        }
    }

    @Test func aFailureIsSaidOnceToCronAndStaysInTheExitCode() async throws {
        try await SourceSite.run([("daily", "hf-json", "/api/daily_papers")]) { site in
            site.pages.play(.response(500, "oops"), at: "/api/daily_papers")
            let first = try await site.site.call("run", "--quiet")
            #expect(first.status == 69 && first.errors.contains("HTTP 500"), "\(first.errors)")
            let second = try await site.site.call("run", "--quiet")
            #expect(second.status == 1 && site.server.requests.count == 1, "\(second.errors)")
            #expect(second.output.isEmpty && second.errors.isEmpty, "\(second.output) \(second.errors)")
        }
    }

    @Test func aServiceThatThrottlesInWordsIsLeftAlone() async throws {
        try await SourceSite.run([("daily", "hf-json", "/api/daily_papers")]) { site in
            site.pages.play(.response(200, "Rate exceeded."), at: "/api/daily_papers")
            let first = try await site.site.call("ingest", "daily", "--as-of", Self.day)
            #expect(first.status == 75 && first.errors.contains("fewer requests"), "\(first.errors)")
            #expect(!first.errors.contains("last good digest"), "there is none: \(first.errors)")
            let second = try await site.site.call("ingest", "daily", "--as-of", Self.day)
            #expect(second.status == 75 && second.errors.contains("left alone until"), "\(second.errors)")
            #expect(site.server.requests.count == 1)
        }
    }

    @Test func notModifiedWithoutAStoredBodyIsAskedOnceMore() async throws {
        try await SourceSite.run([("daily", "hf-json", "/api/daily_papers")]) { site in
            site.pages.play(.response(304), at: "/api/daily_papers")
            let outcome = try await site.site.call("ingest", "--as-of", Self.day)
            #expect(outcome.status == 69 && outcome.errors.contains("twice, unasked"), "\(outcome.errors)")
            #expect(site.server.requests.count == 2)
        }
    }

    @Test func aHostThatAsksForRestGetsIt() async throws {
        try await SourceSite.run([("daily", "hf-json", "/api/daily_papers")]) { site in
            site.pages.play(.response(429, ["Retry-After": "3600"], ""), at: "/api/daily_papers")
            #expect(try await site.site.call("ingest").status == 75)
            site.pages.play(nil, at: "/api/daily_papers")
            site.pages["/api/daily_papers"] = Papers.daily("2026-03-02", 0..<3)
            let outcome = try await site.site.call("ingest")
            #expect(outcome.status == 75 && outcome.errors.contains("asks to be left alone until"), "\(outcome.errors)")
            #expect(site.server.requests.count == 1)
        }
    }

    @Test func aDryRunChangesNothingAndLeavesTiredHostsAlone() async throws {
        try await SourceSite.run([("daily", "hf-json", "/api/daily_papers")]) { site in
            site.pages["/api/daily_papers"] = Papers.daily("2026-03-02", 0..<3)
            #expect(try await site.run("2026-03-02T12:00:00Z").status == 0)
            let files = { () throws -> [String: Data] in
                let names = try FileManager.default.contentsOfDirectory(atPath: site.site.directory.path)
                    .filter { $0.hasPrefix("paperboy.sqlite") }
                return try Dictionary(
                    uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: site.site.file($0))) })
            }
            let before = try files()
            #expect(before.keys.contains("paperboy.sqlite"), "\(before.keys)")
            site.pages["/api/daily_papers"] = Papers.daily("2026-03-03", 10..<15)
            let url = "http://127.0.0.1:\(site.port)/api/daily_papers"
            for words in [["--as-of", "2026-03-03"], ["--as-of", "2026-03-03", "--digest", url]] {
                let dry = try await site.site.binary.run(["run", "--dry-run"] + words)
                #expect(
                    dry.status == 0 && dry.output.contains("2 letters would be sent"), "\(dry.output) \(dry.errors)")
            }
            #expect(try files()["paperboy.sqlite"] == before["paperboy.sqlite"])
            #expect(try files().filter { $0.key != "paperboy.sqlite" }.values.allSatisfy { $0.count < 40_000 })

            site.pages.play(.response(429, ["Retry-After": "3600"], ""), at: "/api/daily_papers")
            #expect(try await site.site.call("ingest").status == 75)
            site.pages.play(nil, at: "/api/daily_papers")
            let asked = site.server.requests.count
            for words in [[], ["--digest", url]] {
                let dry = try await site.site.binary.run(["run", "--dry-run"] + words)
                #expect(dry.errors.contains("left alone") || dry.output.contains("not looked at"), "\(dry.errors)")
            }
            #expect(site.server.requests.count == asked)
        }
    }

    @Test func aSourceThatIsGoneIsAskedNoMore() async throws {
        try await SourceSite.run([("old", "feed", "/old.xml"), ("new", "feed", "/new.xml")]) { site in
            let now = Date(timeIntervalSince1970: 1_772_400_000)
            site.pages["/new.xml"] = Papers.feed(0..<3) { _ in now }
            site.pages.play(.response(410, "gone"), at: "/old.xml")
            let first = try await site.run(Self.day)
            #expect(first.status == 1 && first.errors.contains("HTTP 410"), "\(first.errors)")
            let second = try await site.run("2026-03-03T12:00:00Z")
            #expect(second.status == 1 && second.errors.contains("old: gone for good"), "\(second.errors)")
            #expect(site.requests("/old.xml").count == 1 && site.requests("/new.xml").count == 2)

            try site.site.set(
                "sources", [["id": "old", "type": "feed", "url": "http://127.0.0.1:\(site.port)/new.xml"]])
            #expect(try await site.run("2026-03-04T12:00:00Z").report.state("old") == "primed")
        }
    }

    @Test func aMoveThatIsSaidOnThreeDaysIsFollowedForGood() async throws {
        try await SourceSite.run([("kites", "feed", "/old.xml")]) { site in
            let now = Date(timeIntervalSince1970: 1_772_400_000)
            site.pages["/new.xml"] = Papers.feed(0..<3) { _ in now }
            site.pages.play(.redirect(301, to: "/new.xml"), at: "/old.xml")
            for day in 2...5 {
                let run = try await site.run("2026-03-0\(day)T12:00:00Z")
                #expect(run.errors.contains("moved for good") == (day == 4), "\(day): \(run.errors)")
            }
            #expect(site.requests("/old.xml").count == 3 && site.requests("/new.xml").count == 4)
            #expect(try await site.site.call("sources").errors.contains("moved for good to"))
        }
    }

    @Test func privateAddressesAreRefusedUnlessAllowed() async throws {
        try await SourceSite.run([("daily", "hf-json", "/api/daily_papers")]) { site in
            site.pages["/api/daily_papers"] = Papers.daily("2026-03-02", 0..<3)
            try site.site.set("fetch.allowPrivate", nil)
            let outcome = try await site.site.call("ingest", "--as-of", Self.day)
            #expect(outcome.status == 69 && outcome.errors.contains("private address"), "\(outcome.errors)")
            #expect(outcome.errors.contains("fetch.allowPrivate"))
            #expect(site.server.requests.isEmpty)
        }
    }

    @Test func everyRequestSaysWhoAsks() async throws {
        try await SourceSite.run([("daily", "hf-json", "/api/daily_papers")]) { site in
            site.pages["/api/daily_papers"] = Papers.daily("2026-03-02", 0..<3)
            #expect(try await site.run(Self.day).status == 0)
            let agent = try #require(site.server.requests.first?.headers["user-agent"])
            #expect(agent.hasPrefix("Paperboy/") && agent.hasSuffix(" (+papers@example.org)"), "\(agent)")
        }
    }
}
