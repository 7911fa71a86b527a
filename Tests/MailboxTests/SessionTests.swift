import Testing

@testable import Mailbox

/// A session whose messages are stored at once, and what it said.
private struct Talk {
    var session: Session
    var messages: [ReceivedMessage] = []
    var isClosed = false
    var violations: [Violation.Kind] = []

    init(
        _ script: FaultScript = FaultScript(), login: MailboxServer.Login? = nil, tls: Bool = false,
        maxSize: Int = 10_000
    ) {
        session = Session(
            settings: SessionSettings(name: "box.test", login: login, canStartTLS: tls, maxSize: maxSize),
            connection: 1,
            faults: FaultPlan(script), isEncrypted: false)
    }

    /// Says this, and returns the codes that come back, with `-` for the lines before the last of a reply.
    mutating func say(_ text: String) -> [String] {
        session.receive(Array(text.utf8))
        return drain()
    }

    mutating func drain() -> [String] {
        var said = ""
        while let output = session.next() {
            switch output {
            case .send(let bytes): said += String(decoding: bytes, as: UTF8.self)
            case .store(let message):
                messages.append(message)
                session.stored(as: "M\(messages.count)")
            case .startTLS: session.tlsStarted()
            case .close: isClosed = true
            case .pause, .announce: break
            }
        }
        violations += session.takeViolations().map(\.kind)
        return said.split(separator: "\r\n").map { String($0.prefix(4)).replacingOccurrence(of: " ") }
    }

    static func greeted(
        _ script: FaultScript = FaultScript(), login: MailboxServer.Login? = nil, tls: Bool = false,
        maxSize: Int = 10_000
    ) -> Talk {
        var talk = Talk(script, login: login, tls: tls, maxSize: maxSize)
        talk.session.begin()
        _ = talk.drain()
        _ = talk.say("EHLO client.test\r\n")
        return talk
    }
}

extension String {
    fileprivate func replacingOccurrence(of space: Character) -> String { filter { $0 != space } }
}

