import Markup
import Testing

/// One everyday fault each, with what becomes of it.
struct XMLFaultTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var id: String
        var source: String
        var titles: [String]
        var notes: [MarkupNote.Kind]
        var head: String? = "Kites"

        var testDescription: String { id }
    }

    static let cases: [Case] = [
        Case(
            id: "HTML's named characters",
            source: feed("<item><title>caf&eacute;&nbsp;&mdash;&NotEqualTilde;&lang;x&rang;</title></item>"),
            titles: ["café\u{A0}—\u{2242}\u{338}\u{27E8}x\u{27E9}"], notes: [.htmlEntity]),
        Case(
            id: "an unknown entity", source: feed("<item><title>a &foo; b &amp; c</title></item>"),
            titles: ["a &foo; b & c"], notes: [.unknownEntity("foo")]),
        Case(
            id: "a bare ampersand", source: feed("<item><title>Q&A with R & D, AT&T; x&y=1&#</title></item>"),
            titles: ["Q&A with R & D, AT&T; x&y=1&#"], notes: [.bareAmpersand, .unknownEntity("T")]),
        Case(
            id: "a bare ampersand in an attribute",
            source: feed("<item><title>t</title><link href='https://papers.example.org/?a=1&b=2&eacute;'/></item>"),
            titles: ["t"], notes: [.bareAmpersand, .htmlEntity]),
        Case(
            id: "references to forbidden characters",
            source: feed("<item><title>a&#0;b&#x1F;c&#xFFFE;d&#xD800;e&#1114112;f&#11;g</title></item>"),
            titles: ["abcdef g"], notes: [.invalidReference]),
        Case(
            id: "references to both halves of UTF-16",
            source: feed("<item><title>&#xD83E;&#xDE81; &#55358;&#56961; kite</title></item>"),
            titles: ["🪁 🪁 kite"], notes: []),
        Case(
            id: "references in windows-1252",
            source: feed("<item><title>it&#146;s &#x93;x&#148; &#129;</title></item>"),
            titles: ["it’s “x” "], notes: [.windows1252Controls, .invalidReference]),
        Case(
            id: "control characters", source: feed("<item><title>a\u{0}b\u{1F}c\u{B}d\u{FFFE}e</title></item>"),
            titles: ["abc de"], notes: [.controlsRemoved]),
        Case(
            id: "blank lines first", source: "\n\n  " + feed("<item><title>t</title></item>"), titles: ["t"], notes: []),
        Case(
            id: "a warning first",
            source: "<br />\n<b>Warning</b>: mysql() in <b>/x.php</b> on line <b>3</b><br />\n"
                + feed("<item><title>t</title></item>"),
            titles: ["t"], notes: [.leadingJunk]),
        Case(
            id: "a comment and blank lines first",
            source: "\n<!-- made by <b>us</b> -->\n" + feed("<item><title>t</title></item>"), titles: ["t"], notes: []),
        Case(
            id: "more after the end",
            source: feed("<item><title>t</title></item>") + "<!-- 0.1 s --><script>x</script> bye",
            titles: ["t"], notes: [.trailingJunk]),
        Case(
            id: "records after the end",
            source: feed("<item><title>t</title></item>") + "\n<item><title>u</title></item>\n",
            titles: ["t", "u"], notes: []),
        Case(
            id: "two feeds in one",
            source: feed("<item><title>t</title></item>") + feed("<item><title>u</title></item>"),
            titles: ["t", "u"], notes: [.trailingJunk]),
        Case(
            id: "attributes without quotes",
            source: feed("<item><title type=html lang = en>t</title><guid isPermaLink=false/></item>"),
            titles: ["t"], notes: [.attributeMended]),
        Case(
            id: "an attribute twice", source: feed("<item><title type='a' type='b'>t</title></item>"),
            titles: ["t"], notes: [.attributeMended]),
        Case(
            id: "a forgotten quote",
            source: feed("<item><title type=\"html>t</title><link href=\"x\"/></item><item><title>u</title></item>"),
            titles: ["t", "u"], notes: [.attributeMended]),
        Case(
            id: "undeclared prefixes", source: feed("<item><title>t</title><dc:creator>Ada</dc:creator></item>"),
            titles: ["t"], notes: [.undeclaredPrefix("dc")]),
        Case(
            id: "a wrong end tag", source: feed("<item><title>t</titel></item><item><title>u</title></item>"),
            titles: ["t", "u"], notes: [.tagsUnbalanced]),
        Case(
            id: "an end tag in capitals", source: feed("<item><title>t</TITLE></item>"), titles: ["t"], notes: []),
        Case(
            id: "an end tag without >", source: feed("<item><title>t</title</item><item><title>u</title></item>"),
            titles: ["t", "u"], notes: []),
        Case(
            id: "overlapping tags", source: feed("<item><title>a <b>b <i>c</b> d</i></title></item>"),
            titles: ["a b c d"], notes: [.tagsUnbalanced]),
        Case(
            id: "unclosed HTML",
            source: feed("<item><description>a<br>b<p>c<p>d<img src=x></description><title>t</title></item>"),
            titles: ["t"], notes: [.attributeMended, .tagsUnbalanced]),
        Case(
            id: "an unclosed record", source: feed("<item><title>t</title><item><title>u</title></item>"),
            titles: ["t", "u"], notes: [.tagsUnbalanced]),
        Case(
            id: "a bare <", source: feed("<item><title>if x < 4 and x<y then x <y and z</title></item>"),
            titles: ["if x < 4 and x<y then x <y and z"], notes: [.bareLessThan]),
        Case(
            id: "an end of CDATA in text", source: feed("<item><title>a ]]> b</title></item>"),
            titles: ["a ]]> b"], notes: []),
        Case(
            id: "CDATA without an end",
            source: feed("<item><title><![CDATA[a & b</title></item><item><title>u</title></item>"),
            titles: ["a & b", "u"], notes: [.tagsUnbalanced]),
        Case(
            id: "CDATA that ends in another one",
            source: feed("<item><title>& <![CDATA[a & b</title></item><item><title><![CDATA[u]]></title></item>"),
            titles: ["& a & b", "u"], notes: [.bareAmpersand, .tagsUnbalanced]),
        Case(
            id: "a comment without an end",
            source: feed("<item><!-- x ><title>t</title></item><item><title>u</title></item>"),
            titles: ["t", "u"], notes: [.tagsUnbalanced]),
        Case(
            id: "a declaration that is none",
            source: feed("<item><title>t</title><!foo></item>"), titles: ["t"], notes: []),
        Case(
            id: "an instruction that is none", source: feed("<item><title>t</title><?></item>"), titles: ["t"],
            notes: []),
        Case(
            id: "an external document type with HTML's names",
            source: """
                <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.example.com/rss.dtd">
                <rss version="0.91"><channel><title>Kites</title><item><title>caf&eacute;</title>\
                <link href="&eacute;"/></item></channel></rss>
                """,
            titles: ["café"], notes: [.htmlEntity]),
        Case(
            id: "no end", source: "<rss><channel><title>Kites</title><item><title>t</title></item>",
            titles: ["t"], notes: [.cutOff]),
        Case(
            id: "cut within a record",
            source: "<rss><channel><title>Kites</title><item><title>t</title></item><item><title>u</tit",
            titles: ["t"], notes: [.cutOff]),
        Case(
            id: "cut within CDATA",
            source: "<rss><channel><title>Kites</title><item><title>t</title></item><item><title><![CDATA[u",
            titles: ["t"], notes: [.cutOff]),
        Case(id: "no records", source: "<rss><channel><title>Kites</title></channel></rss>", titles: [], notes: []),
        Case(
            id: "records without a root",
            source: "<item><title>t</title></item>\n<item><title>u &</title></item><item>",
            titles: ["t", "u &"], notes: [.bareAmpersand, .cutOff], head: nil),
        Case(id: "a record as the root", source: "<item><title>t</title></item>", titles: ["t"], notes: [], head: nil),
    ]

    static func feed(_ items: String) -> String {
        """
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0"><channel><title>Kites</title>\(items)</channel></rss>
        """
    }

    @Test(arguments: cases)
    func isMended(fault: Case) throws {
        var titles: [String] = []
        let reading = try XMLRecords.read(Array(fault.source.utf8), records: ["item"]) { item in
            titles.append(item.child("title")?.text ?? "-")
        }
        #expect(titles == fault.titles)
        #expect(reading.notes.map(\.kind) == fault.notes)
        #expect(reading.head?.child("channel")?.child("title")?.text == fault.head)
        #expect(reading.recordCount == fault.titles.count)
    }

    @Test func anEmptyRecordMayHaveAnAngleBracketInAnAttribute() throws {
        // The end is missing, so that the document is mended.
        let source = "<opml><outline text='a'><outline text='b > c'/></outline>\n<outline text='d'/>"
        var records: [String] = []
        _ = try XMLRecords.read(Array(source.utf8), records: ["outline"]) { outline in
            records.append(outline.attribute("text") ?? "")
        }
        #expect(records == ["a", "d"])
    }

    @Test func recordsThatKeepTheRulesComeOutOnce() throws {
        // The last one is not closed; those before it are, one within the other.
        let source = "<opml><outline text='a'><outline text='b'/></outline>\n<outline text='c'/><outline text='d'>"
        var records: [String] = []
        _ = try XMLRecords.read(Array((source + "<outline text='e'/>").utf8), records: ["outline"]) { outline in
            records.append(outline.attribute("text") ?? "")
        }
        #expect(records == ["a", "c", "d", "e"])
    }

    @Test(arguments: ["&", "<"], [1, 2, 7, 8, 9, 100])
    func rowsOfBareSignsAreText(sign: String, count: Int) throws {
        let row = String(repeating: sign, count: count)
        var texts: [String] = []
        let source = "<rss><item>a\(row)b</item>\n<item>\(row)<b>x</b></item><item>\(row)</item></rss>"
        let reading = try XMLRecords.read(Array(source.utf8), records: ["item"]) { texts.append($0.text) }
        #expect(texts == ["a\(row)b", "\(row)x", row])
        #expect(reading.notes.map(\.count) == [3 * count])
    }
}
