import Mailbox
import TestSupport
import Testing

@testable import Transfer

/// A server on a free loopback port for the time of `body`.
func withServer<Result>(
    _ script: FaultScript = FaultScript(), tls: MailboxServer.TLS = .none, login: MailboxServer.Login? = nil,
    maxSize: Int? = nil, onMessage: (@Sendable (ReceivedMessage) -> Void)? = nil,
    _ body: (MailboxServer, Int) async throws -> Result
) async throws -> Result {
    var options = MailboxServer.Options()
    options.faults = script
    options.tls = tls
    options.login = login
    options.onMessage = onMessage
    if let maxSize { options.maxSize = maxSize }
    let server = MailboxServer(options)
    let port = try await server.start()
    do {
        let result = try await body(server, port)
        await server.stop()
        return result
    } catch {
        await server.stop()
        throw error
    }
}

func client(
    _ port: Int, _ timeouts: SMTPTimeouts = SMTPTimeouts(), login: Relay.Login? = nil
) throws -> SMTPClient {
    SMTPClient(
        relay: try Relay(url: "smtp://127.0.0.1:\(port)", login: login), timeouts: timeouts, reconnectPause: .zero)
}

@Suite struct SMTPClientTests {
    @Test(arguments: [false, true]) func sendsAWindowOnceEachInOrder(hidesPipelining: Bool) async throws {
        var script = FaultScript()
        script.hidesPipelining = hidesPipelining
        try await withServer(script) { server, port in
            let client = try client(port)
            let window = try (1...64).map { try outgoing($0, message("Letter \($0)\r\n.\r\n..x")) }
            let report = await client.deliver(window)
            let second = await client.deliver([try outgoing(65)])
            await client.close()
            #expect(report.relayError == nil && report.reconnects == 0)
            #expect(report.verdicts.map(\.word) == Array(repeating: "accepted", count: 64))
            #expect(second.verdicts.map(\.word) == ["accepted"])
            #expect(server.messages.map(\.bytes) == window.map(\.bytes) + [message("Letter 65")])
            #expect(server.messages.map(\.recipients) == (1...65).map { ["r\($0)@example.org"] })
            #expect(server.messages[0].sender == "bounce@example.org")
            #expect(server.messages[0].helloName == "[127.0.0.1]")
            #expect(server.violations == [])
            #expect(server.connectionCount == 1)
            guard case .accepted(_, let queueID) = report.verdicts[0] else { return }
            #expect(queueID == "M100001")
        }
    }

    @Test func sendsLargeLettersWhole() async throws {
        try await withServer { server, port in
            let line = String(repeating: "0123456789", count: 7) + "\r\n"
            let bytes = message(String(repeating: line, count: 20_000))
            let client = try client(port)
            let report = await client.deliver([try outgoing(1, bytes), try outgoing(2)])
            await client.close()
            #expect(report.verdicts.map(\.word) == ["accepted", "accepted"])
            #expect(server.messages.first?.bytes == bytes)
        }
    }

