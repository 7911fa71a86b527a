import Foundation
import Mailbox
import Testing

/// `why` answers on one screen, whatever became of the paper.
@Suite struct WhyTests {
    /// One reader a state; `r1`…: their letters meet troubles.
    private static let subscribers = """
        { "version": 1,
          "profiles": { "robots": { "keywords": ["robot"], "exclude": ["survey"] },
            "words": { "keywords": ["language model"] } },
          "subscribers": [
            { "id": "sent", "email": "sent@readers.example.org", "profiles": ["robots", "words"] },
            { "id": "failed", "email": "failed@readers.example.org", "keywords": ["robot"] },
            { "id": "later", "email": "later@readers.example.org", "keywords": ["robot"] },
            { "id": "one", "email": "one@readers.example.org", "keywords": ["robot", "protein"],
              "delivery": { "maxPapers": 1 } },
            { "id": "strict", "email": "strict@readers.example.org", "keywords": ["robot"], "minScore": 0.9 },
            { "id": "voter", "email": "voter@readers.example.org", "keywords": ["robot"], "minVotes": 90000 },
            { "id": "needs", "email": "needs@readers.example.org", "keywords": ["robot"],
              "require": [["zeppelin", "kite"]] },
            { "id": "off", "email": "off@readers.example.org", "enabled": false, "keywords": ["robot"] },
            { "id": "feed", "email": "feed@readers.example.org", "keywords": ["robot"], "delivery": { "mail": false } },
            { "id": "all", "email": "all@readers.example.org", "keywords": [] } ] }
        """
    private static let robots = "Footholds First"

    private func why(_ site: Site, _ paper: String, _ reader: String, on day: String = Site.day) async throws -> String
    {
        let outcome = try await site.call("why", paper, reader, "--as-of", day)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.count <= 24, "\(outcome.output)")
        for line in lines { #expect(line.count <= 80, "\(line)") }
        #expect(outcome.output.hasPrefix("answer"))
        return outcome.output
    }

    /// The first fact, its lines joined.
    private func answer(_ text: String) -> String {
        let lines = text.split(separator: "\n")
        let rest = lines.dropFirst().prefix { $0.hasPrefix(" ") }
        return ([lines.first.map { $0.dropFirst("answer".count) } ?? ""] + rest.map { $0 })
            .map { $0.split(separator: " ").joined(separator: " ") }.joined(separator: " ")
    }

    private func site(port: Int) async throws -> Site {
        let site = try await Site(readers: 1, port: port, isWhole: true)
        try site.write(Self.subscribers, to: "subscribers.json")
        return site
    }

