import Papers
import Testing

@Suite struct WebURLTests {
    @Test(arguments: [
        ("https://example.org", "https://example.org"),
        ("HTTPS://Example.org/a?b=c#d", "https://Example.org/a?b=c#d"),
        (" https://example.org/ü%20\"<>\n", "https://example.org/%C3%BC%20%22%3C%3E"),
        ("https://[::1]:8080/", "https://[::1]:8080/"),
        ("http://bücher.example/x", "http://bücher.example/x"),
        ("https://example.org/\u{301}", "https://example.org/%CC%81"),
    ])
    func takesWebAddresses(raw: String, expected: String) {
        #expect(WebURL(raw)?.description == expected)
    }

    @Test(arguments: [
        "", "/papers", "javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "https:/example.org",
        "https://",
        "https:///x", "https://exa mple.org", "https://example.org/a b", "https://a\"b/", "https://a\"\u{301}b/",
        "https://a\u{0}b/", "ftp://example.org/", "mailto:a@example.org", "https://example.org/\u{7F}",
        "https://example.org\u{202E}/", "https://example.org/" + String(repeating: "a", count: 2_000),
    ])
    func refusesEverythingElse(raw: String) {
        #expect(WebURL(raw) == nil)
    }

    @Test func knowsHostAndPath() throws {
        #expect(try #require(WebURL("https://u:p@Arxiv.org:443/abs?x")).host == "arxiv.org")
        #expect(try #require(WebURL("https://[2001:db8::1]:8080/x")).host == "[2001:db8::1]")
        #expect(try #require(WebURL("https://example.org/a/b/?c#d")).path == "/a/b/")
        #expect(try #require(WebURL("https://example.org")).path == "")
    }

    @Test func knowsItsDomain() throws {
        #expect(try #require(WebURL("https://export.arxiv.org/abs/1")).isAt("arxiv.org"))
        #expect(try !#require(WebURL("https://notarxiv.org/abs/1")).isAt("arxiv.org"))
        #expect(try !#require(WebURL("https://example.org/arxiv.org")).isAt("arxiv.org"))
    }
}
