import Editions
import FoundationEssentials
import Outbox
import TestSupport
import Testing

@Suite struct CourierFaultTests {
    let desk = CourierDesk()

    private static let yes: @Sendable (OutgoingMessage) -> Verdict = { _ in .accepted(reply: "250", queueID: nil) }

    @Test func anUnknownLetterIsResentByTheNextRunWithTheSameBytes() async throws {
        try await desk.plan(1)
        let lossy = ScriptedRelay { _ in .unknown(reason: "lost after the dot") }
        #expect(await desk.run(lossy).unknown == 1)
        #expect(lossy.windows.count == 1, "once a run")
        #expect(await desk.run(.init(sender: .unimplemented)).handled == 0, "it waits")
        desk.bench.clock.advance(by: 400)
        let relay = ScriptedRelay(Self.yes)
        let upgraded = Composer { Array("other bytes of \($0.id)".utf8) }
        #expect(await desk.run(relay, composer: upgraded).sent == 1)
        #expect(relay.copies.values.map(\.self) == lossy.copies.values.map(\.self))
    }

    @Test func anUnknownLetterIsHeldWhereTheOperatorWantsAtMostOnce() async throws {
        try await desk.plan(2)
        #expect(await desk.run(ScriptedRelay { _ in .unknown(reason: "lost") }, onUnknown: .hold).unknown == 2)
        desk.bench.clock.advance(by: 90_000)
        #expect(await desk.run(.init(sender: .unimplemented), onUnknown: .hold).handled == 0)
        #expect(try await desk.summary()[.unknown] == 2)
    }

    @Test func aLetterThatCannotBeComposedFailsLoudlyAndTheOthersGoOut() async throws {
        try await desk.plan(5)
        let composer = Composer { claim in
            if claim.id.subscriber == "reader-2" { throw ComposeError(reason: "its template is broken") }
            return Array("\(claim.id)".utf8)
        }
        let report = await desk.run(ScriptedRelay(Self.yes), composer: composer)
        #expect((report.sent, report.failed) == (4, 1))
        #expect(report.reasons.map(\.text) == ["its template is broken"])
        #expect(try await desk.state("reader-2") == .failed(code: "compose"))
    }

    @Test func aSnapshotThatCannotBeReadStopsTheRunAndFailsNobody() async throws {
        try await desk.plan(5)
        let composer = Composer { _ in throw ComposeError(reason: "disk failed", isTransient: true) }
        let report = await desk.run(.init(sender: .unimplemented), composer: composer)
        #expect(report.stop == .composing("disk failed"))
        #expect(try await desk.summary() == DeliverySummary(counts: [.planned: 5]))
        #expect(await desk.run(ScriptedRelay(Self.yes)).sent == 5)
    }

    @Test func otherBytesThanThoseOfACrashedAttemptAreNotSentUnasked() async throws {
        try await desk.plan(1)
        _ = try await desk.ledger.attempt(desk.bench.request())
        let report = await desk.run(.init(sender: .unimplemented), isGone: { _ in true })
        #expect(report.sweep.unknown.count == 1)
        #expect(report.released == 1)
        #expect(try await desk.state("reader-0") == .unknown)
        #expect(try await desk.ledger.retry([desk.id("reader-0")]) == [.planned])
        #expect(await desk.run(ScriptedRelay(Self.yes)).sent == 1)
    }

    @Test func nothingThatCannotBeRecordedIsSent() async throws {
        try await desk.plan(5)
        await desk.ledger.failWrites(with: LedgerError(.full, "disk full"))
        let report = await desk.run(.init(sender: .unimplemented))
        #expect(report.stop == .ledger(LedgerError(.full, "disk full")))
        await desk.ledger.failWrites(with: nil)
        #expect(try await desk.summary() == DeliverySummary(counts: [.planned: 5]))
    }

    @Test func aDiskThatFillsUpWhileAWindowIsOutStopsTheRun() async throws {
        try await desk.plan(100)
        let ledger = desk.ledger
        let relay = ScriptedRelay(
            windowed: { $0.map(Self.yes) },
            before: { await ledger.failWrites(with: LedgerError(.full, "disk full")) })
        let report = await desk.run(relay)
        #expect(report.unrecorded == 64)
        #expect(report.stop == .ledger(LedgerError(.full, "disk full")))
        #expect(relay.windows.count == 1)
        await ledger.failWrites(with: nil)
        let next = ScriptedRelay(Self.yes)
        #expect(await desk.run(next, isGone: { _ in true }).sent == 100)
        // Lost: none. Twice: the window in flight alone, with the same bytes.
        let copies = relay.copies.merging(next.copies) { $0 + $1 }
        #expect(copies.count == 100)
        #expect(copies.values.count { $0.count == 2 } == 64)
        #expect(copies.values.allSatisfy { Set($0).count == 1 })
    }

