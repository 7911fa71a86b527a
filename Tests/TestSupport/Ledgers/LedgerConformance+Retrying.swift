internal import Editions
internal import FoundationEssentials
internal import Outbox
internal import Papers
internal import Testing

extension LedgerConformance {
    static let retrying: [LedgerConformance] = [
        LedgerConformance(name: "failed, deferred and unknown letters are brought back") { bench in
            let ledger = try bench.open()
            _ = try await ledger.plan(try ["ada", "bob", "cyd"].map { try sampleLetter($0) })
            let claims = try await ledger.claim(bench.request())
            _ = try await ledger.record(claims.map { Outcome($0, .attempting(sha256: "ab")) })
            _ = try await ledger.record([
                Outcome(claims[0], .failed(code: "554", reply: "554")),
                Outcome(claims[1], .deferred(delay: 9_000, reply: "451", bytes: [1])),
                Outcome(claims[2], .unknown(reason: "lost", delay: 9_000, bytes: [2])),
            ])
            #expect(try await ledger.retry(claims.map(\.id)) == [.planned, .planned, .planned])
            let again = try await ledger.claim(bench.request(round: "next", onUnknown: .hold))
            #expect(again.map(\.id.subscriber) == ["ada", "bob", "cyd"])
            #expect(again.map(\.spooled) == [nil, [1], [2]])
            #expect(again.map(\.mayHaveArrived) == [false, false, true])
            #expect(again.map(\.letter.messageID) == claims.map(\.letter.messageID))
        },
        LedgerConformance(name: "a letter brought back has another 4 days") { bench in
            let ledger = try bench.open()
            _ = try await ledger.plan([try sampleLetter()])
            bench.clock.advance(by: 5 * 86_400)
            let id = try sampleLetter().id
            #expect(try await ledger.expire { _ in false }.gaveUp == [id])
            #expect(try await ledger.retry([id]) == [.planned])
            bench.clock.advance(by: 3 * 86_400)
            #expect(try await ledger.expire { _ in false } == Sweep())
            #expect(try await ledger.claim(bench.request(round: "next")).first?.age == 3 * 86_400)
        },
        LedgerConformance(name: "a failed letter whose papers have gone out since is not brought back") { bench in
            let ledger = try bench.open()
            _ = try await ledger.plan([try sampleLetter()])
            let claim = try #require(try await ledger.attempt(bench.request()))
            _ = try await ledger.record([Outcome(claim, .failed(code: "554", reply: "554"))])
            let next = try sampleLetter(day: 1)
            _ = try await ledger.plan([next])
            #expect(try await ledger.retry([claim.id]) == [.busy(next.id)])
            let sending = try #require(try await ledger.attempt(bench.request(round: "next")))
            _ = try await ledger.record([Outcome(sending, .sent(reply: "250", queueID: nil))])
            let paper = try #require(PaperID("arxiv:2512.00001"))
            #expect(try await ledger.retry([claim.id]) == [.papersTaken([paper])])
        },
        LedgerConformance(name: "what is planned, sent, skipped, superseded or absent is not brought back") { bench in
            let ledger = try bench.open()
            let absent = EditionID(subscriber: "nobody", day: Day(ordinal: 20_423))
            let skipped = try sampleLetter("cyd").id
            _ = try await ledger.plan([try sampleLetter("ada"), try sampleLetter("bob")])
            _ = try await ledger.skip([Skip(id: skipped, dueAt: bench.clock.now, reason: "late")])
            let sent = try #require(try await ledger.attempt(bench.request()))
            let attempting = try #require(try await ledger.attempt(bench.request()))
            _ = try await ledger.record([Outcome(sent, .sent(reply: "250", queueID: nil))])
            let results = try await ledger.retry([absent, skipped, sent.id, attempting.id])
            #expect(
                results == [
                    .absent, .notRetriable(.skipped(reason: "late")), .notRetriable(.sent),
                    .notRetriable(.attempting(number: 1)),
                ])
        },
    ]

    static let reading: [LedgerConformance] = [
        LedgerConformance(name: "deliveries are listed by filter, newest day first, and the counts add up") { bench in
            let ledger = try bench.open()
            _ = try await ledger.plan(try ["bob", "ada"].map { try sampleLetter($0) })
            _ = try await ledger.plan([try sampleLetter("ada", day: 1, papers: ["arxiv:2512.00004"])])
            let claim = try #require(try await ledger.attempt(bench.request()))
            _ = try await ledger.record([Outcome(claim, .sent(reply: "250", queueID: nil))])
            let all = try await ledger.deliveries(DeliveryFilter())
            #expect(all.map(\.id.description) == ["ada/2025-12-02", "ada/2025-12-01", "bob/2025-12-01"])
            let summary = try await ledger.summary(DeliveryFilter())
            #expect(summary == DeliverySummary(all))
            #expect(summary.total == 3)
            #expect(summary[.sent] == 1)
            #expect(summary[.superseded] == 1)
            #expect(try await ledger.deliveries(DeliveryFilter(limit: 1)).count == 1)
            #expect(try await ledger.deliveries(DeliveryFilter(subscribers: ["ada"])).count == 2)
            #expect(try await ledger.deliveries(DeliveryFilter(states: [.planned])).count == 1)
            #expect(try await ledger.deliveries(DeliveryFilter(since: all[0].id.day)).count == 1)
            #expect(try await ledger.deliveries(DeliveryFilter(until: all[1].id.day)).count == 2)
            #expect(try await ledger.deliveries(DeliveryFilter(ids: [])).isEmpty)
            let paper = try #require(PaperID("arxiv:2512.00004"))
            #expect(try await ledger.deliveries(DeliveryFilter(paper: paper)).map(\.id) == [all[0].id])
            #expect(try await ledger.summary(DeliveryFilter(paper: paper)).total == 1)
        },
        LedgerConformance(name: "empty batches are no work") { bench in
            let ledger = try bench.open()
            #expect(try await ledger.plan([]).isEmpty)
            #expect(try await ledger.record([]).isEmpty)
            #expect(try await ledger.skip([]).isEmpty)
            #expect(try await ledger.retry([]).isEmpty)
            #expect(try await ledger.letters([]).isEmpty)
            #expect(try await ledger.history(of: [], since: .epoch).isEmpty)
            try await ledger.renew([])
        },
    ]
}
