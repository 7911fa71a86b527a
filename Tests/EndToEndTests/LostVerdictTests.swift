import Foundation
import Mailbox
import Testing

/// The connection ends after the dot and before its 250: the relay has the letter, and nobody can know.
@Suite struct LostVerdictTests {
    private static let losses = FaultScript([
        .init(.dot, .dropAfter, on: .nth(5)), .init(.dot, .dropAfter, on: .nth(19)),
    ])

    @Test func aLetterOfUnknownFateIsSentAgainWithTheSameBytes() async throws {
        try await withRelay(Self.losses) { relay, port in
            let site = try await Site(readers: 40, port: port)
            let first = try await site.run()
            #expect(first.status == 1, "\(first.errors)")
            let doubtful = try await Audit(site, relay)
            doubtful.check()
            #expect(doubtful.counts == ["sent": 38, "unknown": 2])
            #expect(relay.messageCount == 40)
            let unknown = doubtful.readers("unknown")

            // A relay that has just lost one is given time, unless somebody says "now".
            let early = try await site.run()
            #expect(early.status == 0, "\(early.errors)")
            #expect(relay.messageCount == 40)
            let second = try await site.call("send", "--as-of", Site.day)
            #expect(second.status == 0, "\(second.errors)")
            let audit = try await Audit(site, relay)
            audit.check(excused: unknown)
            #expect(audit.counts == ["sent": 40])
            #expect(audit.doubled == unknown)
            #expect(relay.messageCount == 42)
        }
    }

    @Test func holdSendsNoSecondCopyAndListsTheLetter() async throws {
        try await withRelay(Self.losses) { relay, port in
            let site = try await Site(readers: 40, port: port)
            try site.set("mail.onUnknown", "hold")
            #expect(try await site.run().status == 1)
            for command in ["run", "send"] {
                let outcome = try await site.call(command, "--as-of", Site.day)
                #expect(outcome.status == 0, "\(outcome.errors)")
            }
            let held = try await Audit(site, relay)
            held.check()
            #expect(held.counts == ["sent": 38, "unknown": 2])
            #expect(relay.messageCount == 40)
            #expect(Set(try await Audit.rows(of: site, "--failed").map(\.reader)) == held.readers("unknown"))

            // The operator has looked, and wants it all the same.
            let chosen = try #require(held.readers("unknown").min())
            let retried = try await site.call("retry", "\(chosen)/\(Site.day)")
            #expect(retried.status == 0, "\(retried.errors)")
            let audit = try await Audit(site, relay)
            audit.check(excused: [chosen])
            #expect(audit.doubled == [chosen])
            #expect(audit.counts == ["sent": 39, "unknown": 1])
        }
    }
}