    @Test func aBusyLedgerIsAskedAgainRatherThanAVerdictForgotten() async throws {
        try await desk.plan(1)
        let ledger = FlakyLedger(desk.ledger)
        let relay = ScriptedRelay(windowed: { $0.map(Self.yes) }, before: { ledger.failNext(2) })
        let report = await desk.run(relay, ledger: ledger)
        #expect(report.sent == 1)
        #expect(report.stop == nil)
    }

    @Test func cancellingFinishesTheWindowInFlightAndNoMore() async throws {
        try await desk.plan(200)
        let desk = desk
        let relay = ScriptedRelay(
            windowed: { $0.map(Self.yes) },
            before: {
                while !Task.isCancelled {
                    desk.cancelRun()
                    await Task.yield()
                }
            })
        let running = Task { await desk.run(relay) }
        desk.running.set(running)
        let report = await running.value
        #expect(report.wasCancelled)
        #expect(report.sent == 64)
        #expect(relay.windows.count == 1)
        #expect(try await desk.summary() == DeliverySummary(counts: [.sent: 64, .planned: 136]))
        #expect(try await desk.ledger.deliveries(DeliveryFilter()).allSatisfy { !$0.isClaimed })
    }

    @Test func cancellingReachesTheSenderAndWhatItDidNotBeginStaysPlanned() async throws {
        try await desk.plan(100)
        let desk = desk
        let relay = ScriptedRelay(
            windowed: { window in
                window.enumerated().map { index, message in
                    index < 3 || !Task.isCancelled ? Self.yes(message) : .notSent(reason: "stopped before its turn")
                }
            },
            before: {
                while !Task.isCancelled {
                    desk.cancelRun()
                    await Task.yield()
                }
            })
        let running = Task { await desk.run(relay) }
        desk.running.set(running)
        let report = await running.value
        #expect(report.wasCancelled)
        #expect((report.sent, report.released) == (3, 61))
        let deliveries = try await desk.ledger.deliveries(DeliveryFilter())
        #expect(deliveries.count { $0.state == .planned && $0.attempts == 0 && !$0.isClaimed } == 97)
    }

    @Test func leasesAreRenewedWhileAWindowIsOut() async throws {
        try await desk.plan(1)
        let clock = desk.bench.clock
        let ledger = desk.ledger
        let (ticks, tick) = AsyncStream<Void>.makeStream()
        let (renewals, renewed) = AsyncStream<Void>.makeStream()
        let watched = FlakyLedger(ledger) { renewed.yield() }
        let sleeper = Sleeper { seconds in
            #expect(seconds == 200)
            for await _ in ticks { return }
            throw CancellationError()
        }
        let relay = ScriptedRelay(
            windowed: { $0.map(Self.yes) },
            before: {
                var renewals = renewals.makeAsyncIterator()
                for _ in 0..<5 {
                    clock.advance(by: 200)
                    tick.yield()
                    await renewals.next()
                }
                let sweep = try? await ledger.expire { _ in false }
                #expect(sweep == Sweep())
            })
        #expect(await desk.run(relay, ledger: watched, sleeper: sleeper).sent == 1)
    }

    @Test func aFrozenProcessLeavesItsLettersToTheOneThatTookThemOver() async throws {
        try await desk.plan(1)
        let desk = desk
        // While the first process composes, its lease runs out and another one sends the letter.
        let composer = Composer { claim in
            desk.bench.clock.advance(by: 700)
            let other = await desk.run(ScriptedRelay(Self.yes))
            #expect(other.sent == 1)
            return Array("\(claim.id)".utf8)
        }
        let report = await desk.run(.init(sender: .unimplemented), composer: composer)
        #expect((report.sent, report.late) == (0, 1))
        #expect(try await desk.summary() == DeliverySummary(counts: [.sent: 1]))
    }

    @Test func anyRelayLosesNothingAndDoublesOnlyWhatWasUnknown() async throws {
        for seed in 0..<30 as Range<UInt64> {
            let desk = CourierDesk()
            try await desk.plan(80)
            let relay = RandomRelay(seed: seed)
            for _ in 0..<60 {
                _ = await desk.run(ScriptedRelay(windowed: relay.verdicts))
                desk.bench.clock.advance(by: 3_600)
                if try await desk.summary().unfinished == 0 { break }
            }
            let deliveries = try await desk.ledger.deliveries(DeliveryFilter())
            #expect(deliveries.count == 80)
            for delivery in deliveries {
                let (accepted, unknown, bytes) = relay.account(of: delivery.id)
                #expect(accepted <= 1)
                #expect(delivery.state == .sent ? accepted == 1 : accepted == 0, "seed \(seed): \(delivery)")
                #expect(bytes.count <= 1, "the bytes have changed")
                #expect(delivery.mayHaveArrived == (unknown > 0))
                #expect([.sent, .failed, .unknown].contains(delivery.state.kind))
            }
        }
    }
}
