import Markup
import TestSupport
import Testing

/// Documents damaged at random: whatever happens to the bytes, reading ends, and what it gives is clean text.
struct XMLDamageTests {
    static let source = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE rss PUBLIC "-//Example//DTD Kites//EN" "https://papers.example.org/kites.dtd">
        <!-- a comment -- of a feed -->
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" \
        xmlns:dc="http://purl.org/dc/elements/1.1/" xml:base='https://papers.example.org/'>
        <channel rdf:about="x"><title>Kïtes &amp; &#8220;strings&#x201D;</title></channel>
        <item rdf:about="a"><title>Sparse &lt;i&gt;Kites&lt;/i&gt; 🪁</title><dc:creator>Inés Ōta</dc:creator>
        <description><![CDATA[<p>We gate <b>kites</b> &amp; more</p>]]></description><link>a?b=1&amp;c=2</link></item>
        <item rdf:about="b"><title>x &lt; 4 &eacute; & y</title><description>a<br>b<p>c</description>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>d<sup>2</sup></p><img src="e" alt='f'/></div>\
        </content></item>
        <?keep going?>
        <item><title>t</title></item>
        </rdf:RDF>
        <!-- end -->
        """

    static let fragments = [
        "<", "&", "]]>", "<![CDATA[", "<!--", "-->", "<?", "?>", "</item>", "<item>", "\"", "'", "=", ">", "<p>",
        "</p>",
        "&#", "&#0;", "&nbsp;", "&a;", ";", " xmlns:dc=\"\"", " xmlns='http://www.w3.org/2000/xmlns/'", "xml:id='1'",
        ":",
        " a:b:c='1'", "<a:b:c>", "<:a>", "<a:>", " xmlns:xml='x'", "<!DOCTYPE a [", "]>", "<!ATTLIST", "%a;", "<item/>",
        " a:5='1'", "<a:b:5>", "</rdf:RDF>", "<?xml version='1.1'?>", " xml:space='kite'", "\u{85}", "×", "<×>",
        "<é ü='1'>", "\u{FFFE}", "\n",
        "/",
        " xml:base='b'", "<xmlns:a>", "<xml:a xml:lang=''>", "standalone='yes'", "<BR", "<rss", "&lt;", "<x y>", "<!>",
    ]

    @Test(arguments: 0..<8)
    func damageIsReadOrRefused(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let source = Array(Self.source.utf8)
        for _ in 0..<250 {
            let bytes = Self.damaged(source, &random)
            do throws(MarkupError) {
                let reading = try XMLRecords.read(bytes, records: ["item"]) { check($0, bytes) }
                if let head = reading.head { check(head, bytes) }
            } catch .malformed(let line, let code) {
                Issue.record(
                    "the repair left a fault (\(code)) in line \(line): \(String(decoding: bytes, as: UTF8.self))")
            } catch {}
        }
    }

    private func check(_ element: XMLElement, _ bytes: [UInt8]) {
        let text = element.withTextBytes { String(validating: $0, as: UTF8.self) }
        #expect(text?.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" && $0 != "\r" } == false)
        #expect(element.attributes.allSatisfy { String(validating: Array($0.value.utf8), as: UTF8.self) != nil })
        #expect(!HTMLText(element).text.contains("\u{0}"))
        #expect(element.line > 0 && element.line <= bytes.count { $0 == 0x0A } + 1)
        _ = element.markup
    }

    static func damaged(_ source: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = source
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let position = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, position + Int.random(in: 1...40, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[position] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 2: bytes.removeSubrange(position..<end)
            case 3: bytes.insert(contentsOf: Array(bytes[position..<end]), at: position)
            case 4: bytes.removeLast(Int.random(in: 0...bytes.count / 4, using: &random))
            default: bytes.insert(contentsOf: Array((fragments.randomElement(using: &random) ?? "").utf8), at: position)
            }
        }
        return bytes
    }

    @Test func everyCutKeepsTheRecordsBeforeIt() throws {
        let source = Array(
            XMLFaultTests.feed("<item><title>a</title></item>\n<item><title><![CDATA[b]]></title></item><item/>").utf8)
        let ends = source.indices.filter {
            source[$0...].starts(with: Array("</item>".utf8)) || source[$0...].starts(with: Array("<item/>".utf8))
        }
        for cut in 0...source.count {
            var count = 0
            let reading = try? XMLRecords.read(Array(source[..<cut]), records: ["item"]) { _ in count += 1 }
            #expect(count == ends.count { $0 + 7 <= cut }, "cut at \(cut)")
            if let reading, cut < source.count { #expect(reading.notes.map(\.kind) == [.cutOff], "cut at \(cut)") }
        }
    }
}
