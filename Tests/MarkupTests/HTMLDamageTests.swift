import Markup
import TestSupport
import Testing

/// HTML damaged at random, and HTML made to take long: reading ends, and loses no text.
struct HTMLDamageTests {
    @Test(arguments: 0..<4)
    func damageIsRead(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let source = Array((HTMLPageTests.page + HTMLTextTests.cases.map(\.source).joined(separator: "\n")).utf8)
        for _ in 0..<100 {
            let page = HTMLPage(XMLDamageTests.damaged(source, &random))
            for value in page.values(of: "data-props") { #expect(String(validating: value, as: UTF8.self) != nil) }
            _ = (page.title, page.feeds, page.gate, page.base, page.links(inHeadings: 3))
        }
    }

    @Test(arguments: 0..<4)
    func damagedTextIsRead(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let sources = HTMLTextTests.cases.map { Array($0.source.utf8) }
        for _ in 0..<50 {
            for source in sources {
                let damaged = String(decoding: XMLDamageTests.damaged(source, &random), as: UTF8.self)
                let line = HTMLText(damaged, layout: .oneLine) { _, text in "^\(text)" }.text
                #expect(!line.contains("\n") && !line.contains("  ") && line.first != " " && line.last != " ")
                _ = HTMLText(damaged).text
            }
        }
    }

    /// Each would take minutes if every tag searched all the rest.
    @Test(
        arguments: [
            "<!-- ", "<script>", "<style><b>", "<svg>", "<math>", "<math><mi>x", "<![CDATA[", "<a b=\"<a c='",
            "<a b='x\" ",
            "<sup>", "<sub>x", "<ul><li>x", "</p>", "<?x ", "<!DOCTYPE [", "&", "&#x", "<h3><a href=x>", "<title>", "<",
            "<pre>\n", "<a <b ", "<p/", "a<!---->",
        ])
    func repetitionTakesLinearTime(fragment: String) {
        let source = String(repeating: fragment, count: 40_000 / fragment.utf8.count)
        _ = HTMLText(source + "end").text
        let page = HTMLPage(Array(source.utf8))
        _ = (page.values(of: "b"), page.title, page.gate, page.links(inHeadings: 3))
        for records in [["item"], ["a"]] as [Set<String>] {
            _ = try? XMLRecords.read(Array("<rss><item>\(source)</item></rss>".utf8), records: records) { _ in }
        }
    }

    @Test func depthLosesNoText() {
        for tag in ["div", "b", "sup", "ul", "li", "math", "table", "q"] {
            let source = String(repeating: "<\(tag)>", count: 20_000) + "deep"
            #expect(HTMLText(source, layout: .oneLine).text.hasSuffix("deep"), "\(tag)")
        }
    }
}
