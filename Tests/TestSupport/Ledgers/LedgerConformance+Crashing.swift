internal import Editions
internal import Outbox
internal import Testing

extension LedgerConformance {
    static let crashing: [LedgerConformance] = [
        LedgerConformance(name: "a crash between any two calls loses nothing and leaves a named state") { bench in
            // After that many steps the process dies; the next one opens the store and sweeps.
            let expected: [DeliveryState?] = [nil, .planned, .planned, .unknown, .sent]
            for (step, state) in expected.enumerated() {
                let subscriber = "reader-\(step)"
                let id = try sampleLetter(subscriber).id
                var claim: Claim?
                if step >= 1 { _ = try await bench.open().plan([try sampleLetter(subscriber)]) }
                if step >= 2 { claim = try await bench.open().claim(bench.request(round: "\(step)", only: [id])).first }
                if step >= 3, let claim {
                    _ = try await bench.open().record([Outcome(claim, .attempting(sha256: "ab"))])
                }
                if step >= 4, let claim {
                    _ = try await bench.open().record([Outcome(claim, .sent(reply: "250", queueID: nil))])
                }
                let survivor = try bench.open()
                _ = try await survivor.expire { _ in true }
                #expect(try await survivor.state(of: id) == state, "after step \(step)")
                let again = try await survivor.claim(bench.request(round: "after \(step)", only: [id]))
                #expect(again.count == (state == nil || state == .sent ? 0 : 1), "after step \(step)")
                #expect(again.first?.sha256 == (state == .unknown ? "ab" : nil), "after step \(step)")
            }
        },
        LedgerConformance(name: "a deferral, its spool and its reply outlive the process") { bench in
            _ = try await bench.open().plan([try sampleLetter()])
            let claim = try #require(try await bench.open().attempt(bench.request()))
            let spool = (0..<5_000).map { UInt8(truncatingIfNeeded: $0) }
            let outcome = Outcome(claim, .deferred(delay: 300, reply: "451 4.7.1 slow down", bytes: spool))
            _ = try await bench.open().record([outcome])
            bench.clock.advance(by: 300)
            let again = try #require(try await bench.open().claim(bench.request(round: "next")).first)
            #expect(again.spooled == spool)
            #expect(again.letter == claim.letter)
        },
    ]
}
