import Foundation
import Mailbox
import Testing

/// Relays that refuse, put off, and break off.
@Suite struct RelayTroubleTests {
    @Test func aRelayThatIsDownLeavesTheLettersPlanned() async throws {
        let reserved = try ReservedPort()
        let site = try await Site(readers: 70, port: reserved.number)
        let down = try await site.run()
        #expect(down.status == 69, "\(down.errors)")
        #expect(down.errors.contains("the relay cannot be reached"))
        let waiting = try await Audit(site)
        waiting.check()
        #expect(waiting.counts == ["planned": 70])

        try await withRelay(FaultScript(), { $0.port = reserved.number }) { relay, _ in
            let up = try await site.run()
            #expect(up.status == 0, "\(up.errors)")
            let audit = try await Audit(site, relay)
            audit.check()
            #expect(audit.counts == ["sent": 70])
        }
    }

    @Test func aLetterThatIsPutOffWaitsUntilItsTimeOrTheOperatorsWord() async throws {
        let script = FaultScript([
            .init(.recipient, .reply("450 4.2.1 <r005@readers.example.org> try later"), recipient: "r005@"),
            .init(.recipient, .reply("451 4.3.0 try later"), on: .first(3), recipient: "5@"),
        ])
        // The first rule counts for its own reader alone; the second puts off r015, r025 and r035 once.
        try await withRelay(script) { relay, port in
            let site = try await Site(readers: 40, port: port)
            let first = try await site.run()
            #expect(first.status == 1, "\(first.errors)")
            let waiting = try await Audit(site, relay)
            waiting.check()
            let deferred = waiting.readers("deferred")
            #expect(deferred.isSuperset(of: ["r005"]) && deferred.allSatisfy { $0.hasSuffix("5") })
            #expect(waiting.counts == ["sent": 40 - deferred.count, "deferred": deferred.count])

            _ = try await site.run()
            #expect(relay.messageCount == 40 - deferred.count)
            let retried = try await site.call("retry", "--all")
            #expect(retried.status == 1, "\(retried.errors)")
            let audit = try await Audit(site, relay)
            audit.check()
            #expect(audit.readers("deferred") == ["r005"])
            #expect(audit.counts == ["sent": 39, "deferred": 1])
        }
    }

    @Test func aGreylistTakesEachLetterAtItsSecondCall() async throws {
        let script = FaultScript([
            .init(.recipient, .reply("450 4.7.1 greylisted, come back"), on: .firstOfEachRecipient)
        ])
        try await withRelay(script) { relay, port in
            let site = try await Site(readers: 20, port: port)
            #expect(try await site.run().status == 69)
            let waiting = try await Audit(site, relay)
            waiting.check()
            #expect(waiting.counts == ["deferred": 20])
            #expect(try await site.call("retry", "--all").status == 0)
            let audit = try await Audit(site, relay)
            audit.check()
            #expect(audit.counts == ["sent": 20])
        }
    }

