import FoundationEssentials
import MIME
import TestSupport
import Testing

@Suite struct MessageTests {
    private func encoded(_ text: String) -> String {
        String(decoding: QuotedPrintable.encode(text.utf8), as: UTF8.self)
    }

    @Test(arguments: [
        ("", ""),
        ("a\n", "a\r\n"),
        ("a\r\nb\rc\n", "a\r\nb\r\nc\r\n"),
        ("no end", "no end=\r\n"),
        // What follows may come with the next fragment.
        ("From", "=46rom=\r\n"),
        ("1 = 1\n", "1 =3D 1\r\n"),
        ("blank \ntab\t\n", "blank=20\r\ntab=09\r\n"),
        ("blank ", "blank =\r\n"),
        (".\n..\n.x\n", "=2E\r\n=2E.\r\n=2Ex\r\n"),
        ("From me\nFromage\nFrom\n", "=46rom me\r\nFromage\r\nFrom\r\n"),
        ("é\u{0}\u{7F}\n", "=C3=A9=00=7F\r\n"),
    ])
    func encodesQuotedPrintable(text: String, expected: String) {
        #expect(encoded(text) == expected)
    }

    @Test func breaksLongLinesSoftly() {
        let x70 = String(repeating: "x", count: 70)
        #expect(encoded(x70 + "xxxxxxxxxx\n") == x70 + "xxxxx=\r\nxxxxx\r\n")
        #expect(encoded(x70 + "😀\n") == x70 + "=\r\n=F0=9F=98=80\r\n")
        #expect(encoded(x70 + "xxxxx.\n") == x70 + "xxxxx=\r\n=2E\r\n")
    }

    @Test func fragmentsJoinByteByByte() throws {
        var random = SeededGenerator(seed: 3)
        let pool = Array("ab =.\nFrom é😀\t-_".unicodeScalars)
        for _ in 0..<1_000 {
            let fragments = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                var text = ""
                for _ in 0..<Int.random(in: 0...150, using: &random) {
                    text.unicodeScalars.append(pool[Int.random(in: 0..<pool.count, using: &random)])
                }
                return text
            }
            let joined = fragments.flatMap { QuotedPrintable.encode($0.utf8) }
            let lines = String(decoding: joined, as: UTF8.self).split(separator: "\r\n")
            #expect(lines.allSatisfy { $0.utf8.count <= 76 && $0.last != " " && $0.last != "\t" && $0.first != "." })
            #expect(lines.allSatisfy { !$0.hasPrefix("From ") && !$0.hasPrefix("--=_") })
            let decoded = try #require(QuotedPrintable.decode(joined))
            #expect(String(decoding: decoded, as: UTF8.self) == fragments.joined())
        }
    }

    @Test func decodesStrictly() {
        for text in ["=", "=4", "=4G", "a\n", "a\rb", "\u{1}", "é"] {
            #expect(QuotedPrintable.decode(Array(text.utf8)) == nil, "\(text)")
        }
    }

    private func sample(html: String?) throws -> Message {
        let id = try #require(MessageID("abc123@example.org"))
        let ada = NamedAddress(name: "Ada", address: try Address("ada@example.org"))
        let fields: [HeaderField] = [
            .addresses(.from, [ada]), .addresses(.to, [ada]), .text(.subject, "Zwölf Äpfel"),
            .date(Date(timeIntervalSince1970: 0), offsetMinutes: 0), .messageID(id),
        ]
        return Message(
            id: id, fields: fields, text: QuotedPrintable.encode("Grüße\n".utf8),
            html: html.map { QuotedPrintable.encode($0.utf8) })
    }

    @Test func composesAnAlternative() throws {
        let bytes = try sample(html: "<p>Grüße</p>\n").bytes
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == """
                From: Ada <ada@example.org>\r
                To: Ada <ada@example.org>\r
                Subject: =?UTF-8?Q?Zw=C3=B6lf_=C3=84pfel?=\r
                Date: Thu, 1 Jan 1970 00:00:00 +0000\r
                Message-ID: <abc123@example.org>\r
                MIME-Version: 1.0\r
                Content-Type: multipart/alternative; boundary="=_BOUNDARY"\r
                \r
                --=_BOUNDARY\r
                Content-Type: text/plain; charset=utf-8\r
                Content-Transfer-Encoding: quoted-printable\r
                \r
                Gr=C3=BC=C3=9Fe\r
                \r
                --=_BOUNDARY\r
                Content-Type: text/html; charset=utf-8\r
                Content-Transfer-Encoding: quoted-printable\r
                \r
                <p>Gr=C3=BC=C3=9Fe</p>\r
                \r
                --=_BOUNDARY--\r\n
                """.replacingBoundary(in: bytes))
        #expect(MessageLint(bytes).findings == [])
        let read = try #require(MessageReader(bytes))
        #expect(read.field("subject") == "Zwölf Äpfel")
        #expect(read.text(of: "text/plain") == "Grüße\n")
        #expect(read.text(of: "text/html") == "<p>Grüße</p>\n")
    }

    @Test func composesTextAlone() throws {
        let bytes = try sample(html: nil).bytes
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasSuffix("quoted-printable\r\n\r\nGr=C3=BC=C3=9Fe\r\n"))
        #expect(MessageLint(bytes).findings == [])
        #expect(MessageReader(bytes)?.text(of: "text/plain") == "Grüße\n")
    }

    @Test func aSoftBreakNeverEndsAPart() {
        #expect(QuotedPrintable.end(of: QuotedPrintable.encode("x".utf8)) == Array("\r\n".utf8))
        #expect(QuotedPrintable.end(of: QuotedPrintable.encode("x\n".utf8)) == [])
        #expect(QuotedPrintable.end(of: []) == [])
    }

    private static func many(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

    private static let faults: [(String, MessageLint.Finding.Kind)] = [
        ("Subject: x\n", .bareLineBreak),
        ("Subject: \(many(990, "x"))\r\n", .longLine),
        ("Subject: \(many(40, "x "))\r\n", .longHeaderLine),
        ("Subject: é\r\n", .notASCII),
        ("Subject: =?UTF-8?Q?\(many(64, "x"))?=\r\n", .longEncodedWord),
        ("Subject: x\r\n \r\n", .emptyHeaderLine),
        ("Subject: x\r\nSubject: y\r\n\r\n", .unreadable),
        ("\r\nx \r\n", .quotedBlank),
        ("\r\n=zz\r\n", .notQuoted),
        ("\r\n\(many(77, "x"))\r\n", .longQuotedLine),
        (
            "Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\nTo: a\r\nTo: b\r\n\r\n",
            .missingField
        ),
    ]

    @Test(arguments: faults)
    func lintFindsFaults(text: String, kind: MessageLint.Finding.Kind) {
        #expect(MessageLint(Array(text.utf8)).findings.contains { $0.kind == kind })
    }
}

extension String {
    fileprivate func replacingBoundary(in bytes: [UInt8]) -> String {
        let written = String(decoding: bytes, as: UTF8.self)
        guard let start = written.firstRange(of: "=_"), let end = written[start.lowerBound...].firstIndex(of: "\"")
        else {
            return self
        }
        let boundary = written[start.lowerBound..<end]
        return replacing("=_BOUNDARY", with: boundary)
    }
}
