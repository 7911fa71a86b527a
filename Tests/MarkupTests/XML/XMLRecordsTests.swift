import Markup
import Testing

struct XMLRecordsTests {
    @Test func readsRecordsAndHead() throws {
        let source = """
            <?xml version="1.0"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://papers.example.org/" xml:lang="en">
             <title>Kites</title>
             <entry xml:base="2025/"><title>Sparse &lt;Kites&gt;</title><link href="a?b=1&amp;c=2&#38;d" rel="alternate"/></entry>
             <entry><title>Dense <![CDATA[<Kites>]]></title><author><name>Ada &amp; Bo</name></author></entry>
            </feed>
            """
        var titles: [String] = []
        var bases: [[String]] = []
        var links: [String] = []
        let reading = try XMLRecords.read(Array(source.utf8), records: ["entry"]) { entry in
            titles.append(entry.child("title")?.text ?? "")
            bases.append(entry.bases)
            links += entry.children("link").compactMap { $0.attribute("href") }
            #expect(entry.language == "en")
        }
        #expect(titles == ["Sparse <Kites>", "Dense <Kites>"])
        #expect(bases == [["https://papers.example.org/", "2025/"], ["https://papers.example.org/"]])
        #expect(links == ["a?b=1&c=2&d"])
        #expect(reading.head?.child("title", in: "http://www.w3.org/2005/Atom")?.text == "Kites")
        #expect(reading.head?.children("entry").isEmpty == true)
        #expect(reading.recordCount == 2)
    }

    @Test(arguments: ["", "&"])
    func elementsKnowTheirLines(fault: String) throws {
        let source = """
            <?xml version="1.0"?>
            <!-- two
            lines -->
            <rss
              version="2.0"><channel>
            <item a="1"
            b="2"><title><![CDATA[x
            y]]></title><link/>
            </item>\(fault)
            <item/>
            </channel></rss>
            """
        var lines: [[Int]] = []
        let reading = try XMLRecords.read(Array(source.utf8), records: ["item"]) { item in
            lines.append([item.line] + item.children.map(\.line))
        }
        #expect(lines == [[7, 7, 8], [10]])
        #expect(reading.head?.line == 5)
        #expect(reading.notes.map(\.line) == (fault.isEmpty ? [] : [9]))
    }

    @Test func recordsMayBeKeptAndNested() throws {
        let source = "<a><item>1<b><item>2</item></b></item><c/><item>3</item></a>"
        var kept: [XMLElement] = []
        let reading = try XMLRecords.read(Array(source.utf8), records: ["item"]) { kept.append($0) }
        #expect(kept.map(\.text) == ["12", "3"])
        #expect(kept[0].child("b")?.child("item")?.text == "2")
        #expect(kept[0].child("b")?.child("item")?.parent?.name == "b")
        #expect(kept[0].parent == nil)
        #expect(reading.head?.children.map(\.name) == ["c"])
    }

    @Test func namesHaveNamespaces() throws {
        let source = """
            <x:feed xmlns:x="urn:x" xmlns:dc="urn:odd"><x:entry dc:a="1" a="2"><dc:creator/><creator xmlns="urn:y"/>\
            <media:thumbnail/><none/></x:entry></x:feed>
            """
        var names: [XMLName] = []
        _ = try XMLRecords.read(Array(source.utf8), records: ["entry"]) { entry in
            names = entry.children.map(\.qualifiedName)
            #expect(entry.attribute("a") == "2")
            #expect(entry.attribute("a", in: "urn:odd") == "1")
            #expect(entry.attributes.map(\.name) == [XMLName("a", in: "urn:odd"), XMLName("a")])
            #expect(
                entry.child("creator", in: "urn:y")?.nameNumber != entry.child("creator", in: "urn:odd")?.nameNumber)
            #expect(entry.children("creator").count == 2)
        }
        #expect(
            names == [
                XMLName("creator", in: "urn:odd"), XMLName("creator", in: "urn:y"),
                XMLName("thumbnail", in: "http://search.yahoo.com/mrss/"), XMLName("none"),
            ])
    }

    @Test func xhtmlBecomesTextOrMarkup() throws {
        let source = """
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:h="http://www.w3.org/1999/xhtml"><entry>\
            <content type="xhtml"><h:div><h:p>3 &lt; 4 &amp;amp; <h:b title="&quot;x">b</h:b><h:br/>c</h:p>\
            <h:ul><h:li>x<h:sup>2</h:sup></h:li></h:ul></h:div> <own>e</own></content>\
            <title>Of <math xmlns="http://www.w3.org/1998/Math/MathML"><msub><mi>x</mi><mn>1</mn></msub></math></title>\
            </entry></feed>
            """
        _ = try XMLRecords.read(Array(source.utf8), records: ["entry"]) { entry in
            let content = entry.child("content")
            #expect(
                content?.markup == """
                    <div><p>3 &lt; 4 &amp;amp; <b title="&quot;x">b</b><br>c</p><ul><li>x<sup>2</sup></li></ul></div> e
                    """)
            #expect(content.map { HTMLText($0).text } == "3 < 4 &amp; b\nc\n\n• x2\n\ne")
            #expect(
                entry.child("title").map {
                    HTMLText($0, layout: .oneLine) { "\($0 == .subscript ? "_" : "^")\($1)" }.text
                } == "Of x_1")
        }
    }

    @Test func readsInParallel() async throws {
        let bytes = Array("<rss><item>&eacute;</item><item>t</item></rss>".utf8)
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<50 {
                group.addTask { try XMLRecords.read(bytes, records: ["item"]) { _ in }.recordCount }
            }
            for try await count in group { #expect(count == 2) }
        }
    }
}