@Suite struct SessionTests {
    @Test func takesAPipelinedMessage() {
        var talk = Talk.greeted()
        #expect(
            talk.say("MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nRCPT TO:<c@example.org>\r\nDATA\r\n") == [
                "250", "250", "250", "354",
            ])
        #expect(talk.say("Subject: x\r\n\r\n..dot\r\n.") == [])
        #expect(talk.say("\r\nMAIL FROM:<>\r\nQUIT\r\n") == ["250", "250", "221"])
        #expect(talk.messages.map(\.bytes) == [Array("Subject: x\r\n\r\n.dot\r\n".utf8)])
        #expect(talk.messages.first?.recipients == ["b@example.org", "c@example.org"])
        #expect(talk.violations == [])
        #expect(talk.isClosed)
        let kept = String(decoding: talk.messages.first?.withEnvelope ?? [], as: UTF8.self)
        #expect(kept.hasPrefix("Return-Path: <a@example.org>\r\nDelivered-To: b@example.org\r\nDelivered-To: c@"))
    }

    @Test func anyPortionsGiveTheSameMessage() {
        let text = "MAIL FROM:<a@example.org> SIZE=20\r\nRCPT TO:<b@example.org>\r\nDATA\r\n"
        let body = "x\r\n..\r\n\r\n.\r\n"
        var talk = Talk.greeted()
        var replies: [String] = []
        for byte in (text + body).utf8 { replies += talk.say(String(UnicodeScalar(byte))) }
        #expect(replies == ["250", "250", "354", "250"])
        #expect(talk.messages.map(\.bytes) == [Array("x\r\n.\r\n\r\n".utf8)])
    }

    @Test(arguments: [
        ("DATA\r\n", ["503"], Violation.Kind?.none), ("RCPT TO:<a@example.org>\r\n", ["503"], nil),
        ("MAIL FROM:a@example.org\r\n", ["501"], .badSyntax), ("MAIL FROM:<a b>\r\n", ["501"], .badSyntax),
        ("MAIL FROM:<root@host>\r\n", ["250"], nil),
        ("MAIL FROM:<nobody>\r\n", ["501"], .badSyntax),
        ("MAIL FROM:<a@example.org> FOO=1\r\n", ["555"], .badSyntax), ("HELLO x\r\n", ["500"], .badSyntax),
        ("DATA now\r\n", ["501"], .badSyntax), ("NOOP\r\n", ["250"], nil), ("RSET\r\n", ["250"], nil),
        ("VRFY ada\r\n", ["252"], nil), ("HELP\r\n", ["214"], nil), ("EXPN x\r\n", ["502"], .badSyntax),
        ("NOOP\n", ["500"], .bareLineFeed), ("NOOP\rx\r\n", ["500"], .bareCarriageReturn),
        ("STARTTLS\r\n", ["503"], .badSequence),
        ("AUTH PLAIN x\r\n", ["503"], .badSequence), ("\r\n", ["500"], .badSyntax),
        ("MAIL FROM:<a@example.org> SIZE=99999\r\n", ["552"], nil),
        ("NOOP " + String(repeating: "x", count: 1_100) + "\r\n", ["500"], .commandTooLong),
        ("MAIL FROM:<a@example.org>\r\nMAIL FROM:<a@example.org>\r\n", ["250", "503"], .badSequence),
        ("NOOP\r\nNOOP\r\n", ["250", "250"], .notLastInGroup),
        ("MAIL FROM:<a@example.org>\r\nDATA\r\n", ["250", "554"], nil),
    ])
    func answersByTheBook(line: String, codes: [String], violation: Violation.Kind?) {
        var talk = Talk.greeted()
        #expect(talk.say(line) == codes)
        #expect(talk.violations == (violation.map { [$0] } ?? []))
    }

    @Test func aDotBehindABareLineFeedEndsNothing() {
        var talk = Talk.greeted()
        _ = talk.say("MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n")
        #expect(talk.say("x\n.\nMAIL FROM:<evil@example.org>\n.\r\n") == [])
        #expect(talk.say("\r\n.\r\n") == ["550"])
        #expect(talk.messages.isEmpty)
        #expect(talk.violations == [.bareLineFeed])
    }

    @Test func aBodyBeforeIts354IsNoticed() {
        var talk = Talk.greeted()
        _ = talk.say("MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\nx\r\n.\r\n")
        #expect(talk.violations == [.bodyBefore354])
    }

    @Test func groupsThatWereNotOfferedAreNoticed() {
        var script = FaultScript()
        script.hidesPipelining = true
        var talk = Talk.greeted(script)
        #expect(talk.say("MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\n") == ["250", "250"])
        #expect(talk.violations == [.pipeliningNotOffered])
    }

    @Test func whatFollowsA421IsNoticed() {
        var talk = Talk.greeted(FaultScript([.init(.mail, .reply("421 4.3.2 bye"))]))
        #expect(talk.say("MAIL FROM:<a@example.org>\r\n") == ["421"])
        #expect(talk.say("RSET\r\n") == [])
        #expect(talk.violations == [.afterClosing])
    }

    @Test func longLinesAndLargeMessagesAreRefused() {
        var talk = Talk.greeted(maxSize: 2_000)
        let begin = "MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n"
        _ = talk.say(begin)
        #expect(talk.say(String(repeating: "x", count: 999) + "\r\n.\r\n") == ["550"])
        _ = talk.say(begin)
        #expect(talk.say(String(repeating: "xxxxxxxx\r\n", count: 300) + ".\r\n") == ["552"])
        _ = talk.say(begin)
        #expect(talk.say("." + String(repeating: ".", count: 998) + "\r\n.\r\n") == ["250"])
        #expect(talk.violations == [.lineTooLong])
    }

    @Test func logsInInEitherWay() {
        let login = MailboxServer.Login(user: "u", password: "p")
        var plain = Talk.greeted(login: login)
        #expect(plain.say("MAIL FROM:<a@example.org>\r\n") == ["530"])
        #expect(plain.say("AUTH PLAIN AHUAcA==\r\n") == ["235"])
        #expect(plain.say("AUTH PLAIN AHUAcA==\r\n") == ["503"])
        var asked = Talk.greeted(login: login)
        #expect(asked.say("AUTH PLAIN\r\n") == ["334"])
        #expect(asked.say("AHUAcA==\r\n") == ["235"])
        var name = Talk.greeted(login: login)
        #expect(name.say("AUTH LOGIN\r\n") + name.say("dQ==\r\n") + name.say("cA==\r\n") == ["334", "334", "235"])
        var wrong = Talk.greeted(login: login)
        #expect(wrong.say("AUTH LOGIN dQ==\r\n") + wrong.say("eA==\r\n") == ["334", "535"])
        #expect(wrong.say("AUTH PLAIN ???\r\n") + wrong.say("AUTH CRAM-MD5\r\n") == ["501", "504"])
        #expect(wrong.say("AUTH LOGIN\r\n") + wrong.say("*\r\n") == ["334", "501"])
    }

    @Test func whatCameBeforeTLSIsForgotten() {
        var talk = Talk.greeted(tls: true)
        #expect(talk.say("STARTTLS\r\nMAIL FROM:<evil@example.org>\r\n") == ["220"])
        #expect(talk.say("MAIL FROM:<a@example.org>\r\n") == ["503"])
        #expect(talk.violations.contains(.notLastInGroup))
    }

    @Test func greylistsEachRecipientOnce() {
        var talk = Talk.greeted(FaultScript([.init(.recipient, .reply("451 4.7.1 later"), on: .firstOfEachRecipient)]))
        _ = talk.say("MAIL FROM:<a@example.org>\r\n")
        #expect(talk.say("RCPT TO:<b@example.org>\r\n") + talk.say("RCPT TO:<b@example.org>\r\n") == ["451", "250"])
        #expect(talk.say("RCPT TO:<c@example.org>\r\n") == ["451"])
    }
}
