import Mailbox
import Synchronization
import Testing

@testable import Transfer

/// What is not begun when sending has to stop, and what follows when it need not.
@Suite struct SMTPClientStopTests {
    @Test func lettersThatWaitedBehindAStopThatWasTakenBackFollow() async throws {
        let script = FaultScript([
            .init(.recipient, .reply("550 5.7.1 no"), recipient: "r1@"),
            .init(.dot, .reply("550 5.7.1 no"), recipient: "r2@"),
        ])
        try await withServer(script) { server, port in
            let client = try client(port)
            let report = await client.deliver(try (1...6).map { try outgoing($0) })
            await client.close()
            #expect(
                report.verdicts.map(\.word) == ["refused 550 recipient", "refused 550 dot"]
                    + Array(repeating: "accepted", count: 4))
            #expect(report.relayError == nil && server.connectionCount == 1)
            #expect(server.violations == [])
        }
    }

    @Test func aCancelledTaskSendsNothing() async throws {
        try await withServer { server, port in
            let client = try client(port)
            let window = [try outgoing(1)]
            let task = Task {
                while !Task.isCancelled { await Task.yield() }
                return await client.deliver(window)
            }
            task.cancel()
            #expect(await task.value == WindowReport(verdicts: [.notSent(.stopped)]))
            #expect(server.connectionCount == 0)
        }
    }

    @Test func cancellingEndsTheLetterInFlightAndBeginsNoOther() async throws {
        // Cancelled by the server itself, before it answers the second letter: no clock is asked.
        let sending = Mutex<(task: Task<WindowReport, Never>?, count: Int)>((nil, 0))
        let cancel: @Sendable (ReceivedMessage) -> Void = { _ in
            sending.withLock { state in
                state.count += 1
                if state.count == 2 { state.task?.cancel() }
            }
        }
        try await withServer(onMessage: cancel) { server, port in
            let client = try client(port)
            let window = try (1...10).map { try outgoing($0) }
            let task = sending.withLock { state in
                let task = Task { await client.deliver(window) }
                state.task = task
                return task
            }
            let report = await task.value
            await client.close()
            #expect(report.verdicts.first?.word == "accepted")
            #expect(report.verdicts.last == .notSent(.stopped))
            #expect(report.verdicts.count { $0.word == "accepted" } == server.messageCount)
        }
    }
}
