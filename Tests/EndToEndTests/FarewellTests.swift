import Foundation
import Mailbox
import Testing

/// Readers and sites that change while letters wait.
@Suite struct FarewellTests {
    /// Disabled, removed, and without mail: each while the letter could not be sent.
    @Test func whoTakesNoMailAnyMoreGetsNoLetterThatWaits() async throws {
        let script = FaultScript([.init(.recipient, .reply("450 4.2.1 later"), on: .first(6))])
        try await withRelay(script) { relay, port in
            let site = try await Site(readers: 6, port: port)
            #expect(try await site.run().status == 69)
            var lines = site.subscribers().split(separator: "\n").map(String.init)
            lines[1] = lines[1].replacing("\"keywords\"", with: "\"enabled\": false, \"keywords\"")
            lines[2] = lines[2].replacing("\"sendEmpty\"", with: "\"mail\": false, \"sendEmpty\"")
            lines.remove(at: 3)
            try site.write(lines.joined(separator: "\n"), to: "subscribers.json")

            let early = try await site.call("retry", "--all")
            #expect(early.status == 0, "\(early.errors)")
            #expect(Set(try await Audit(site, relay).copies.keys) == ["r004", "r005", "r006"])
            let outcome = try await site.run()
            #expect(outcome.errors.contains("r001/\(Site.day): not sent: the reader takes no mail any more"))
            for command in ["run", "send"] { _ = try await site.call(command, "--as-of", Site.day) }
            let audit = try await Audit(site, relay)
            #expect(audit.counts == ["sent": 3, "skipped": 3])
            #expect(relay.messageCount == 3)
            #expect(audit.rows.filter { $0.state == "skipped" }.allSatisfy { $0.detail == "unsubscribed" })
        }
    }

    /// Title, sender, templates and the reader's name are others by the time of the second copy; its bytes are not.
    @Test(arguments: [false, true])
    func aSecondCopyIsTheFirstWhateverHasChanged(isKilled: Bool) async throws {
        let executioner = Executioner()
        // Five letters are stored when the process dies, or when the relay breaks off.
        var script = FaultScript([.init(.dot, isKilled ? .stall(.milliseconds(100)) : .dropAfter, on: .nth(5))])
        if isKilled { script.rules[0].which = .always }
        try await withRelay(script, { $0.onMessage = { _ in executioner.messageCame() } }) { relay, port in
            let site = try await Site(readers: 12, port: port)
            let running = try site.start()
            if isKilled { executioner.await(.afterMessage(5, 0), for: running) }
            #expect(await running.outcome().status == (isKilled ? -SIGKILL : 1))

            try site.set("site.title", "Another title")
            try site.set("mail.from", "Somebody else <else@example.org>")
            try site.set("site.locale", "de")
            try site.write("Changed\n", to: "templates/letter-head.text.mustache")
            try site.write(site.subscribers().replacing("Reader ", with: "Other "), to: "subscribers.json")
            let outcome = try await site.call("send", "--as-of", Site.day)
            #expect(outcome.status == 0, "\(outcome.errors)")
            let audit = try await Audit(site, relay)
            audit.check(excused: audit.doubled)
            #expect(audit.counts == ["sent": 12])
            #expect(audit.doubled.count >= 1)
            #expect(Set(relay.messages.map(\.sender)) == ["papers@example.org"])
        }
    }
}
