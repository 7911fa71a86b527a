import Editions
import Letters
import MIME
import Papers
import Testing

/// Titles and abstracts from outside stay text, wherever they stand.
@Suite struct ThirdPartyTextTests {
    /// What a source gave, and what a reader must see.
    struct Case: Sendable, CustomTestStringConvertible {
        let id: String
        let given: String
        let shown: String

        init(_ id: String, _ given: String, _ shown: String) {
            (self.id, self.given, self.shown) = (id, given, shown)
        }

        var testDescription: String { id }
    }

    static let hostile = [
        Case("script", "<script>alert(1)</script>", "<script>alert(1)</script>"),
        Case("attribute", "\"><img src=x onerror=alert(1)>", "\"><img src=x onerror=alert(1)>"),
        Case("references", "]]> and &amp;lt; & &#x41;", "]]> and &amp;lt; & &#x41;"),
        Case("mustache", "{{7*7}} {{{title}}} {{>letter-foot.text}}", "{{7*7}} {{{title}}} {{>letter-foot.text}}"),
        Case("header", "One\r\nBcc: eve@example.com\r\n\r\nTwo", "One Bcc: eve@example.com Two"),
        Case("dot", ".", "."),
        Case("encodedWord", "=?utf-8?q?x?=", "=?utf-8?q?x?="),
        Case("controls", "Nul\u{0}, bell\u{7}, escape\u{1B}[31m, C1\u{9B}", "Nul, bell, escape[31m, C1"),
        Case("nothingVisible", "\u{0}\u{202E}\n", "(no title)"),
        Case("emoji", "Emoji 🧑‍🚀 👍🏽 🇩🇪", "Emoji 🧑‍🚀 👍🏽 🇩🇪"),
        Case("rightToLeft", "مرحبا بالعالم", "\u{2068}مرحبا بالعالم\u{2069}"),
        Case("directionMarks", "over\u{202E}ride\u{2066}", "override"),
        Case("mailboxFrom", "From here to there", "From here to there"),
        Case("boundary", "--=_boundary", "--=_boundary"),
        Case("combiningMarks", "a\u{338}<\u{338}b\"\u{301}", "a\u{338}<\u{338}b\"\u{301}"),
        Case(
            "stackedMarks", "z" + String(repeating: "\u{301}", count: 500), "z" + String(repeating: "\u{301}", count: 8)
        ),
    ]

    @Test(arguments: hostile)
    func titlesStayText(example: Case) throws {
        let (given, shown) = (example.given, example.shown)
        let paper = try Sample.paper(1, given, abstract: given, authors: [given])
        let letter = try Sample.letter([paper], edition: Sample.everything([paper]))
        #expect(MessageLint(letter.bytes).findings == [])
        let message = try #require(MessageReader(letter.bytes))
        #expect(message.fields.count == 13)
        #expect(message.parts.count == 2)
        #expect(message.field("bcc") == nil)
        #expect(flowed(letter.text).unicodeScalars.elementsEqualTo("1. \(shown)", in: letter.text))
        let html = try #require(letter.html)
        #expect(!html.contains("<script") && !html.contains("<img"))
        #expect(Array(visibleText(html).utf8).firstRange(of: Array("1 \(shown)".utf8)) != nil)
        // Nothing of it got into the structure.
        let plain = try Sample.letter(
            [Sample.paper(1, "T", abstract: "A", authors: ["B"])], edition: Sample.everything([Sample.paper(1, "T")]))
        let tags = { (html: String) in html.utf8.count { $0 == UInt8(ascii: "<") } }
        #expect(tags(html) <= tags(try #require(plain.html)))
    }

    @Test(
        arguments: [
            ("javascript:alert(1)", nil), ("ftp://example.org/x", nil), ("https://", nil), ("//example.org", nil),
            ("HTTPS://example.org/A", "https://example.org/A"),
            ("https://example.org/a b", nil), ("https://example.org/a\r\nX:y", nil),
            ("https://example.org/b\"c<d>'é", "https://example.org/b%22c%3Cd%3E&#39;%C3%A9"),
        ] as [(String, String?)])
    func onlyWebAddressesBecomeLinks(url: String, href: String?) throws {
        let paper = try Sample.paper(1, "Linked", links: [Link(kind: .project, url: url)])
        let letter = try Sample.letter([paper], edition: Sample.everything([paper]), site: try Sample.site(url: nil))
        let html = try #require(letter.html)
        if let href {
            #expect(html.contains("<a href=\"\(href)\""))
            #expect(html.contains("Project page"))
        } else {
            #expect(!html.contains("Project page"))
            #expect(!letter.text.contains(url))
        }
        #expect(html.contains("Linked"))
    }

    @Test func namesOfReadersAreTextToo() throws {
        let site = try Sample.site()
        let reader = try Sample.reader(site: site, name: "Ada\r\nBcc: eve@example.com <x>")
        let letter = try Sample.letter(Sample.papers(), site: site, reader: reader)
        let message = try #require(MessageReader(letter.bytes))
        #expect(message.field("to") == "\"Ada Bcc: eve@example.com <x>\" <ada@example.org>")
        #expect(message.field("bcc") == nil)
    }
}

extension Sequence where Element == Unicode.Scalar {
    fileprivate func elementsEqualTo(_ expected: String, in text: String) -> Bool {
        Array(flowed(text).utf8).firstRange(of: Array(flowed(expected).utf8)) != nil
    }
}
