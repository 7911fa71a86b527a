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
}
