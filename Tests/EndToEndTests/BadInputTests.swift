import Foundation
import Mailbox
import Testing

@Suite struct BadInputTests {
    private static let nextDay = "2026-03-03"
    private static let digests: [(name: String, bytes: [UInt8]?, status: Int32)] = [
        ("missing", nil, 66), ("empty", [], 65), ("blank lines", Array("\n \n\r\n".utf8), 65),
        ("binary", (0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* 7_919 >> 3) }, 65),
        ("an image", [0x89] + Array("PNG\r\n\u{1A}\n".utf8) + Array(repeating: 0, count: 900), 65),
        (
            "a login page",
            Array(
                """
                <!DOCTYPE html><html><head><title>Sign in</title></head><body><form action="/login" method="post">
                <input name="user"><input name="password" type="password"><button>Sign in</button></form></body></html>
                """.utf8), 65
        ),
        ("prose", Array("Thank you for your interest.\n\nThe page will be back soon.\n".utf8), 65),
        ("a day without papers", Array("Daily Papers\n\nbyAK and the research community\n\nMar 3\n".utf8), 65),
    ]

    @Test func aBadDigestIsLoudAndMailsNobody() async throws {
        try await withRelay { relay, port in
            let site = try await Site(readers: 6, port: port)
            #expect(try await site.run().status == 0)
            let papers = try await site.call("papers", "--json").output
            #expect(papers.contains("Footholds First"))
            let index = try Data(contentsOf: site.file("public/feeds/all.atom"))
            for (name, bytes, status) in Self.digests {
                let file = site.file("page.txt")
                try? FileManager.default.removeItem(at: file)
                if let bytes { try Data(bytes).write(to: file) }
                let command = name.hasPrefix("a") ? ["ingest", "page.txt"] : ["run", "--digest", "page.txt"]
                let outcome = try await site.binary.run(command + ["--as-of", Self.nextDay])
                #expect(outcome.status == status, "\(command[0]), \(name): \(outcome.errors)")
                #expect(outcome.errors.contains("error: page.txt: "), "\(name): \(outcome.errors)")
                #expect(outcome.errors.contains("the last good digest stays in force"), "\(name)")
            }
            #expect(relay.messageCount == 6)
            #expect(try await site.call("papers", "--json").output == papers)
            #expect(try Data(contentsOf: site.file("public/feeds/all.atom")) == index)
            try await Audit(site, relay).check()
        }
    }

    @Test func aFirstDigestThatIsBadMailsNobody() async throws {
        try await withRelay { relay, port in
            let site = try await Site(readers: 3, port: port)
            for (name, bytes, status) in Self.digests {
                let file = site.file(Site.digest)
                try? FileManager.default.removeItem(at: file)
                if let bytes { try Data(bytes).write(to: file) }
                let outcome = try await site.run()
                #expect(outcome.status == status, "\(name): \(outcome.errors)")
            }
            #expect(relay.connectionCount == 0)
            #expect(try await Audit.rows(of: site).isEmpty)
        }
    }

    @Test func aTypoAmongTheReadersChangesNothing() async throws {
        try await withRelay { relay, port in
            let site = try await Site(readers: 5, port: port)
            let good = site.subscribers()
            // In the line of an address, which must not be shown with it.
            let bad = good.replacing("\"keywords\": [\"protein", with: "\"keyworsd\": [\"protein")
            try site.write(bad, to: "subscribers.json")
            let lines = good.split(separator: "\n", omittingEmptySubsequences: false)
            let line = try #require(lines.firstIndex { $0.contains("protein") })
            let column = try #require(lines[line].range(of: "\"keywords\"")).lowerBound
            let place = "\(line + 1):\(lines[line].distance(from: lines[line].startIndex, to: column) + 1)"
            for command in ["run", "send"] {
                let outcome = try await site.call(command, "--as-of", Site.day)
                #expect(outcome.status == 78)
                #expect(outcome.errors.contains("subscribers.json:\(place): error: "), "\(outcome.errors)")
                #expect(outcome.errors.contains("did you mean \"keywords\"?"), "\(outcome.errors)")
            }
            #expect(relay.connectionCount == 0)
            #expect(!FileManager.default.fileExists(atPath: site.file("public").path))

            try site.write(good, to: "subscribers.json")
            #expect(try await site.run().status == 0)
            try await Audit(site, relay).check()
        }
    }

    @Test func aTypoInTheConfigurationChangesNothing() async throws {
        try await withRelay { relay, port in
            let site = try await Site(readers: 3, port: port)
            try site.set("mail.form", "Paperboy <papers@example.org>")
            let outcome = try await site.run()
            #expect(outcome.status == 78)
            #expect(outcome.errors.contains("did you mean \"from\"?"), "\(outcome.errors)")
            #expect(try outcome.errors.contains(Regex(#"paperboy\.json:[0-9]+:[0-9]+: error: "#)), "\(outcome.errors)")
            #expect(relay.connectionCount == 0)
            #expect(!FileManager.default.fileExists(atPath: site.file("paperboy.sqlite").path))
        }
    }
}
