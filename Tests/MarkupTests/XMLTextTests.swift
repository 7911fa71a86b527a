import CLibXML2
import Markup
import TestSupport
import Testing

@Suite struct XMLTextTests {
    @Test func writesElementsAttributesTextAndNamespaces() throws {
        let root = MarkupElement(
            "feed", ["xmlns": "urn:a", "xmlns:dc": "urn:dc", "xml:lang": "en", "left-out": nil],
            [
                .element("title", ["type": "text"], text: "a < b & \"c\" 'd' ]]>"),
                .element("dc:creator", text: "Zoë"),
                .element("link", ["href": "https://example.org/?a=1&b=<2>\"'"]),
                .element("list", [:], [.element("item"), .element("item", text: "")]),
                .element("mixed", [:], [.text("one "), .element("b", text: "two"), .text(" three")]),
                .element("html", [:], [.cdata("<p>x</p>")]),
            ])
        #expect(
            String(decoding: try XMLText(root: root).bytes, as: UTF8.self) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <feed xmlns="urn:a" xmlns:dc="urn:dc" xml:lang="en">
                  <title type="text">a &lt; b &amp; &quot;c&quot; 'd' ]]&gt;</title>
                  <dc:creator>Zoë</dc:creator>
                  <link href="https://example.org/?a=1&amp;b=&lt;2&gt;&quot;'"/>
                  <list>
                    <item/>
                    <item></item>
                  </list>
                  <mixed>one <b>two</b> three</mixed>
                  <html><![CDATA[<p>x</p>]]></html>
                </feed>

                """)
    }

    @Test(arguments: [
        ("]]>", "<x><![CDATA[]]]]><![CDATA[>]]></x>"),
        ("a]]]>b]]>", "<x><![CDATA[a]]]]]><![CDATA[>b]]]]><![CDATA[>]]></x>"),
        ("]]", "<x><![CDATA[]]]]></x>"),
        ("a\u{0}\u{FFFE}]\u{1}]\u{2}>", "<x><![CDATA[a]]]]><![CDATA[>]]></x>"),
        ("", "<x><![CDATA[]]></x>"),
    ])
    func splitsCDATAWhereItWouldEnd(text: String, expected: String) throws {
        let bytes = try XMLText(root: MarkupElement("x", [:], [.cdata(text)])).bytes
        #expect(String(decoding: bytes, as: UTF8.self).split(separator: "\n").last == Substring(expected))
        #expect(textContent(of: bytes) == CleanText(text).text)
    }

    @Test func anyTextComesBackAsItWasCleaned() throws {
        var generator = SeededGenerator(seed: 11)
        let spice = [
            "<", ">", "&", "]]>", "\"", "\u{0}", "\u{FFFE}", "\t", "\n", "é", "👩‍🔬", "\u{202E}", "{{x}}", "&amp;lt;",
        ]
        for round in 0..<1_000 {
            let text = (0..<12).map { _ in
                Bool.random(using: &generator)
                    ? spice.randomElement(using: &generator) ?? ""
                    : Unicode.Scalar(UInt32.random(in: 1...0x2FFFF, using: &generator)).map(String.init) ?? ""
            }.joined()
            let node: MarkupNode = round.isMultiple(of: 2) ? .text(text) : .cdata(text)
            let bytes = try XMLText(root: MarkupElement("x", ["a": text], [node])).bytes
            #expect(textContent(of: bytes) == CleanText(text).text)
        }
    }

    @Test func longTextOfManyBytesAScalarStaysWhole() throws {
        let text = String(repeating: "€𝛼x", count: 200_000)
        let bytes = try XMLText(root: MarkupElement("x", [:], [.text(text), .cdata(text)])).bytes
        #expect(
            bytes.count == 2 * text.utf8.count
                + "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<x><![CDATA[]]></x>\n".utf8.count)
        #expect(String(validating: bytes, as: UTF8.self) != nil)
    }

    @Test(arguments: [
        (MarkupElement("a b"), XMLWritingError.invalidName("a b")),
        (MarkupElement(""), .invalidName("")),
        (MarkupElement("a:b:c"), .invalidName("a:b:c")),
        (MarkupElement("1a"), .invalidName("1a")),
        (MarkupElement("a", ["x<": ""]), .invalidName("x<")),
        (MarkupElement("dc:creator"), .undeclaredPrefix("dc:creator")),
        (MarkupElement("a", [:], [.element("b", ["xmlns:q": "urn:q"]), .element("q:c")]), .undeclaredPrefix("q:c")),
        (MarkupElement("a", ["x": "1", "x": "2"]), .repeatedAttribute("x")),
    ])
    func refusesATreeThatIsNoXML(root: MarkupElement, error: XMLWritingError) {
        #expect(throws: error) { try XMLText(root: root) }
    }

    @Test func writesInParallel() async throws {
        let expected = try XMLText(root: MarkupElement("x", [:], [.text("ü")])).bytes
        await withTaskGroup(of: [UInt8]?.self) { group in
            for _ in 0..<50 {
                group.addTask { try? XMLText(root: MarkupElement("x", [:], [.text("ü")])).bytes }
            }
            for await bytes in group { #expect(bytes == expected) }
        }
    }
}

/// The text of the document element as libxml2's own parser reads it; `nil` where the bytes are not well-formed.
private func textContent(of bytes: [UInt8]) -> String? {
    guard let document = xmlReadMemory(bytes.map { CChar(bitPattern: $0) }, Int32(bytes.count), nil, nil, 0) else {
        return nil
    }
    defer { xmlFreeDoc(document) }
    guard let content = xmlNodeGetContent(xmlDocGetRootElement(document)) else { return nil }
    defer { freeXML(content) }
    return String(cString: content)
}
