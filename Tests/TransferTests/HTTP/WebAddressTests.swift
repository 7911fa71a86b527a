import TestSupport
import Testing

@testable import Transfer

@Suite struct WebAddressTests {
    @Test(arguments: [
        ("https://Example.ORG", "https://example.org/"), ("HTTP://example.org:80/A?b=C#d", "http://example.org/A?b=C"),
        ("https://example.org:8443/", "https://example.org:8443/"),
        ("  https://example.org/a b\n", "https://example.org/a%20b"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
        ("https://rss.arxiv.org/rss/cs.CL+cs.LG", "https://rss.arxiv.org/rss/cs.CL+cs.LG"),
        ("http://[2001:DB8:0::1]:81/", "http://[2001:db8::1]:81/"), ("http://a.test/x/../y/./z", "http://a.test/y/z"),
        ("http://under_score.test/", "http://under_score.test/"),
        ("http://a.test/?q=[1]|{2}", "http://a.test/?q=[1]%7C%7B2%7D"),
        ("http://0x7f.1/", "http://127.0.0.1/"), ("http://a.test/%E4%zz", "http://a.test/%E4%zz"),
        ("http://user:pass@a.test/b", "http://a.test/b"), ("http://ex%61mple.org/", "http://example.org/"),
    ]) func isWrittenOneWay(text: String, expected: String) throws {
        let address = try WebAddress(text)
        #expect(address.text == expected && "\(address)" == expected)
        #expect(try WebAddress(expected).text == expected)
    }

    @Test(arguments: [
        ("", WebAddressError.malformed), ("example.org/feed", .malformed), ("/feed", .malformed),
        ("https://", .malformed),
        ("http://a.test:0/", .malformed), ("http://a.test:65536/", .malformed), ("http://a b/", .malformed),
        ("file:///etc/passwd", .scheme("file")), ("localhost:8080/feed", .scheme("localhost")),
        ("mailto:a@example.org", .scheme("mailto")),
        ("http://a.test/" + String(repeating: "x", count: 16_400), .tooLong),
        ("http://a.test/" + String(repeating: "ü", count: 3_000), .tooLong), ("http://[fe80::1%25eth0]/", .malformed),
    ]) func isRefused(text: String, error: WebAddressError) {
        #expect(throws: error) { try WebAddress(text) }
    }

    @Test func keepsTheLoginApart() throws {
        let address = try WebAddress("https://me%40home:s%3Acret@a.test/")
        #expect(address.login == .init(user: "me@home", password: Password("s:cret")))
        var dumped = ""
        dump(address, to: &dumped)
        #expect(!dumped.contains("s:cret"))
    }

    @Test func tellsWhoIsWho() throws {
        let address = try WebAddress("https://a.test:8443/x")
        #expect(address.authority == "a.test:8443" && address.origin == "https://a.test:8443" && address.port == 8443)
        #expect(try WebAddress("https://a.test/").authority == "a.test")
        #expect(try WebAddress("https://a.test/").port == 443)
    }

    @Test func anyBytesAreAnAddressOrAnError() throws {
        let base = try WebAddress("https://a.test/b/c?d")
        var random = SeededGenerator(seed: 11)
        let alphabet = Array("ahtps:/?#@[]%\\.0127x \t\u{E9}&=+-_".utf8) + [0, 0xFF]
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...24, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            guard let address = try? base.resolving(location: bytes) else { continue }
            // What was read once is read again as itself.
            let again = try WebAddress(address.text)
            #expect(again.text == address.text && again.host == address.host && again.origin == address.origin)
            #expect(address.text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
        }
    }
}
