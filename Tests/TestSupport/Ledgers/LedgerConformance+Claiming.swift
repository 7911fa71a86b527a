internal import Editions
internal import FoundationEssentials
internal import Outbox
internal import Testing

extension LedgerConformance {
    static let claiming: [LedgerConformance] = [
        LedgerConformance(name: "no letter is in two claims") { bench in
            let ledger = try bench.open()
            let other = try bench.open()
            _ = try await ledger.plan(try (0..<10).map { try sampleLetter("reader-\($0)") })
            let mine = try await ledger.claim(bench.request(limit: 6))
            let theirs = try await other.claim(bench.request(limit: 6, process: 2, round: "other"))
            #expect(mine.count == 6)
            #expect(theirs.count == 4)
            #expect(Set((mine + theirs).map(\.id)).count == 10)
            #expect(try await ledger.claim(bench.request(round: "third")).isEmpty)
        },
        LedgerConformance(name: "the window has a limit, the lane and the due time are asked") { bench in
            let ledger = try bench.open()
            let late = bench.clock.now + 60
            _ = try await ledger.plan(try (0..<70).map { try sampleLetter("reader-\($0)") })
            _ = try await ledger.plan([
                try sampleLetter("later", dueAt: late), try sampleLetter("elsewhere", lane: "other"),
            ])
            #expect(try await ledger.claim(bench.request(limit: 1_000)).count == 64)
            #expect(try await ledger.claim(bench.request()).count == 6)
            bench.clock.advance(by: 60)
            #expect(try await ledger.claim(bench.request()).map(\.id.subscriber) == ["later"])
        },
        LedgerConformance(name: "letters that were tried least often go first") { bench in
            let ledger = try bench.open()
            _ = try await ledger.plan([try sampleLetter("ada"), try sampleLetter("bob")])
            let first = try #require(try await ledger.attempt(bench.request()))
            #expect(first.id.subscriber == "ada")
            _ = try await ledger.record([Outcome(first, .released(reason: "421", again: true))])
            #expect(try await ledger.claim(bench.request()).map(\.id.subscriber) == ["bob", "ada"])
        },
        LedgerConformance(name: "a deferral is respected by run and ignored by send") { bench in
            let ledger = try bench.open()
            _ = try await ledger.plan([try sampleLetter()])
            let claim = try #require(try await ledger.attempt(bench.request()))
            _ = try await ledger.record([Outcome(claim, .deferred(delay: 300, reply: "451", bytes: [1, 2]))])
            #expect(try await ledger.state(of: claim.id) == .deferred(until: bench.clock.now + 300))
            #expect(try await ledger.claim(bench.request(round: "next")).isEmpty)
            #expect(try await ledger.claim(bench.request(waiting: .ignore)).isEmpty, "a letter is tried once a round")
            let again = try #require(try await ledger.claim(bench.request(round: "next", waiting: .ignore)).first)
            #expect(again.spooled == [1, 2])
            #expect(again.deferrals == 1)
            #expect(again.attempt == 2)
            _ = try await ledger.record([Outcome(again, .released(reason: "relay down", again: true))])
            #expect(try await ledger.claim(bench.request(round: "third")).isEmpty)
            bench.clock.advance(by: 300)
            #expect(try await ledger.claim(bench.request(round: "third")).count == 1)
        },
        LedgerConformance(name: "unknown letters are resent as they are, or held") { bench in
            let ledger = try bench.open()
            _ = try await ledger.plan([try sampleLetter()])
            let claim = try #require(try await ledger.attempt(bench.request()))
            _ = try await ledger.record([Outcome(claim, .unknown(reason: "lost", delay: 60, bytes: [7, 8]))])
            #expect(try await ledger.claim(bench.request(round: "next", waiting: .ignore, onUnknown: .hold)).isEmpty)
            #expect(try await ledger.claim(bench.request(round: "next")).isEmpty)
            bench.clock.advance(by: 60)
            let again = try #require(try await ledger.claim(bench.request(round: "next")).first)
            #expect(again.letter == claim.letter)
            #expect(again.spooled == [7, 8])
            #expect(again.mayHaveArrived)
            _ = try await ledger.record([Outcome(again, .attempting(sha256: "ab"))])
            _ = try await ledger.record([Outcome(again, .released(reason: "relay down", again: true))])
            #expect(try await ledger.state(of: claim.id) == .unknown)
        },
        LedgerConformance(name: "a letter is given up after 4 days, loudly") { bench in
            let ledger = try bench.open()
            _ = try await ledger.plan([try sampleLetter("ada"), try sampleLetter("bob"), try sampleLetter("cyd")])
            let ada = try #require(try await ledger.attempt(bench.request()))
            _ = try await ledger.record([Outcome(ada, .deferred(delay: 300, reply: "451", bytes: nil))])
            let bob = try #require(try await ledger.attempt(bench.request()))
            _ = try await ledger.record([Outcome(bob, .unknown(reason: "lost", delay: 0, bytes: [1]))])
            bench.clock.advance(by: 4 * 86_400 + 1)
            let sweep = try await ledger.expire { _ in false }
            #expect(sweep.gaveUp.map(\.subscriber) == ["ada", "cyd"])
            #expect(try await ledger.state(of: ada.id) == .failed(code: "expired"))
            #expect(try await ledger.state(of: bob.id) == .unknown)
            #expect(try await ledger.claim(bench.request(round: "next", waiting: .ignore)).isEmpty)
            #expect(try await ledger.history(of: ["ada"], since: .epoch)["ada"]?.papers == [])
        },
    ]
}
