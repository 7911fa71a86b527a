import Foundation
import Mailbox
import Testing

/// A suppressed address gets no letter, whoever lists it, and whenever it was suppressed.
@Suite struct SuppressionTests {
    @Test func nobodyWhoIsSuppressedGetsALetter() async throws {
        try await withRelay { relay, port in
            let site = try await Site(readers: 3, port: port)
            try site.write(
                ["r010", "r011"].map { #"{"email":"\#(Site.address(of: $0))","keywords":["robot"]}"# }
                    .joined(separator: "\n"), to: "list.jsonl")
            #expect(try await site.call("subscribers", "import", "list.jsonl").status == 0)
            // One of the file and one of the store; capitals make no difference.
            let added = try await site.call(
                "suppress", "add", "R001@\(Site.domain)", Site.address(of: "r010"), "--reason", "unsubscribed")
            #expect(added.output == "suppressed: 2 new, 0 known before\n")
            let run = try await site.run()
            #expect(run.output.contains("r001  gets no letters: the address is suppressed"))
            #expect(Set(try await Audit(site, relay).copies.keys) == ["r002", "r003", "r011"])
            #expect(try await site.call("send", "--as-of", Site.day, "--subscriber", "r001").status == 0)
            #expect(try await site.call("send", "--subscriber", "r002", "--to", Site.address(of: "r010")).status == 64)
            #expect(relay.messageCount == 3)

            let listed = try await site.binary.run("suppress", "list", "--json")
            #expect(listed.output.contains("\"address\":\"\(Site.address(of: "r010"))\",\"at\""))
            #expect(try await site.call("suppress", "remove", Site.address(of: "r001")).output == "lifted: 1\n")
            #expect(try await site.run().status == 0)
            #expect(Set(try await Audit(site, relay).copies.keys) == ["r001", "r002", "r003", "r011"])
        }
    }

    /// Planned, deferred, failed: each by another way to the relay.
    @Test func lettersThatWaitAreWithheld() async throws {
        let script = FaultScript([.init(.recipient, .reply("450 4.2.1 later"), on: .first(4))])
        try await withRelay(script) { relay, port in
            let site = try await Site(readers: 4, port: port)
            #expect(try await site.run().status == 69)
            for reader in ["r001", "r002", "r003"] {
                #expect(try await site.call("suppress", "add", Site.address(of: reader)).status == 0)
            }
            let single = try await site.call("send", "--edition", "r001/\(Site.day)")
            #expect(single.errors.contains("r001/\(Site.day): not sent: the address is suppressed"))
            _ = try await site.call("retry", "r002/\(Site.day)")
            _ = try await site.call("retry", "--all")
            #expect(try await site.run().status == 0)
            let audit = try await Audit(site, relay)
            #expect(Set(audit.copies.keys) == ["r004"])
            #expect(audit.counts == ["sent": 1, "skipped": 3])
            #expect(audit.rows.filter { $0.state == "skipped" }.allSatisfy { $0.detail == "suppressed" })
        }
    }

    @Test func listmonksUnsubscribedAreSuppressed() async throws {
        try await withRelay { relay, port in
            let site = try await Site(readers: 2, port: port)
            let table = """
                uuid,email,name,attributes,status,created_at,updated_at
                1,\(Site.address(of: "r010")),Ten,"{""keywords"": [""robot""], ""city"": ""Rome""}",enabled,2024,2024
                2,\(Site.address(of: "r011")),Eleven,{},blocklisted,2024,2024
                3,\(Site.address(of: "r002")),Two,{},unsubscribed,2024,2024

                """
            try site.write(table, to: "subscribers.csv")
            let outcome = try await site.call("subscribers", "import", "subscribers.csv", "--json")
            #expect(outcome.status == 0)
            for part in [#""added":1,"#, #""format":"listmonk""#, #""newSuppressions":2"#, #"attribute \"city\""#] {
                #expect(outcome.output.contains(part), "\(part)")
            }
            #expect(try await site.run().status == 0)
            #expect(Set(try await Audit(site, relay).copies.keys) == ["r001", "r010"])
            try site.write("# gone\n\(Site.address(of: "r010"))\n", to: "gone.txt")
            #expect(try await site.call("suppress", "add", "--file", "gone.txt").output.contains("1 new"))
            try site.write("email,why\nnobody,x\n", to: "gone.csv")
            let refused = try await site.call("suppress", "add", "--file", "gone.csv")
            #expect(refused.status == 65 && refused.errors.contains("gone.csv:2:1: error: this is no mail address"))
        }
    }
}
