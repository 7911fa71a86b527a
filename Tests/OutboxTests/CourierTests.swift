import Editions
import FoundationEssentials
import Outbox
import TestSupport
import Testing

@Suite struct CourierTests {
    let desk = CourierDesk()

    @Test func withoutFaultsEachLetterIsSentOnceAndASecondRunSendsNothing() async throws {
        try await desk.plan(150)
        let relay = ScriptedRelay { _ in .accepted(reply: "250 ok", queueID: "Q") }
        let report = await desk.run(relay)
        #expect(report.sent == 150)
        #expect(report.isComplete)
        #expect(relay.windows.map(\.count) == [64, 64, 22])
        #expect(Set(relay.copies.keys).count == 150)
        #expect(try await desk.summary()[.sent] == 150)
        let second = await desk.run(.init(sender: .unimplemented), composer: .unimplemented)
        #expect(second == DispatchReport())
    }

    @Test func severalConnectionsShareTheLetters() async throws {
        try await desk.plan(300)
        let relay = ScriptedRelay { _ in .accepted(reply: "250", queueID: nil) }
        let report = await desk.run(relay, connections: 3)
        #expect(report.sent == 300)
        #expect(relay.copies.values.allSatisfy { $0.count == 1 })
        #expect(relay.closed == 3)
    }

    @Test func aBadRecipientDoesNotBlockTheRest() async throws {
        try await desk.plan(30)
        let gone = Refusal(
            code: 550, enhanced: "5.1.1", text: "550 5.1.1 <***> unknown", meaning: .noMailbox)
        let relay = ScriptedRelay { message in
            message.id.subscriber == "reader-7" ? .refused(gone) : .accepted(reply: "250", queueID: nil)
        }
        let report = await desk.run(relay)
        #expect(report.sent == 29)
        #expect(report.failed == 1)
        #expect(report.noMailbox.map(\.subscriber) == ["reader-7"])
        #expect(report.reasons.map(\.text) == ["550 5.1.1 <***> unknown"])
        #expect(report.isComplete)
        #expect(try await desk.state("reader-7") == .failed(code: "5.1.1"))
    }