    @Test func aDeadAddressFailsAndTheOthersAreSent() async throws {
        let script = FaultScript([
            .init(.recipient, .reply("550 5.1.1 <r007@readers.example.org>: no such user"), recipient: "r007@"),
            .init(.recipient, .reply("550 5.1.1 no such user"), recipient: "r017@"),
            .init(.dot, .reply("552 5.2.2 mailbox full"), recipient: "r023@"),
        ])
        try await withRelay(script) { relay, port in
            let site = try await Site(readers: 70, port: port)
            let outcome = try await site.run()
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.errors.contains("5.1.1"))
            let audit = try await Audit(site, relay)
            audit.check()
            #expect(audit.readers("failed") == ["r007", "r017", "r023"])
            #expect(audit.counts == ["sent": 67, "failed": 3])
            #expect(Set(audit.rows.compactMap(\.detail)) == ["5.1.1", "5.2.2"])
            let list = try await site.call("deliveries")
            #expect(list.errors.contains("70 letters: 3 failed, 67 sent"))

            #expect(try await site.run().status == 0)
            #expect(relay.messageCount == 67)
        }
    }

    /// A relay whose directory is dead refuses everybody: better to ask than to believe it.
    @Test func manyDeadAddressesStopTheRun() async throws {
        let script = FaultScript([.init(.recipient, .reply("550 5.1.1 no such user"), on: .every(4))])
        try await withRelay(script) { relay, port in
            let site = try await Site(readers: 100, port: port)
            try site.set("mail.connections", 1)
            let outcome = try await site.run()
            #expect(outcome.status == 1, "\(outcome.errors)")
            #expect(outcome.errors.contains("16 of 100 recipients do not exist, says the relay"), "\(outcome.errors)")
            let audit = try await Audit(site, relay)
            audit.check()
            #expect(audit.counts == ["sent": 48, "failed": 16, "planned": 36])
        }
    }

    @Test func aReaderWhoseMailboxRefusesUsFailsAndKeepsNobodyBack() async throws {
        let script = FaultScript([
            .init(.recipient, .reply("550 5.7.1 no"), recipient: Site.address(of: "r002"))
        ])
        try await withRelay(script) { relay, port in
            let site = try await Site(readers: 20, port: port)
            let outcome = try await site.run()
            #expect(outcome.status == 0, "\(outcome.errors)")
            let audit = try await Audit(site, relay)
            audit.check()
            #expect(audit.readers("failed") == ["r002"])
            #expect(audit.counts == ["sent": 19, "failed": 1])
        }
    }

    @Test func aRelayThatRefusesOurSenderSuspendsNobody() async throws {
        let script = FaultScript([.init(.mail, .reply("550 5.7.1 not from here"))])
        try await withRelay(script) { relay, port in
            let site = try await Site(readers: 20, port: port)
            let outcome = try await site.run()
            #expect(outcome.status == 69, "\(outcome.errors)")
            #expect(outcome.errors.contains("not from here"))
            let audit = try await Audit(site, relay)
            audit.check()
            #expect(audit.counts == ["planned": 20])
        }
    }

    /// Moments when it surely has nothing of the letter.
    private static let breaks: [FaultScript.Rule] = [
        .init(.mail, .replyAndClose("421 4.3.2 going down"), on: .nth(20)),
        .init(.recipient, .drop, on: .nth(11)),
        .init(.data, .drop, on: .nth(3)),
        .init(.dot, .replyAndClose("421 4.3.2 going down"), on: .nth(8)),
    ]

    @Test(arguments: breaks) func aRelayThatBreaksOffOnceGetsEachLetterOnceInTheSameRun(
        rule: FaultScript.Rule
    ) async throws {
        try await withRelay(FaultScript([rule])) { relay, port in
            let site = try await Site(readers: 24, port: port)
            let outcome = try await site.run()
            #expect(outcome.status == 0, "\(outcome.errors)")
            let audit = try await Audit(site, relay)
            audit.check()
            #expect(audit.counts == ["sent": 24])
        }
    }

    /// The dot had left with the rest, so the letter is in doubt; the relay never had it, so nobody is doubled.
    @Test func aRelayThatBreaksOffWithinALetterGetsItOnceInTheNextRun() async throws {
        try await withRelay(FaultScript([.init(.body, .drop, on: .nth(10))])) { relay, port in
            let site = try await Site(readers: 24, port: port)
            #expect(try await site.run().status == 1)
            let doubtful = try await Audit(site, relay)
            doubtful.check()
            #expect(doubtful.counts == ["sent": 23, "unknown": 1])
            #expect(try await site.call("send", "--as-of", Site.day).status == 0)
            let audit = try await Audit(site, relay)
            audit.check()
            #expect(audit.counts == ["sent": 24])
        }
    }

    /// One site through everything at once: each letter ends in a named state, and the last call brings the rest home.
    @Test func aDayOfEveryTroubleLosesNobody() async throws {
        let script = FaultScript([
            .init(.connect, .replyAndClose("421 4.3.2 too many connections"), on: .nth(1)),
            .init(.recipient, .reply("451 4.3.0 later"), on: .first(4), recipient: "3@"),
            .init(.recipient, .reply("550 5.1.1 gone"), recipient: "r060@"),
            .init(.dot, .dropAfter, on: .nth(30)),
            .init(.body, .drop, on: .nth(44)),
            .init(.dot, .reply("451 4.3.0 disk"), on: .nth(50)),
        ])
        try await withRelay(script) { relay, port in
            let site = try await Site(readers: 70, port: port)
            let first = try await site.run()
            #expect([1, 69].contains(first.status), "\(first.errors)")
            let middle = try await Audit(site, relay)
            middle.check()
            var excused = middle.readers("unknown")
            for _ in 0..<3 {
                _ = try await site.call("send", "--as-of", Site.day)
                excused.formUnion(try await Audit(site, relay).readers("unknown"))
            }
            let audit = try await Audit(site, relay)
            audit.check(excused: excused)
            #expect(audit.counts == ["sent": 69, "failed": 1])
            #expect(audit.readers("failed") == ["r060"])
        }
    }
}