    @Test func tellsEveryStateOfALetter() async throws {
        let script = FaultScript([
            .init(.recipient, .reply("550 5.1.1 no such user"), recipient: "failed@"),
            .init(.recipient, .reply("451 4.3.0 try later"), recipient: "later@"),
        ])
        try await withRelay(script) { relay, port in
            let site = try await site(port: port)
            let planned = try await site.run("--no-send")
            #expect(planned.status == 0, "\(planned.errors)")
            #expect(
                answer(try await why(site, Self.robots, "sent"))
                    == "is in letter sent/2026-03-02, which waits to be sent")
            _ = try await site.run()
            let sent = try await why(site, Self.robots, "sent")
            #expect(answer(sent).hasPrefix("came: letter sent/2026-03-02, sent "))
            #expect(sent.contains("told     entry ") && sent.contains("sent/2026-03-02 is sent"))
            #expect(sent.contains("robot (robots): "))
            let later = try await why(site, Self.robots, "later")
            #expect(answer(later).hasPrefix("is in letter later/2026-03-02, put off by the relay until "))
            #expect(later.contains("later/2026-03-02 is deferred: 451 4.3.0"), "\(later)")
            let failed = try await why(site, Self.robots, "failed")
            #expect(answer(failed).hasPrefix("its letter failed/2026-03-02 did not go out; comes with the next letter"))
            #expect(failed.contains("failed/2026-03-02 is failed (5.1.1)"))
        }
    }

    @Test func tellsOfALetterThatMayHaveComeAndOfOneThatANewerTookThePlaceOf() async throws {
        let script = FaultScript([.init(.dot, .dropAfter, on: .nth(1))])
        try await withRelay(script) { relay, port in
            let site = try await Site(readers: 1, port: port)
            try site.set("mail.onUnknown", "hold")
            #expect(try await site.run("--no-send").status == 0)
            let next = try await site.binary.run(["run", "--as-of", "2026-03-03"])
            #expect(next.status != 0, "\(next.output)")
            let text = try await why(site, Self.robots, "r001", on: "2026-03-03")
            #expect(
                answer(text) == "may have come: nobody read what the relay said to letter r001/2026-03-03", "\(text)")
            #expect(text.contains("ledger   r001/2026-03-03 is unknown"))
            #expect(text.contains("ledger   r001/2026-03-02 is superseded by r001/2026-03-03"))
        }
    }

    @Test func tellsWhatKeepsAPaperAway() async throws {
        let site = try await site(port: 9)
        #expect(try await site.call("ingest", "--as-of", Site.day).status == 0)
        let table: [(reader: String, paper: String, answer: String)] = [
            ("strict", Self.robots, "does not come: score 0."), ("voter", Self.robots, "does not come: "),
            ("needs", Self.robots, "does not come: needs “zeppelin” or “kite”"),
            ("off", Self.robots, "does not come: the reader is not enabled"),
            ("feed", Self.robots, "stands in the reader's feed"),
            ("sent", "A Survey of World Models", "does not come: "),
            ("strict", "Tokenizers Need Not", "does not come: no keyword stands in it"),
            ("sent", Self.robots, "comes with the next letter, due "),
            ("all", Self.robots, "comes with the next letter"),
        ]
        for (reader, paper, expected) in table {
            let text = try await why(site, paper, reader)
            #expect(answer(text).hasPrefix(expected), "\(reader): \(text)")
            #expect(text.contains("ledger   in no letter to \(reader)"), "\(text)")
        }
        #expect(try await why(site, Self.robots, "voter").contains("votes of at least 90000"))
        let old = try await why(site, Self.robots, "sent", on: "2026-03-20")
        #expect(answer(old) == "does not come: it is 18 days old, and maxAgeDays is 7")
        #expect(try await site.call("suppress", "add", "sent@readers.example.org").status == 0)
        let suppressed = try await why(site, Self.robots, "sent")
        #expect(answer(suppressed).hasPrefix("does not come: the reader's address is suppressed ("), "\(suppressed)")
    }

    @Test func tellsWhatTheCapCuts() async throws {
        let site = try await site(port: 9)
        #expect(try await site.call("ingest", "--as-of", Site.day).status == 0)
        let list = try await site.call("match", "one", "--as-of", Site.day).output
        #expect(list.contains("cut:  maxPapers 1 is full of better papers"))
        let cut = try #require(list.split(separator: "\n").filter { $0.hasPrefix("+") }.dropFirst().first)
        let title = String(cut.drop { $0 != "." }.dropFirst(3)).trimmingCharacters(in: .whitespaces)
        let text = try await why(site, title, "one")
        #expect(answer(text) == "does not come: maxPapers 1 is full of better papers", "\(text)")
        #expect(text.contains("; cut by maxPapers 1"))
    }

    @Test func aPaperNeverSeenIsSaidToBeSoWithWhatIsNearest() async throws {
        let site = try await site(port: 9)
        #expect(try await site.call("ingest", "--as-of", Site.day).status == 0)
        for unknown in [
            "zeppelins of the deep", "2601.99999", "arxiv:2601.99999", "https://arxiv.org/abs/2601.99999", "%",
        ] {
            let text = try await why(site, unknown, "sent")
            #expect(answer(text).hasPrefix("never seen: "), "\(unknown): \(text)")
            #expect(text.contains("25 papers, first seen 2026-03-02 to 2026-03-02"))
        }
        #expect(try await why(site, "Foothodls Fisrt", "sent").contains("nearest  Footholds First"))
        let found = try await why(site, "first FOOTHOLDS", "sent")
        #expect(found.contains("paper    Footholds First"))
        let reader = try await site.call("why", Self.robots, "snet")
        #expect(reader.status == 64 && reader.errors.contains("did you mean sent?"))
    }
}
