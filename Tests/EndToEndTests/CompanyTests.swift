import Foundation
import Mailbox
import Synchronization
import Testing

/// Two processes at one site, and people who press Ctrl-C.
@Suite struct CompanyTests {
    @Test func runsAtTheSameMomentSendNoLetterTwice() async throws {
        let slow = FaultScript([.init(.dot, .stall(.milliseconds(1)))])
        try await withRelay(slow) { relay, port in
            let site = try await Site(readers: 150, port: port)
            let running = [try site.start(), try site.start(), try site.start()]
            for process in running {
                let outcome = await process.outcome()
                site.expectNoAddress(outcome, sourceLocation: #_sourceLocation)
                #expect(outcome.status == 0, "\(outcome.errors)")
            }
            let audit = try await Audit(site, relay)
            audit.check()
            #expect(audit.counts == ["sent": 150])
            #expect(relay.messageCount == 150)
            #expect(try await site.run().output.contains("nothing new"))
        }
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func aSignalLetsTheLettersInFlightEnd(number: Int32) async throws {
        let caller = Caller(after: 3, signals: [number])
        // Slow enough for a busy machine to notice the signal before the first window is out.
        let slow = FaultScript([.init(.dot, .stall(.milliseconds(12)))])
        try await withRelay(slow, { $0.onMessage = { _ in caller.messageCame() } }) { relay, port in
            let site = try await Site(readers: 100, port: port)
            try site.set("mail.connections", 1)
            let running = try site.start()
            caller.call(running)
            let outcome = await running.outcome()
            #expect(outcome.status == 1, "\(outcome.errors)")
            let ended = try await Audit(site, relay)
            ended.check()
            let sent = relay.messageCount
            #expect(ended.counts == ["sent": sent, "planned": 100 - sent])
            #expect((3..<64).contains(sent), "not even its window is sent to the end")

            #expect(try await site.run().status == 0)
            let audit = try await Audit(site, relay)
            audit.check()
            #expect(audit.counts == ["sent": 100])
        }
    }

    @Test func aSecondSignalEndsTheProcessAtOnceAndLosesNobody() async throws {
        // Signals that are not noticed one by one become one: they are repeated.
        let caller = Caller(after: 3, signals: Array(repeating: SIGINT, count: 20))
        let slow = FaultScript([.init(.dot, .stall(.milliseconds(20)))])
        try await withRelay(slow, { $0.onMessage = { _ in caller.messageCame() } }) { relay, port in
            let site = try await Site(readers: 30, port: port)
            let running = try site.start()
            caller.call(running)
            let outcome = await running.outcome()
            #expect(outcome.status == 128 + SIGINT, "\(outcome.errors)")
            let doubtful = Set(try await Audit(site, relay).readers("attempting"))
            #expect(try await site.run().status == 0)
            let audit = try await Audit(site, relay)
            audit.check(excused: doubtful)
            #expect(audit.counts == ["sent": 30])
        }
    }
}

/// Sends signals to a process, one for each message from the nth on.
private final class Caller: Sendable {
    private struct State {
        var callee: Binary.Running?
        var wait: Int
        var signals: [Int32]
    }

    private let state: Mutex<State>

    init(after count: Int, signals: [Int32]) {
        state = Mutex(State(wait: count, signals: signals))
    }

    func call(_ callee: Binary.Running) {
        state.withLock { $0.callee = callee }
    }

    func messageCame() {
        state.withLock { state in
            state.wait -= 1
            guard state.wait <= 0, !state.signals.isEmpty else { return }
            state.callee?.signal(state.signals.removeFirst())
        }
    }
}