    @Test func aDropBeforeTheDotOfALargeLetterIsNoDoubt() async throws {
        let line = String(repeating: "0123456789", count: 7) + "\r\n"
        let large = message(String(repeating: line, count: 120_000))
        try await withServer(FaultScript([.init(.body, .drop, on: .nth(2))])) { server, port in
            let client = try client(port)
            let report = await client.deliver([try outgoing(1), try outgoing(2, large), try outgoing(3)])
            await client.close()
            #expect(report.verdicts.map(\.word) == ["accepted", "accepted", "accepted"])
            #expect(report.reconnects == 1)
            #expect(
                server.messages.map(\.bytes.count) == [
                    message("Letter 1").count, large.count, message("Letter 3").count,
                ])
        }
        try await withServer(FaultScript([.init(.body, .drop, recipient: "r2@")])) { server, port in
            let client = try client(port)
            let report = await client.deliver([try outgoing(1), try outgoing(2, large), try outgoing(3)])
            await client.close()
            // Set aside after its second try: it does not block the rest.
            #expect(report.verdicts.map(\.word) == ["accepted", "notSent lost", "accepted"])
            #expect(server.connectionCount == 3)
            #expect(server.messageCount == 2)
        }
    }

    @Test func logsInAndSends() async throws {
        try await withServer(login: .init(user: "papers", password: "sésame")) { server, port in
            let client = try client(port, login: .init(user: "papers", password: Password("sésame")))
            let report = await client.deliver([try outgoing(1)])
            await client.close()
            #expect(report.verdicts.map(\.word) == ["accepted"])
            #expect(server.messages.first?.user == "papers")
            #expect(server.violations == [])
        }
    }

    @Test func aWrongPasswordStopsTheRun() async throws {
        try await withServer(login: .init(user: "papers", password: "right")) { server, port in
            let client = try client(port, login: .init(user: "papers", password: Password("wrong")))
            let report = await client.deliver([try outgoing(1), try outgoing(2)])
            let error = try #require(report.relayError)
            #expect(error.kind == .loginRefused && error.reply?.code == 535)
            #expect(!error.isTransient)
            #expect(report.verdicts.map(\.word) == ["notSent loginRefused", "notSent loginRefused"])
            #expect(!error.description.contains("papers"))
            #expect(server.connectionCount == 1)
        }
    }

    @Test func aTemporaryLoginFailureIsTransient() async throws {
        let script = FaultScript([.init(.login, .reply("454 4.7.0 try later"))])
        try await withServer(script, login: .init(user: "papers", password: "right")) { _, port in
            let client = try client(port, login: .init(user: "papers", password: Password("right")))
            let error = await client.deliver([try outgoing(1)]).relayError
            #expect(error?.kind == .loginRefused && error?.isTransient == true)
        }
    }

    @Test func aConfiguredLoginThatIsNotOfferedIsAnError() async throws {
        try await withServer { server, port in
            let client = try client(port, login: .init(user: "papers", password: Password("x")))
            let report = await client.deliver([try outgoing(1)])
            #expect(report.relayError?.kind == .loginNotOffered)
            #expect(server.messages.isEmpty)
        }
    }

    @Test func mailWithoutALoginThatIsWantedIsALoginError() async throws {
        try await withServer(login: .init(user: "papers", password: "right")) { _, port in
            let report = try await client(port).deliver([try outgoing(1), try outgoing(2)])
            #expect(report.relayError?.kind == .loginRefused)
            #expect(report.verdicts.map(\.word) == ["refused 530 mail", "notSent loginRefused"])
        }
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        var name: String
        var rules: [FaultScript.Rule]
        var words: [String]
        var connections = 1
        /// Copies that were stored.
        var stored: Int
        var error: RelayError.Kind?
        var testDescription: String { name }
    }

    @Test(arguments: [
        Fault(
            name: "421 greeting", rules: [.init(.connect, .replyAndClose("421 4.3.2 busy"))],
            words: ["notSent greetingRefused", "notSent greetingRefused", "notSent greetingRefused"], stored: 0,
            error: .greetingRefused),
        Fault(
            name: "554 greeting", rules: [.init(.connect, .replyAndClose("554 5.7.1 go away"))],
            words: ["notSent greetingRefused", "notSent greetingRefused", "notSent greetingRefused"], stored: 0,
            error: .greetingRefused),
        Fault(
            name: "garbage greeting", rules: [.init(.connect, .garbage("HTTP/1.1 400 Bad Request\r\n\r\n".bytes))],
            words: ["notSent timeout", "notSent timeout", "notSent timeout"], stored: 0, error: .timeout),
        Fault(
            name: "dropped at connect", rules: [.init(.connect, .drop)],
            words: ["notSent lost", "notSent lost", "notSent lost"], stored: 0, error: .lost),
        Fault(
            name: "4xx to one recipient",
            rules: [.init(.recipient, .reply("450 4.7.1 greylisted"), recipient: "r2@")],
            words: ["accepted", "refused 450 recipient", "accepted"], stored: 2),
        Fault(
            name: "5xx to one dot", rules: [.init(.dot, .reply("550 5.1.1 nobody"), recipient: "r1@")],
            words: ["refused 550 dot", "accepted", "accepted"], stored: 2),
        Fault(
            name: "354 for nobody",
            rules: [
                .init(.recipient, .reply("550 5.1.1 nobody"), recipient: "r1@"),
                .init(.data, .reply("354 go"), on: .nth(1)),
            ], words: ["refused 550 recipient", "accepted", "accepted"], stored: 2),
        Fault(
            name: "dropped before one MAIL", rules: [.init(.mail, .drop, on: .nth(2))],
            words: ["accepted", "accepted", "accepted"], connections: 2, stored: 3),
        Fault(
            name: "dropped in the body of a small letter, whose dot had left with it",
            rules: [.init(.body, .drop, on: .nth(2))], words: ["accepted", "unknown lost", "accepted"], connections: 2,
            stored: 2),
        Fault(
            name: "421 in mid-connection", rules: [.init(.mail, .replyAndClose("421 4.7.0 enough"), on: .nth(3))],
            words: ["accepted", "accepted", "accepted"], connections: 2, stored: 3),
        Fault(
            name: "452 in mid-connection", rules: [.init(.recipient, .reply("452 4.5.3 too many"), on: .nth(2))],
            words: ["accepted", "accepted", "accepted"], connections: 2, stored: 3),
        Fault(
            name: "stored, then dropped after the dot", rules: [.init(.dot, .dropAfter, on: .nth(2))],
            words: ["accepted", "unknown lost", "accepted"], connections: 2, stored: 3),
        Fault(
            name: "dropped after the dot, not stored", rules: [.init(.dot, .drop, on: .nth(1))],
            words: ["unknown lost", "accepted", "accepted"], connections: 2, stored: 2),
        Fault(
            name: "dropped after every dot", rules: [.init(.dot, .dropAfter)],
            words: ["unknown lost", "unknown lost", "unknown lost"], connections: 3, stored: 3, error: .lost),
        Fault(
            name: "421 to everything", rules: [.init(.mail, .replyAndClose("421 4.3.2 busy"))],
            words: ["refused 421 mail", "notSent closing", "notSent closing"], connections: 3, stored: 0,
            error: .closing),
        Fault(
            name: "policy", rules: [.init(.mail, .reply("550 5.7.1 not from you"), on: .nth(2))],
            words: ["accepted", "refused 550 mail", "notSent policy"], stored: 1, error: .policy),
        Fault(
            name: "one reader's own policy", rules: [.init(.recipient, .reply("550 5.7.1 no"), recipient: "r2@")],
            words: ["accepted", "refused 550 recipient", "accepted"], stored: 2),
        Fault(
            name: "one reader's own policy after the dot",
            rules: [.init(.dot, .reply("554 5.7.1 no"), recipient: "r1@")],
            words: ["refused 554 dot", "accepted", "accepted"], stored: 2),
        Fault(
            name: "policy after MAIL", rules: [.init(.recipient, .reply("550 5.7.1 no"))],
            words: ["refused 550 recipient", "refused 550 recipient", "notSent policy"], stored: 0, error: .policy),
        Fault(
            name: "garbage at MAIL", rules: [.init(.mail, .garbage("\u{0}\u{1}\r\n".bytes), on: .nth(2))],
            words: ["accepted", "accepted", "accepted"], connections: 2, stored: 3),
        Fault(
            name: "slow replies", rules: [.init(.data, .slow(.milliseconds(1)))],
            words: ["accepted", "accepted", "accepted"], stored: 3),
        Fault(
            name: "quit refused", rules: [.init(.quit, .drop)], words: ["accepted", "accepted", "accepted"], stored: 3),
    ])
    func faultsCostNoLetter(_ fault: Fault) async throws {
        try await withServer(FaultScript(fault.rules)) { server, port in
            var timeouts = SMTPTimeouts()
            timeouts.connect = .milliseconds(400)
            if fault.name == "garbage greeting" { timeouts.command = .milliseconds(400) }
            let client = try client(port, timeouts)
            let report = await client.deliver(try (1...3).map { try outgoing($0) })
            await client.close()
            #expect(report.verdicts.map(\.word) == fault.words)
            #expect(server.messageCount == fault.stored)
            #expect(server.connectionCount == fault.connections)
            #expect(report.relayError?.kind == fault.error)
            #expect(server.violations == [])
        }
    }

    @Test func aServerThatCannotGroupIsServedOneByOne() async throws {
        var script = FaultScript()
        script.refusesGroups = true
        script.messagesPerConnection = 3
        try await withServer(script) { server, port in
            let client = try client(port)
            let report = await client.deliver(try (1...4).map { try outgoing($0) })
            await client.close()
            #expect(report.verdicts.map(\.word) == Array(repeating: "accepted", count: 4))
            #expect(server.messageCount == 4)
            #expect(server.connectionCount == 2)
            #expect(server.violations == [])
        }
    }

    @Test(.timeLimit(.minutes(1))) func clientsThatBlockHoldUpNobody() async throws {
        let script = FaultScript([.init(.mail, .stall(.seconds(50)))])
        try await withServer(script) { server, port in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    let client = try client(port)
                    group.addTask { _ = await client.deliver([try outgoing(1)]) }
                }
                // All eight wait for their reply at the same time, on a machine with fewer cores.
                while server.connectionCount < 8, server.messageCount == 0 {
                    try await Task.sleep(for: .milliseconds(5))
                }
                await server.stop()
                try await group.waitForAll()
            }
            #expect(server.messageCount == 0)
        }
    }

    @Test func aLimitOfMessagesPerConnectionIsServedByReconnecting() async throws {
        var script = FaultScript()
        script.messagesPerConnection = 5
        try await withServer(script) { server, port in
            let client = try client(port)
            let report = await client.deliver(try (1...23).map { try outgoing($0) })
            await client.close()
            #expect(report.verdicts.map(\.word) == Array(repeating: "accepted", count: 23))
            #expect(server.messageCount == 23)
            #expect(report.reconnects == 4)
            #expect(server.violations == [])
        }
    }

    @Test func anIdleConnectionThatTheRelayClosedIsOpenedAgainQuietly() async throws {
        let server = MailboxServer()
        let port = try await server.start()
        let client = try client(port)
        #expect(await client.deliver([try outgoing(1)]).verdicts.map(\.word) == ["accepted"])
        await server.stop()
        var options = MailboxServer.Options()
        options.port = port
        let again = MailboxServer(options)
        try await again.start()
        let report = await client.deliver([try outgoing(2)])
        #expect(report.verdicts.map(\.word) == ["accepted"])
        #expect(report.relayError == nil)
        await client.close()
        await again.stop()
    }

    @Test func unfitMessagesNeverOpenAConnection() async throws {
        try await withServer { server, port in
            let client = try client(port)
            let report = await client.deliver([
                try outgoing(1, "a\nb\r\n".bytes), try outgoing(2, "a\r\n\rb\r\n".bytes), try outgoing(3, []),
                try outgoing(4, "a\u{0}\r\n".bytes), try outgoing(5, Array(repeating: 97, count: 999) + [13, 10]),
            ])
            #expect(
                report.verdicts == [
                    .notSent(.malformed(.bareLineFeed(line: 1))), .notSent(.malformed(.bareCarriageReturn(line: 2))),
                    .notSent(.malformed(.empty)), .notSent(.malformed(.nul)),
                    .notSent(.malformed(.lineTooLong(line: 1))),
                ])
            #expect(report.verdicts.allSatisfy { $0.disposition == .failed })
            #expect(server.connectionCount == 0)
        }
    }

    @Test func aLetterTooLargeForTheRelayDoesNotBlockTheRest() async throws {
        try await withServer(maxSize: 1_000) { server, port in
            let large = message(String(repeating: "long enough\r\n", count: 100))
            let client = try client(port)
            let report = await client.deliver([try outgoing(1, large), try outgoing(2)])
            await client.close()
            #expect(report.verdicts[0].disposition == .failed)
            #expect(report.verdicts[1].word == "accepted")
        }
    }

    struct Stall: Sendable, CustomTestStringConvertible {
        var phase: FaultScript.Phase
        var words: [String]
        var testDescription: String { phase.rawValue }
    }

    @Test(arguments: [
        Stall(phase: .connect, words: ["notSent timeout"]), Stall(phase: .hello, words: ["notSent timeout"]),
        Stall(phase: .mail, words: ["notSent timeout"]), Stall(phase: .recipient, words: ["notSent timeout"]),
        Stall(phase: .data, words: ["notSent timeout"]), Stall(phase: .dot, words: ["unknown timeout"]),
    ])
    func aStalledPhaseTimesOut(_ stall: Stall) async throws {
        let script = FaultScript([.init(stall.phase, .stall(.seconds(20)))])
        try await withServer(script) { _, port in
            var timeouts = SMTPTimeouts()
            // Only the stalled phase is short: a busy machine may be slow in the others.
            switch stall.phase {
            case .connect, .hello: (timeouts.connect, timeouts.command) = (.milliseconds(100), .milliseconds(100))
            case .data: timeouts.data = .milliseconds(100)
            case .dot: timeouts.dot = .milliseconds(100)
            default: timeouts.command = .milliseconds(100)
            }
            let report = try await client(port, timeouts).deliver([try outgoing(1)])
            #expect(report.verdicts.map(\.word) == stall.words)
        }
    }

    @Test func nobodyListening() async throws {
        let server = MailboxServer()
        let port = try await server.start()
        await server.stop()
        let report = try await client(port).deliver([try outgoing(1)])
        #expect(report.relayError?.kind == .connectionRefused && report.relayError?.isTransient == true)
        #expect(report.verdicts.map(\.disposition) == [.relayTrouble])
    }
}
