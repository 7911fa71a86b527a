import FoundationEssentials
import MIME
import TestSupport
import Testing

@Suite struct HeaderFieldTests {
    private func written(_ field: HeaderField) -> String {
        var bytes: [UInt8] = []
        field.append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("Hello", "Subject: Hello\r\n"),
        ("a\r\nBcc: eve@example.org", "Subject: a Bcc: eve@example.org\r\n"),
        (" a \u{0} \t\u{85}\u{2028} b ", "Subject: a b\r\n"),
        ("=?utf-8?q?x?=", "Subject: =?UTF-8?Q?=3D=3Futf-8=3Fq=3Fx=3F=3D?=\r\n"),
        ("café", "Subject: =?UTF-8?Q?caf=C3=A9?=\r\n"),
        ("日本語の論文", "Subject: =?UTF-8?B?5pel5pys6Kqe44Gu6KuW5paH?=\r\n"),
        ("a_b ü?", "Subject: =?UTF-8?Q?a=5Fb_=C3=BC=3F?=\r\n"),
        (
            "Seventy-eight columns are the most that a header line should take before it is folded",
            "Subject: Seventy-eight columns are the most that a header line should take\r\n before it is folded\r\n"
        ),
    ])
    func writesText(text: String, expected: String) {
        #expect(written(.text(.subject, text)) == expected)
    }

    @Test(
        arguments: [
            (nil, "To: ada@example.org\r\n"),
            ("", "To: ada@example.org\r\n"),
            ("Ada Byron", "To: Ada Byron <ada@example.org>\r\n"),
            ("Byron, Ada \"A\"", "To: \"Byron, Ada \\\"A\\\"\" <ada@example.org>\r\n"),
            ("Ada\r\nBcc: eve@example.org", "To: \"Ada Bcc: eve@example.org\" <ada@example.org>\r\n"),
            ("eve@example.com", "To: \"eve@example.com\" <ada@example.org>\r\n"),
            ("Zoë", "To: =?UTF-8?Q?Zo=C3=AB?= <ada@example.org>\r\n"),
            ("=?x?=", "To: =?UTF-8?B?PT94Pz0=?= <ada@example.org>\r\n"),
            ("(ü)", "To: =?UTF-8?B?KMO8KQ==?= <ada@example.org>\r\n"),
        ] as [(String?, String)])
    func writesNamedAddresses(name: String?, expected: String) throws {
        let address = NamedAddress(name: name, address: try Address("ada@example.org"))
        #expect(written(.addresses(.to, [address])) == expected)
    }

    @Test func foldsManyAddresses() throws {
        let addresses = try (1...4).map { NamedAddress(name: "Reader", address: try Address("r\($0)@example.org")) }
        #expect(
            written(.addresses(.to, addresses)) == """
                To: Reader <r1@example.org>, Reader <r2@example.org>, Reader <r3@example.org>,\r
                 Reader <r4@example.org>\r\n
                """)
    }

    @Test func writesListFields() throws {
        let id = try DomainName("daily.papers.example.org")
        #expect(
            written(.listID(id, description: "Paperboy daily"))
                == "List-Id: \"Paperboy daily\" <daily.papers.example.org>\r\n")
        #expect(
            written(.listID(id, description: "Zoës \"Zeitung\""))
                == "List-Id: =?UTF-8?Q?Zo=C3=ABs_=22Zeitung=22?= <daily.papers.example.org>\r\n")
        let uris = [
            "https://papers.example.org/unsubscribe/abcdefghijklmnop", "mailto:off@example.org?subject=a b>\r\nX",
        ]
        #expect(
            HeaderField.uris(.listUnsubscribe, uris).map(written) == """
                List-Unsubscribe: <https://papers.example.org/unsubscribe/abcdefghijklmnop>,\r
                 <mailto:off@example.org?subject=a%20b%3E%0D%0AX>\r\n
                """)
        #expect(HeaderField.uris(.listUnsubscribe, []) == nil)
        #expect(HeaderField.uris(.listUnsubscribe, ["https://" + String(repeating: "x", count: 1_000)]) == nil)
    }

    @Test(
        arguments: [
            (0, 0, "Thu, 1 Jan 1970 00:00:00 +0000"),
            (1_764_570_600.9, 60, "Mon, 1 Dec 2025 07:30:00 +0100"),
            (1_764_570_600, -210, "Mon, 1 Dec 2025 03:00:00 -0330"),
            (951_782_399, 845, "Mon, 28 Feb 2000 23:59:59 +0000"),
            (951_782_400, 0, "Tue, 29 Feb 2000 00:00:00 +0000"),
            (-1, 0, "Wed, 31 Dec 1969 23:59:59 +0000"),
            (.nan, 0, "Thu, 1 Jan 1970 00:00:00 +0000"),
            (.infinity, 840, "Fri, 31 Dec 9999 14:00:00 +1400"),
            (-.infinity, -840, "Mon, 1 Jan 1900 10:00:00 -1400"),
        ] as [(Double, Int, String)])
    func writesDates(seconds: Double, offset: Int, expected: String) {
        #expect(MailDate.text(Date(timeIntervalSince1970: seconds), offsetMinutes: offset) == expected)
    }

    @Test func messageIDsAreDotAtoms() throws {
        let domain = try DomainName("example.org")
        #expect(MessageID(hash: [0, 0xAB, 0xFF], domain: domain)?.bracketed == "<00abff@example.org>")
        for text in ["", "a", "a@", "@b", "a@b@c", "a b@c", "a>@b", "a\r\n@b", ".a@b", "ü@b"] {
            #expect(MessageID(text) == nil, "\(text)")
        }
        #expect(MessageID(String(repeating: "x", count: 250) + "@b") == nil)
    }

    @Test func namesOfFieldsAreChecked() {
        #expect(HeaderName("X-Mine") != nil)
        for text in ["", "A:", "A b", "Ä", "A\r\n"] { #expect(HeaderName(text) == nil) }
    }

    /// Any text gives short ASCII lines, decodes to itself, and injects nothing.
    @Test func anyTextSurvives() {
        var random = SeededGenerator(seed: 11)
        let pool = Array("abc xyz=?_\"\\é日😀🇩🇪👨‍👩‍👧\u{301}\u{0}\r\n\t:,<>@من".unicodeScalars)
        for _ in 0..<1_000 {
            var text = ""
            for _ in 0..<Int.random(in: 0...120, using: &random) {
                let scalar = pool[Int.random(in: 0..<pool.count, using: &random)]
                for _ in 0..<(Int.random(in: 0..<20, using: &random) == 0 ? 90 : 1) {
                    text.unicodeScalars.append(scalar)
                }
            }
            let field = written(.text(.subject, text))
            let lines = field.split(separator: "\r\n", omittingEmptySubsequences: false)
            #expect(lines.last == "" && lines.dropLast().allSatisfy { $0.utf8.count <= 78 })
            #expect(lines.dropFirst().dropLast().allSatisfy { $0.hasPrefix(" ") && $0.utf8.count > 1 })
            #expect(field.utf8.allSatisfy { $0 < 0x7F })
            let body = "Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            let read = MessageReader(Array((field + body).utf8))?.field("subject")
            // What a header keeps of a text: its visible words.
            let words = text.unicodeScalars.split { $0.value < 0x21 }
            #expect(read == words.map { String($0) }.joined(separator: " "))
        }
    }
}
