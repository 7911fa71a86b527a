import Markup
import Testing

@Suite struct HTMLFragmentTests {
    @Test(arguments: [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("&amp;lt;", "&amp;amp;lt;"),
        (#"" onclick='x'"#, "&quot; onclick=&#39;x&#39;"),
        ("a\u{0}b]]>", "ab]]&gt;"),
        ("{{7*7}}", "{{7*7}}"),
        ("π ≠ 3 — 👩‍🔬", "π ≠ 3 — 👩‍🔬"),
    ])
    func escapesForTextAndAttributes(raw: String, expected: String) {
        #expect(HTMLFragment(escaping: raw).source == expected)
    }

    @Test func writesAFragment() {
        let fragment = HTMLFragment([
            .element("p", ["dir": "auto", "class": nil], [.text("a < b"), .element("br"), .cdata("]]>")]),
            .element("a", ["href": "https://example.org/?a=1&b=\"2\""], text: "link"),
            .element("p"),
        ])
        #expect(
            fragment.source == "<p dir=\"auto\">a &lt; b<br>]]&gt;</p>"
                + "<a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\">link</a><p></p>")
    }
}