    @Test(arguments: [
        ("4xx", Verdict.refused(.init(code: 451, enhanced: "4.7.1", text: "451", meaning: .notNow)), "deferred"),
        ("421", .refused(.init(code: 421, text: "421 closing", meaning: .relayBusy)), "planned"),
        ("too many", .refused(.init(code: 452, enhanced: "4.5.3", text: "452", meaning: .relayBusy)), "planned"),
        ("full relay", .refused(.init(code: 452, enhanced: "4.3.1", text: "452", meaning: .notNow)), "deferred"),
        ("full mailbox", .refused(.init(code: 552, enhanced: "5.2.2", text: "552", meaning: .mailboxFull)), "failed"),
        ("full now", .refused(.init(code: 452, enhanced: "4.2.2", text: "452", meaning: .mailboxFull)), "deferred"),
        ("too big", .refused(.init(code: 552, enhanced: "5.3.4", text: "552", meaning: .never)), "failed"),
        ("bare 550", .refused(.init(code: 550, text: "550", meaning: .never)), "failed"),
        ("policy", .refused(.init(code: 554, enhanced: "5.7.1", text: "554", meaning: .policy)), "failed"),
        ("login", .refused(.init(code: 530, enhanced: "5.7.0", text: "530", meaning: .login)), "planned"),
        ("not sent", .notSent(reason: "dropped"), "planned"),
        ("unknown", .unknown(reason: "dropped after the dot"), "unknown"),
    ])
    func eachVerdictEndsInItsState(name: String, verdict: Verdict, state: String) async throws {
        try await desk.plan(1)
        let relay = ScriptedRelay { _ in verdict }
        let report = await desk.run(relay)
        #expect(try await desk.state("reader-0")?.kind.rawValue == state)
        #expect(!report.isComplete || state == "failed")
        #expect(relay.windows.count <= 2, "a relay that takes nothing is not asked for ever")
        if name == "login" { #expect(report.stop != nil) }
    }

    @Test func aRelayThatRefusesTheLoginIsAskedOnce() async throws {
        try await desk.plan(200)
        let stop = RelayStop(kind: .login, isTransient: false, text: "535 no")
        let relay = ScriptedRelay(stop: stop) { _ in .notSent(reason: "login refused") }
        let report = await desk.run(relay)
        #expect(report.stop == .relay(stop))
        #expect(relay.windows.count == 1)
        #expect(try await desk.summary() == DeliverySummary(counts: [.planned: 200]))
    }

    @Test func lettersOfADroppedWindowArePlannedAndTriedByTheNextRun() async throws {
        try await desk.plan(10)
        let stop = RelayStop(kind: .unreachable, isTransient: true, text: "connection lost")
        let relay = ScriptedRelay(stop: stop) { message in
            message.id.subscriber < "reader-4" ? .accepted(reply: "250", queueID: nil) : .notSent(reason: "lost")
        }
        let report = await desk.run(relay)
        #expect((report.sent, report.released) == (4, 6))
        #expect(try await desk.summary() == DeliverySummary(counts: [.sent: 4, .planned: 6]))
        let next = await desk.run(ScriptedRelay { _ in .accepted(reply: "250", queueID: nil) })
        #expect(next.sent == 6)
    }

    @Test func aRelayThatTakesAFewAtATimeGetsThemAll() async throws {
        try await desk.plan(20)
        let relay = ScriptedRelay(windowed: { window in
            window.enumerated().map { index, _ in
                index < 3
                    ? .accepted(reply: "250", queueID: nil)
                    : .refused(Refusal(code: 421, text: "421 too many", meaning: .relayBusy))
            }
        })
        let report = await desk.run(relay)
        #expect((report.sent, report.released) == (20, 0))
        #expect(report.reasons == [])
        #expect(report.stop == nil)
        #expect(report.isComplete, "what was put back and then sent is not left")
    }

    @Test func aRelayThatNeverTakesAnythingIsLeft() async throws {
        try await desk.plan(5)
        let relay = ScriptedRelay { _ in .notSent(reason: "421 closing") }
        let report = await desk.run(relay)
        #expect(relay.windows.count == 2)
        #expect(report.stop == .noProgress("421 closing"))
        #expect(try await desk.summary()[.planned] == 5)
    }

    @Test func aPolicyRefusalOfOneLetterAmongAcceptedOnesIsItsOwn() async throws {
        try await desk.plan(10)
        let refusal = Refusal(code: 550, enhanced: "5.7.1", text: "550 5.7.1 rejected", meaning: .policy)
        let relay = ScriptedRelay { message in
            message.id.subscriber == "reader-3" ? .refused(refusal) : .accepted(reply: "250", queueID: nil)
        }
        let report = await desk.run(relay)
        #expect((report.sent, report.failed) == (9, 1))
        #expect(report.stop == nil)
        #expect(report.noMailbox.isEmpty)
    }

    @Test func aRelayThatTurnsAgainstUsStopsTheLaneAndFailsNobody() async throws {
        try await desk.plan(100)
        let refusal = Refusal(code: 554, enhanced: "5.7.1", text: "554 5.7.1 listed", meaning: .policy)
        let stop = RelayStop(kind: .policy, isTransient: false, text: "554 5.7.1 listed")
        let relay = ScriptedRelay(
            windowed: { window in
                window.enumerated().map { index, _ in
                    switch index {
                    case 0..<5: .accepted(reply: "250", queueID: nil)
                    case 5, 6: .refused(refusal)
                    default: .notSent(reason: "stopped")
                    }
                }
            }, stop: stop)
        let report = await desk.run(relay)
        #expect(relay.windows.count == 1)
        #expect(report.stop == .relay(stop))
        #expect(try await desk.summary() == DeliverySummary(counts: [.sent: 5, .planned: 95]))
        let refused = relay.windows[0][5...6].map(\.id)
        let next = ScriptedRelay { _ in .accepted(reply: "250", queueID: nil) }
        #expect(await desk.run(next).sent == 95)
        #expect(next.windows.joined().suffix(2).map(\.id) == refused, "they do not stand in front again")
    }

    @Test func onlyLettersThatHadTheirTurnCountAnAttempt() async throws {
        try await desk.plan(4)
        let stop = RelayStop(kind: .unreachable, isTransient: true, text: "connection lost")
        let relay = ScriptedRelay(
            windowed: { window in
                window.indices.map { $0 == 2 ? .accepted(reply: "250", queueID: nil) : .notSent(reason: "lost") }
            }, stop: stop)
        _ = await desk.run(relay)
        let attempts = try await desk.ledger.deliveries(DeliveryFilter()).sorted { $0.id < $1.id }.map(\.attempts)
        #expect(attempts == [1, 1, 1, 0])
    }

    @Test func theWaitAfterAnUnknownOutcomeDoesNotGrowWhileTheRelayIsDown() async throws {
        try await desk.plan(1)
        let stop = RelayStop(kind: .unreachable, isTransient: true, text: "down")
        for _ in 0..<5 {
            let busy = Refusal(code: 421, text: "421 busy", meaning: .relayBusy)
            _ = await desk.run(ScriptedRelay(stop: stop) { _ in .refused(busy) })
        }
        #expect(await desk.run(ScriptedRelay { _ in .unknown(reason: "lost") }).unknown == 1)
        desk.bench.clock.advance(by: BackOff.delay(for: desk.id("reader-0"), number: 0))
        #expect(await desk.run(ScriptedRelay { _ in .unknown(reason: "lost") }).unknown == 1)
        desk.bench.clock.advance(by: BackOff.delay(for: desk.id("reader-0"), number: 0))
        #expect(await desk.run(.init(sender: .unimplemented)).handled == 0, "the second wait is longer")
        desk.bench.clock.advance(by: BackOff.delay(for: desk.id("reader-0"), number: 1))
        #expect(await desk.run(ScriptedRelay { _ in .accepted(reply: "250", queueID: nil) }).sent == 1)
    }

    @Test func aWindowIsNeverLargerThanItsLimit() {
        var request = desk.bench.request()
        request.limit = 1_000
        #expect(request.limit == 64)
        request.limit = 0
        #expect(request.limit == 1)
    }

    @Test func aDeadDirectoryStopsTheRun() async throws {
        try await desk.plan(300)
        let refusal = Refusal(code: 550, enhanced: "5.1.1", text: "550 5.1.1", meaning: .noMailbox)
        let relay = ScriptedRelay { _ in .refused(refusal) }
        let report = await desk.run(relay, recipients: 300)
        #expect(report.stop == .bounces(hard: 64, of: 300))
        #expect(relay.windows.count == 1)
    }

    @Test func aMissingVerdictIsUnknown() async throws {
        try await desk.plan(3)
        let relay = ScriptedRelay(windowed: { _ in [.accepted(reply: "250", queueID: nil)] })
        let report = await desk.run(relay)
        #expect((report.sent, report.unknown) == (1, 2))
    }

    @Test func aLetterPutOffForFourDaysFails() async throws {
        try await desk.plan(1)
        desk.bench.clock.advance(by: 4 * 86_400 - 10)
        let refusal = Refusal(code: 451, enhanced: "4.2.0", text: "451 later", meaning: .notNow)
        let report = await desk.run(ScriptedRelay { _ in .refused(refusal) })
        #expect(report.failed == 1)
        #expect(try await desk.state("reader-0") == .failed(code: "4.2.0"))
    }
}
