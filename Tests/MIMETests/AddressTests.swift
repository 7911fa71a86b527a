import Foundation
import MIME
import TestSupport
import Testing

@Suite struct AddressTests {
    @Test(arguments: [
        ("ada@example.org", "ada@example.org"),
        ("Ada.Byron+papers@Example.ORG", "Ada.Byron+papers@example.org"),
        ("a@b.co", "a@b.co"),
        ("o'hara!#$%&*=?^_`{|}~-/@example.org", "o'hara!#$%&*=?^_`{|}~-/@example.org"),
        ("\"ada\"@example.org", "ada@example.org"),
        ("\"a\\d\\a\"@example.org", "ada@example.org"),
        ("\"a,b\"@example.org", "\"a,b\"@example.org"),
        ("\"a@b\"@example.org", "\"a@b\"@example.org"),
        ("\"a\\\"b\\\\c\"@example.org", "\"a\\\"b\\\\c\"@example.org"),
        ("\".dot.\"@example.org", "\".dot.\"@example.org"),
        ("ada@bücher.example", "ada@xn--bcher-kva.example"),
        ("ada@BÜCHER.example", "ada@xn--bcher-kva.example"),
        ("ada@例え.テスト", "ada@xn--r8jz45g.xn--zckzah"),
        ("ada@xn--bcher-kva.example", "ada@xn--bcher-kva.example"),
        ("root@localhost", "root@localhost"),
        ("x@1-800.example.org", "x@1-800.example.org"),
        ("\(String(repeating: "l", count: 64))@example.org", "\(String(repeating: "l", count: 64))@example.org"),
    ])
    func readsAddresses(text: String, expected: String) throws {
        let address = try Address(text)
        #expect(address.description == expected)
        #expect(try Address(address.description) == address)
    }

    @Test(
        arguments: [
            ("", AddressError.Reason.empty, nil),
            ("ada@example.org\r\nBcc: eve@example.org", .lineBreak, 15),
            ("ada\n@example.org", .lineBreak, 3),
            ("ada\u{2028}@example.org", .lineBreak, 3),
            ("ada@example.org\r", .lineBreak, 15),
            ("ada\0@example.org", .control, 3),
            ("ada@exam\u{7F}ple.org", .control, 8),
            ("ada\t@example.org", .control, 3),
            ("Ada <ada@example.org>", .space, 3),
            ("<ada@example.org>", .angleBracket, 0),
            ("ada@example.org> SIZE=1", .angleBracket, 15),
            ("\"a>b\"@example.org", .angleBracket, 2),
            (" ada@example.org", .space, 0),
            ("ada@example.org ", .space, 15),
            ("\"a b\"@example.org", .space, 2),
            ("ada\u{A0}x@example.org", .space, 3),
            ("ada", .noAt, nil),
            ("\"ada\"", .noAt, nil),
            ("ada@eve@example.org", .secondAt, 7),
            ("ada@@example.org", .secondAt, 4),
            ("@example.org", .emptyLocalPart, 0),
            ("\"\"@example.org", .emptyLocalPart, 0),
            ("\(String(repeating: "l", count: 65))@example.org", .longLocalPart, 0),
            (".ada@example.org", .localDots, 0),
            ("ada.@example.org", .localDots, 3),
            ("a..b@example.org", .localDots, 3),
            ("ada,eve@example.org", .comma, 3),
            ("ada@example.org,eve@example.org", .comma, 15),
            ("ada(x)@example.org", .localCharacter, 3),
            ("a;b@example.org", .localCharacter, 1),
            ("a\\b@example.org", .localCharacter, 1),
            ("bücher@example.org", .nonASCIILocalPart, 1),
            ("\"ü\"@example.org", .nonASCIILocalPart, 1),
            ("\"ada@example.org", .openQuote, 0),
            ("\"ada\\", .openQuote, 0),
            ("a\"b\"@example.org", .quotePosition, 1),
            ("\"ada\"x@example.org", .quotePosition, 5),
            ("ada@", .emptyDomain, 4),
            ("ada@.example.org", .domainDots, 4),
            ("ada@example.org.", .domainDots, 4),
            ("ada@example..org", .domainDots, 4),
            ("ada@exa_mple.org", .domainCharacter, 7),
            ("ada@example.org:25", .domainCharacter, 15),
            ("ada@bücher%2e.example", .domainCharacter, 10),
            ("ada@-example.org", .labelHyphen, 4),
            ("ada@example-.org", .labelHyphen, 4),
            ("ada@\(String(repeating: "d", count: 64)).org", .longLabel, 4),
            ("ada@\(String(repeating: "abcdefgh.", count: 28))org", .longDomain, 4),
            ("ada@\u{FFFD}.example", .notIDN, 4),
            ("ada@[127.0.0.1]", .addressLiteral, 4),
            ("ada@127.0.0.1", .numericDomain, 4),
            ("ada@example", .singleLabel, 4),
            (
                "\(String(repeating: "l", count: 64))@\(String(repeating: "abcdefghi.", count: 18))example.org",
                .tooLong,
                nil
            ),
            (String(repeating: "x", count: 100_000), .tooLong, nil),
        ] as [(String, AddressError.Reason, Int?)])
    func refusesWithReasonAndPlace(text: String, reason: AddressError.Reason, offset: Int?) {
        #expect(throws: AddressError(reason: reason, offset: offset)) { try Address(text) }
    }

    @Test func theErrorNeverHoldsTheAddress() {
        for reason in AddressError.Reason.allCases {
            let prose = AddressError(reason: reason, offset: 3).description
            #expect(!prose.isEmpty)
            #expect(!prose.contains("example"))
        }
        #expect("\(AddressError(reason: .singleLabel))" == "the domain has no dot")
    }

    @Test func whateverIsAcceptedIsSafeInAnEnvelope() {
        var random = SeededGenerator(seed: 7)
        let alphabet = Array("ab.@\"\\ ,<>\r\n\0ü[]-_%\u{202E}例+1".unicodeScalars)
        var accepted = 0
        for _ in 0..<20_000 {
            var text = ""
            for _ in 0..<Int.random(in: 1...14, using: &random) {
                text.unicodeScalars.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
            }
            guard let address = try? Address(text + (Bool.random(using: &random) ? "@b.org" : "")) else { continue }
            accepted += 1
            let bytes = Array(address.description.utf8)
            #expect(bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x3C && $0 != 0x3E })
            #expect((3...254).contains(bytes.count))
            #expect((try? Address(address.description)) == address)
        }
        #expect(accepted > 200)
    }

    @Test func survivesCodingAndIsCheckedAgain() throws {
        let address = try Address("\"a@b\"@bücher.example")
        let data = try JSONEncoder().encode([address])
        #expect(try JSONDecoder().decode([Address].self, from: data) == [address])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Address].self, from: Data(#"["a@b.org\r\nX"]"#.utf8))
        }
    }
}
