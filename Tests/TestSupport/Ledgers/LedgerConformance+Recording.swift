internal import Editions
internal import FoundationEssentials
internal import Outbox
internal import Testing

extension LedgerConformance {
    static let recording: [LedgerConformance] = [
        LedgerConformance(name: "a claim whose lease has run out is undone, an attempt becomes unknown") { bench in
            let ledger = try bench.open()
            _ = try await ledger.plan([try sampleLetter("ada"), try sampleLetter("bob")])
            let ada = try #require(try await ledger.attempt(bench.request()))
            let bob = try #require(try await ledger.claim(bench.request()).first)
            bench.clock.advance(by: 599)
            #expect(try await ledger.expire { _ in false } == Sweep())
            bench.clock.advance(by: 1)
            #expect(try await ledger.expire { _ in false } == Sweep(unknown: [ada.id], released: [bob.id]))
            #expect(try await ledger.state(of: ada.id) == .unknown)
            #expect(try await ledger.state(of: bob.id) == .planned)
            #expect(try await ledger.expire { _ in false } == Sweep())
        },
        LedgerConformance(name: "a renewed lease lasts") { bench in
            let ledger = try bench.open()
            _ = try await ledger.plan([try sampleLetter()])
            let claim = try #require(try await ledger.attempt(bench.request()))
            bench.clock.advance(by: 500)
            try await ledger.renew([ClaimKey(id: claim.id, epoch: claim.epoch)])
            bench.clock.advance(by: 500)
            #expect(try await ledger.expire { _ in false } == Sweep())
            try await ledger.renew([ClaimKey(id: claim.id, epoch: claim.epoch - 1)])
            bench.clock.advance(by: 100)
            #expect(try await ledger.expire { _ in false }.unknown == [claim.id])
        },
        LedgerConformance(name: "the claim of a process that is gone ends at once") { bench in
            let ledger = try bench.open()
            _ = try await ledger.plan([try sampleLetter("ada"), try sampleLetter("bob")])
            let ada = try #require(try await ledger.attempt(bench.request(process: 7)))
            let bob = try #require(try await ledger.attempt(bench.request(process: 8, round: "other")))
            let sweep = try await ledger.expire { $0 == bench.owner(7) }
            #expect(sweep == Sweep(unknown: [ada.id]))
            #expect(try await ledger.state(of: bob.id) == .attempting(number: 1))
        },
        LedgerConformance(name: "an outcome of an old claim is a late fact, never a change of state") { bench in
            let ledger = try bench.open()
            _ = try await ledger.plan([try sampleLetter()])
            let old = try #require(try await ledger.attempt(bench.request()))
            _ = try await ledger.expire { _ in true }
            let sent = Outcome(old, .sent(reply: "250 ok", queueID: "Q9"))
            #expect(try await ledger.record([sent]) == [.late])
            #expect(try await ledger.record([sent]) == [.late])
            let shown = try #require(try await ledger.deliveries(DeliveryFilter()).first)
            #expect(shown.state == .unknown)
            #expect(shown.lateFacts.map(\.kind) == [.sent])
            #expect(shown.lateFacts.first?.text == "250 ok")
            // What is known to have arrived is not sent again.
            #expect(try await ledger.claim(bench.request(round: "next", waiting: .ignore)).isEmpty)
            #expect(try await ledger.retry([old.id]) == [.arrivedLate])
        },
        LedgerConformance(name: "an old epoch does not disturb the new claim") { bench in
            let ledger = try bench.open()
            _ = try await ledger.plan([try sampleLetter()])
            let old = try #require(try await ledger.attempt(bench.request()))
            _ = try await ledger.expire { _ in true }
            let new = try #require(try await ledger.attempt(bench.request(process: 2, round: "next")))
            #expect(new.epoch > old.epoch)
            #expect(try await ledger.record([Outcome(old, .failed(code: "550", reply: "550"))]) == [.late])
            #expect(try await ledger.state(of: old.id) == .attempting(number: 2))
            #expect(try await ledger.record([Outcome(new, .sent(reply: "250", queueID: nil))]) == [.applied(.sent)])
            #expect(try await ledger.record([Outcome(new, .sent(reply: "250", queueID: nil))]) == [.late])
        },
        LedgerConformance(name: "an outcome for a letter nobody planned is kept as late and harms nothing") { bench in
            let ledger = try bench.open()
            let stray = Outcome(id: try sampleLetter().id, epoch: 3, kind: .sent(reply: "250", queueID: nil))
            #expect(try await ledger.record([stray]) == [.late])
            #expect(try await ledger.plan([try sampleLetter()]) == [.planned(superseding: [])])
        },
        LedgerConformance(name: "attempting twice in one claim counts once") { bench in
            let ledger = try bench.open()
            _ = try await ledger.plan([try sampleLetter()])
            let claim = try #require(try await ledger.attempt(bench.request()))
            let again = try await ledger.record([Outcome(claim, .attempting(sha256: "ab"))])
            #expect(again == [.applied(.attempting(number: 1))])
        },
        LedgerConformance(name: "a release keeps the letter out of the round only where it should") { bench in
            let ledger = try bench.open()
            _ = try await ledger.plan([try sampleLetter()])
            let claim = try #require(try await ledger.claim(bench.request()).first)
            _ = try await ledger.record([Outcome(claim, .released(reason: "later", again: false))])
            #expect(try await ledger.claim(bench.request()).isEmpty)
            let next = try #require(try await ledger.claim(bench.request(round: "next")).first)
            _ = try await ledger.record([Outcome(next, .released(reason: "now", again: true))])
            #expect(try await ledger.claim(bench.request(round: "next")).count == 1)
        },
        LedgerConformance(name: "the reply and the relay's queue id are kept") { bench in
            let ledger = try bench.open()
            _ = try await ledger.plan([try sampleLetter()])
            let claim = try #require(try await ledger.attempt(bench.request()))
            _ = try await ledger.record([Outcome(claim, .sent(reply: "250 2.0.0 queued as 4XYZ", queueID: "4XYZ"))])
            let shown = try #require(try await ledger.deliveries(DeliveryFilter()).first)
            #expect(shown.reply == "250 2.0.0 queued as 4XYZ")
            #expect(shown.queueID == "4XYZ")
            #expect(shown.attempts == 1)
        },
    ]
}
