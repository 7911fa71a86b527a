import Testing

@testable import Transfer

@Suite struct ReplyTests {
    private func reply(_ text: String, hiding: [String] = []) throws -> Reply {
        var reader = ReplyReader()
        text.bytes.withUnsafeBytes { reader.append($0) }
        return Reply(try #require(try reader.next()), hiding: hiding)
    }

    @Test(arguments: [
        ("250 2.1.5 Ok\r\n", "250 2.1.5 Ok"), ("250\r\n", "250"), ("250-a\r\n250 b\n", "250 a b"),
        ("550-5.1.1 The account\r\n550 5.1.1 does not exist\r\n", "550 5.1.1 The account does not exist"),
        (
            "550 sorry, no mailbox here by that name. (#5.1.1)\r\n",
            "550 5.1.1 sorry, no mailbox here by that name. (#5.1.1)"
        ),
        ("550 5.1.1 <ada@example.org>: unknown\r\n", "550 5.1.1 <***>: unknown"),
        ("550 \"ada b\"@example.org unknown\r\n", "550 \"ada b\"*** unknown"),
        ("550 a\u{1b}[31mb\u{7}c\u{202e}d\r\n", "550 a [31mb c d"), ("250 1.2.3 x\r\n", "250 1.2.3 x"),
        ("250 5.1.1111 x\r\n", "250 5.1.1111 x"),
    ])
    func isReadAndCleaned(bytes: String, expected: String) throws {
        #expect(try reply(bytes).description == expected)
    }

    @Test func hidesTheLettersOwnLocalParts() throws {
        #expect(try reply("550 user Ada unknown\r\n", hiding: ["ada"]).text == "user *** unknown")
        #expect(try reply("550 \"ada b\"@example.org gone\r\n", hiding: ["\"ada b\""]).text == "*** gone")
    }

    @Test func keepsAtMost500Characters() throws {
        #expect(try reply("250 " + String(repeating: "é", count: 2_000) + "\r\n").text.count == 500)
    }

    @Test(
        arguments: [
            ("Ok: queued as 4ABC123xyz", "4ABC123xyz"), ("OK id=1rAbCd-0001Xy-2Z", "1rAbCd-0001Xy-2Z"),
            ("ok 1700000000 qp 31337", "31337"), ("3B1abcde012345 Message accepted for delivery", "3B1abcde012345"),
            ("OK 1700000000 d2e1a72fcca58-6cbf1bd7f4dsi1234567.67 - gsmtp", "d2e1a72fcca58-6cbf1bd7f4dsi1234567.67"),
            ("Ok 0100018c2f3a4b5c-aaaa-bbbb-000000", "0100018c2f3a4b5c-aaaa-bbbb-000000"),
            (
                "<x@y.prod.outlook.com> [InternalId=123456789, Hostname=y.prod] 9999 bytes in 0.1, Queued mail for delivery",
                "123456789"
            ),
            ("Message Queued (0B7E1C5A-1234.1)", "0B7E1C5A-1234.1"), ("Queued (0.123 seconds)", nil), ("Ok", nil),
            ("OK, message accepted for delivery", nil), ("", nil), ("queued as", nil), ("Great success", nil),
        ] as [(String, String?)])
    func theQueueIDIsFound(text: String, expected: String?) {
        #expect(QueueID.find(in: text) == expected)
    }

    @Test(arguments: [
        ("550 5.1.1 x", SMTPPhase.recipient, Disposition.hardBounce), ("550 5.1.10 x", .dot, .hardBounce),
        ("550 5.4.1 x", .recipient, .hardBounce), ("550 5.1.2 x", .recipient, .hardBounce),
        ("550 5.1.3 x", .dot, .hardBounce), ("550 5.1.6 x", .dot, .hardBounce), ("550 5.1.1 x", .mail, .policy),
        ("553 5.1.8 x", .mail, .policy), ("550 5.1.7 x", .recipient, .policy), ("503 5.5.1 x", .data, .policy),
        ("554 5.7.1 x", .dot, .policy), ("530 x", .mail, .login), ("552 5.2.2 x", .recipient, .mailboxFull),
        ("452 4.2.2 x", .recipient, .mailboxFull), ("552 x", .recipient, .mailboxFull), ("552 x", .dot, .failed),
        ("552 5.3.4 x", .mail, .failed),
        ("550 x", .recipient, .failed), ("550 x", .mail, .policy), ("554 x", .dot, .failed),
        ("550 5.2.1 x", .recipient, .failed), ("450 4.7.1 x", .recipient, .deferred), ("451 x", .dot, .deferred),
        ("421 x", .mail, .relayTrouble), ("550 no such user (#5.1.1)", .recipient, .hardBounce),
    ])
    func aRefusalFallsIntoItsRow(text: String, phase: SMTPPhase, expected: Disposition) throws {
        #expect(Verdict.refused(try reply(text + "\r\n"), phase).disposition == expected)
    }
}
