import Mailbox
import TestSupport
import Testing

@testable import Transfer

@Suite struct SMTPClientTLSTests {
    private func client(
        _ url: String, login: Relay.Login? = nil, trusts: Bool = true, timeouts: SMTPTimeouts = SMTPTimeouts()
    ) throws -> SMTPClient {
        let relay = try Relay(url: url, login: login, caFile: trusts ? TLSServer.authorityFile() : nil)
        return SMTPClient(relay: relay, timeouts: timeouts, reconnectPause: .zero)
    }

    @Test(arguments: ["smtps", "smtp+starttls"]) func sendsOverTLSWithLogin(scheme: String) async throws {
        let handler = try TLSServer.handler()
        let tls: MailboxServer.TLS = scheme == "smtps" ? .implicit(handler) : .startTLS(handler)
        try await withServer(tls: tls, login: .init(user: "papers", password: "secret")) { server, port in
            let client = try client(
                "\(scheme)://localhost:\(port)", login: .init(user: "papers", password: Password("secret")))
            let line = String(repeating: "0123456789", count: 7) + "\r\n"
            // The last one fills every buffer on the way, so that TLS records have to wait.
            let window = try (1...20).map {
                try outgoing($0, message(String(repeating: line, count: $0 == 20 ? 120_000 : 500 * ($0 % 3))))
            }
            let report = await client.deliver(window)
            await client.close()
            #expect(report.relayError == nil)
            #expect(report.verdicts.map(\.word) == Array(repeating: "accepted", count: 20))
            #expect(server.messages.map(\.bytes) == window.map(\.bytes))
            #expect(server.messages.allSatisfy { $0.isEncrypted && $0.user == "papers" })
            #expect(server.violations == [])
        }
    }

    @Test func nothingIsSentInPlainTextWhenTLSIsNotOffered() async throws {
        var script = FaultScript()
        script.hidesStartTLS = true
        try await withServer(script, tls: .startTLS(try TLSServer.handler())) { server, port in
            let report = try await client("smtp+starttls://localhost:\(port)").deliver([try outgoing(1)])
            let error = try #require(report.relayError)
            #expect(error.kind == .tlsNotOffered)
            #expect(server.messages.isEmpty && server.violations.isEmpty)
        }
    }

    @Test func nothingIsSentInPlainTextWhenTLSIsRefused() async throws {
        let script = FaultScript([.init(.startTLS, .reply("502 5.5.1 no TLS today"))])
        try await withServer(script, tls: .startTLS(try TLSServer.handler())) { server, port in
            let report = try await client("smtp+starttls://localhost:\(port)").deliver([try outgoing(1)])
            let error = try #require(report.relayError)
            #expect(error.kind == .tlsNotOffered && error.reply?.code == 502)
            #expect(server.messages.isEmpty)
        }
    }

    @Test func repliesSmuggledInBeforeTLSAreRefused() async throws {
        // What a man in the middle adds in plain text behind the 220 must not count as the server's word over TLS.
        let script = FaultScript([.init(.startTLS, .garbage("220 go\r\n250-evil\r\n250 AUTH PLAIN\r\n".bytes))])
        try await withServer(script, tls: .startTLS(try TLSServer.handler())) { server, port in
            var timeouts = SMTPTimeouts()
            timeouts.command = .milliseconds(500)
            let login = Relay.Login(user: "papers", password: Password("secret"))
            let client = try client("smtp+starttls://localhost:\(port)", login: login, timeouts: timeouts)
            let report = await client.deliver([try outgoing(1)])
            #expect(report.relayError != nil)
            #expect(server.messages.isEmpty)
        }
    }

    @Test func anUntrustedCertificateStopsTheRun() async throws {
        try await withServer(tls: .startTLS(try TLSServer.handler())) { server, port in
            let report = try await client("smtp+starttls://localhost:\(port)", trusts: false).deliver([try outgoing(1)])
            let error = try #require(report.relayError)
            #expect(error.kind == .certificate && !error.isTransient)
            #expect(server.messages.isEmpty)
        }
    }

    @Test func aCertificateForAnotherHostStopsTheRun() async throws {
        let handler = try TLSServer.handler(
            certificate: TestCertificates.otherHost, key: TestCertificates.otherHostKey)
        try await withServer(tls: .implicit(handler)) { server, port in
            let report = try await client("smtps://localhost:\(port)").deliver([try outgoing(1)])
            #expect(report.relayError?.kind == .certificate)
            #expect(server.messages.isEmpty)
        }
    }

    @Test func aPlainServerBehindSMTPSIsATLSError() async throws {
        try await withServer { server, port in
            let report = try await client("smtps://localhost:\(port)").deliver([try outgoing(1)])
            #expect(report.relayError?.kind == .tls)
            #expect(server.messages.isEmpty)
        }
    }

    @Test func aMissingFileOfAuthoritiesIsSaid() async throws {
        try await withServer(tls: .implicit(try TLSServer.handler())) { _, port in
            let relay = try Relay(url: "smtps://localhost:\(port)", caFile: "/nonexistent/authority.pem")
            let report = await SMTPClient(relay: relay).deliver([try outgoing(1)])
            #expect(report.relayError?.kind == .certificateFile)
        }
    }

    @Test func aLossAfterTheDotOverTLSIsUnknown() async throws {
        let script = FaultScript([.init(.dot, .dropAfter, on: .nth(2))])
        try await withServer(script, tls: .implicit(try TLSServer.handler())) { server, port in
            let client = try client("smtps://localhost:\(port)")
            let report = await client.deliver(try (1...3).map { try outgoing($0) })
            await client.close()
            #expect(report.verdicts.map(\.word) == ["accepted", "unknown lost", "accepted"])
            #expect(server.messageCount == 3)
        }
    }
}
