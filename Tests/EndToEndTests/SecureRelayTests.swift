import Foundation
import Mailbox
import TestSupport
import Testing

@Suite struct SecureRelayTests {
    private static let login = MailboxServer.Login(user: "papers", password: "open sesame")

    private func secure(_ site: Site, password: String, trusts: Bool = true) throws {
        try site.set("mail.smtp.user", Self.login.user)
        try site.set("mail.smtp.passwordFile", "relay.password")
        try site.set("mail.smtp.caFile", trusts ? TLSServer.authorityFile() : nil)
        let path = site.file("relay.password").path
        _ = FileManager.default.createFile(
            atPath: path, contents: Data("\(password)\n".utf8), attributes: [.posixPermissions: 0o600])
    }

    @Test(arguments: ["smtp+starttls", "smtps"])
    func aWrongPasswordStopsTheRunAndTheRightOneSendsAll(scheme: String) async throws {
        let handler = try TLSServer.handler()
        let tls: MailboxServer.TLS = scheme == "smtps" ? .implicit(handler) : .startTLS(handler)
        try await withRelay(FaultScript(), { ($0.tls, $0.login) = (tls, Self.login) }) { relay, port in
            let site = try await Site(readers: 70, url: "\(scheme)://localhost:\(port)")
            try secure(site, password: "a guess")
            let refused = try await site.run()
            #expect(refused.status == 77, "\(refused.errors)")
            #expect(refused.errors.contains("the relay refused the login"))
            #expect(!(refused.errors + refused.output).contains("a guess"))
            #expect(relay.messageCount == 0)
            #expect(relay.connectionCount <= 2)
            let stopped = try await Audit(site, relay)
            stopped.check()
            #expect(stopped.counts == ["planned": 70])

            try secure(site, password: Self.login.password)
            let sent = try await site.run()
            #expect(sent.status == 0, "\(sent.errors)")
            let audit = try await Audit(site, relay)
            audit.check()
            #expect(audit.counts == ["sent": 70])
            #expect(relay.messages.allSatisfy { $0.isEncrypted && $0.user == Self.login.user })
        }
    }

    /// TLS libraries write without asking whether anybody still listens: the process must live on.
    @Test(arguments: [FaultScript.Phase.mail, .recipient, .data, .body])
    func aSecureRelayThatBreaksOffGetsEachLetterOnce(phase: FaultScript.Phase) async throws {
        let handler = try TLSServer.handler()
        let script = FaultScript([.init(phase, .drop, on: .nth(4))])
        try await withRelay(script, { ($0.tls, $0.login) = (.startTLS(handler), Self.login) }) { relay, port in
            let site = try await Site(readers: 12, url: "smtp+starttls://localhost:\(port)")
            try secure(site, password: Self.login.password)
            // Within a message its dot may have left: then one letter waits.
            let outcome = try await site.run()
            #expect(outcome.status == (phase == .body ? 1 : 0), "\(outcome.errors)")
            if outcome.status == 1 { #expect(try await site.call("send", "--as-of", Site.day).status == 0) }
            let audit = try await Audit(site, relay)
            audit.check()
            #expect(audit.counts == ["sent": 12])
        }
    }

    /// Each is refused before anything is said in plain text, and nothing is forgotten.
    @Test(arguments: [("STARTTLS is not offered", true), ("the certificate is not trusted", false)])
    func aRelayWithoutSafeTLSGetsNothing(name: String, trusts: Bool) async throws {
        var script = FaultScript()
        script.hidesStartTLS = trusts
        let handler = try TLSServer.handler()
        try await withRelay(script, { ($0.tls, $0.login) = (.startTLS(handler), Self.login) }) { relay, port in
            let site = try await Site(readers: 12, url: "smtp+starttls://localhost:\(port)")
            try secure(site, password: Self.login.password, trusts: trusts)
            let outcome = try await site.run()
            #expect(outcome.status == 69, "\(outcome.errors)")
            let reason = trusts ? "nothing is sent in plain text" : "the relay's certificate is not trusted"
            #expect(outcome.errors.contains(reason), "\(outcome.errors)")
            #expect(!(outcome.errors + outcome.output).contains(Self.login.password))
            #expect(relay.messageCount == 0)
            #expect(relay.connectionCount <= 2)
            let audit = try await Audit(site, relay)
            audit.check()
            #expect(audit.counts == ["planned": 12])
        }
    }

    @Test func aPasswordThatEverybodyCanReadIsNotUsed() async throws {
        let handler = try TLSServer.handler()
        try await withRelay(FaultScript(), { ($0.tls, $0.login) = (.startTLS(handler), Self.login) }) { relay, port in
            let site = try await Site(readers: 3, url: "smtp+starttls://localhost:\(port)")
            try secure(site, password: Self.login.password)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o644], ofItemAtPath: site.file("relay.password").path)
            let outcome = try await site.run()
            #expect(outcome.status == 78)
            #expect(outcome.errors.contains("chmod o-rwx"))
            #expect(relay.connectionCount == 0)
        }
    }
}
