import Testing

@testable import Feeds

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
        #expect(WebURL(raw)?.text == expected)
    }

    @Test(arguments: [
        "", "/papers", "javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "https:/example.org",
        "https://",
        "https:///x", "https://exa mple.org", "https://example.org/a b", "https://a\"b/", "https://a\"\u{301}b/",
        "https://a\u{0}b/", "ftp://example.org/", "mailto:a@example.org", "https://example.org/\u{7F}",
    ])
    func refusesEverythingElse(raw: String) {
        #expect(WebURL(raw) == nil)
    }

    @Test func knowsHostAndPath() {
        #expect(WebURL.host("https://u:p@Arxiv.org:443/abs?x") == "arxiv.org")
        #expect(WebURL.path("https://example.org/a/b/?c#d") == "/a/b/")
        #expect(WebURL.path("https://example.org") == "")
    }
}
