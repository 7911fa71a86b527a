import Testing

@testable import Transfer

@Suite struct RelayTests {
    @Test(arguments: [
        ("smtps://mail.example.org", "smtps://mail.example.org:465"),
        ("SMTPS://Mail.Example.org:2465/", "smtps://mail.example.org:2465"),
        ("smtp+starttls://h", "smtp+starttls://h:587"), ("smtp://127.0.0.1:1025", "smtp://127.0.0.1:1025"),
        ("smtp://localhost:25", "smtp://localhost:25"), ("smtp://[::1]:25", "smtp://[::1]:25"),
        ("smtps://[2001:db8::1]", "smtps://[2001:db8::1]:465"),
    ])
    func readsTheThreeForms(url: String, expected: String) throws {
        #expect(try Relay(url: url).description == expected)
    }

    @Test(arguments: [
        ("", RelayURLError.scheme), ("mail.example.org", .scheme), ("http://h", .scheme),
        ("smtp://h", .plainBeyondLoopback),
        ("smtp://127.example.org:25", .plainBeyondLoopback), ("smtp://192.168.0.1:25", .plainBeyondLoopback),
        ("smtp://127.0.0.1.example.org:25", .plainBeyondLoopback), ("smtp://127.0.0.1", .portMissing),
        ("smtps://", .host), ("smtps://h:0", .port), ("smtps://h:65536", .port), ("smtps://h:", .port),
        ("smtps://h:2x", .port), ("smtps://user:pw@h", .loginInURL), ("smtps://h/x", .path), ("smtps://h?x", .path),
        ("smtps://bücher.example", .hostNotASCII), ("smtps://a b", .host), ("smtps://a\r\nb", .host),
        ("smtps://-a", .host),
        ("smtps://a..b", .host), ("smtps://::1", .host),
    ])
    func refusesTheRest(url: String, expected: RelayURLError) {
        #expect(throws: expected) { try Relay(url: url) }
    }

    @Test func refusesANameForEHLOThatIsNone() {
        #expect(throws: RelayURLError.helloName) { try Relay(url: "smtps://h", helloName: "a\r\nMAIL") }
    }

    @Test func refusesALoginThatCannotBeSaid() {
        #expect(throws: RelayURLError.login) {
            try Relay(url: "smtps://h", login: .init(user: "u", password: Password("a\u{0}b")))
        }
    }

    @Test func thePasswordNeverShows() throws {
        let relay = try Relay(url: "smtps://h", login: .init(user: "u", password: Password("hunter2")))
        var dumped = ""
        dump(relay, to: &dumped)
        for text in ["\(relay)", String(reflecting: relay), dumped, "\(relay.login as Any)"] {
            #expect(!text.contains("hunter2"))
        }
    }

    /// A relay may say back what it was sent: in plain, as AUTH PLAIN (`\0u\0hunter2`), or as AUTH LOGIN.
    @Test(arguments: [
        "5.7.8 bad: AHUAaHVudGVyMg==", "5.7.8 aHVudGVyMg== is no password", "5.7.8 pw hunter2 for u",
        "5.7.8 pw=hunter2;",
    ])
    func noReplyMakesThePasswordKnown(text: String) throws {
        let relay = try Relay(url: "smtps://h", login: .init(user: "u", password: Password("hunter2")))
        let attempt = LoginAttempt(relay: relay, timeouts: SMTPTimeouts())
        #expect(attempt.reply(RawReply(code: 535, text: Array(text.utf8))).description == "535 5.7.8")
        let harmless = RawReply(code: 535, text: Array("5.7.8 who is u?".utf8))
        #expect(attempt.reply(harmless).description.hasPrefix("535 5.7.8 who is"))
    }

    @Test func errorsSayWhereAndWhy() {
        let error = RelayError(
            .loginRefused, .login, reply: Reply(code: 535, enhanced: EnhancedCode(5, 7, 8), text: "no"))
        #expect(error.description == "the relay refused the login (at the login): 535 5.7.8 no")
        #expect(RelayError(.timeout, .dot).description == "the relay did not answer in time (after the final dot)")
    }
}
