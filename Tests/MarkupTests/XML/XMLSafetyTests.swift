import Markup
import Testing

/// Documents that are made to do harm, and those that are merely too large.
struct XMLSafetyTests {
    struct Attack: CustomTestStringConvertible, Sendable {
        var id: String
        var source: String
        var error: MarkupError

        var testDescription: String { id }
    }

    static let attacks: [Attack] = [
        Attack(
            id: "billion laughs",
            source: """
                <?xml version="1.0"?>
                <!DOCTYPE lolz [
                <!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;&lol;"><!ENTITY lol2 "&lol1;&lol1;&lol1;">
                ]>
                <rss><channel><item><title>&lol2;</title></item></channel></rss>
                """, error: .entitiesDeclared(line: 3)),
        Attack(
            id: "quadratic blow-up",
            source: "<!DOCTYPE x [<!ENTITY a \"" + String(repeating: "a", count: 10_000) + "\">]><rss><item><title>"
                + String(repeating: "&a;", count: 10_000) + "</title></item></rss>", error: .entitiesDeclared(line: 1)),
        Attack(
            id: "external entity",
            source:
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss><item><title>&a;</title></item></rss>",
            error: .entitiesDeclared(line: 1)),
        Attack(
            id: "parameter entity",
            source: "<!DOCTYPE x [<!ENTITY % a SYSTEM \"http://127.0.0.1/\"> %a;]><rss><item/></rss>",
            error: .entitiesDeclared(line: 1)),
        Attack(
            id: "unparsed entity",
            source: "<!DOCTYPE x [<!NOTATION n SYSTEM \"n\"><!ENTITY a SYSTEM \"a.gif\" NDATA n>]><rss><item/></rss>",
            error: .entitiesDeclared(line: 1)),
        Attack(
            id: "entities in a document with another fault before",
            source: "\n<!-- -- --><!DOCTYPE x [\n<!ENTITY a \"b\">]><rss><item><title>&a;</title></item></rss>",
            error: .entitiesDeclared(line: 3)),
        Attack(
            id: "entities behind junk",
            source: "junk\n<!DOCTYPE x [<!eNTITY a \"b\">]><rss><item><title>&a;</title></item></rss>",
            error: .entitiesDeclared(line: 2)),
        Attack(
            id: "deep nesting", source: "\n" + String(repeating: "<a>", count: 100_000),
            error: .tooDeep(line: 2, limit: 256)),
        Attack(
            id: "deep nesting that is closed",
            source: String(repeating: "<a>", count: 257) + String(repeating: "</a>", count: 257),
            error: .tooDeep(line: 1, limit: 256)),
        Attack(
            id: "deep nesting behind a fault", source: "<rss>&" + String(repeating: "<div>\n", count: 100_000),
            error: .tooDeep(line: 256, limit: 256)),
        Attack(id: "nothing", source: "", error: .empty),
        Attack(id: "nothing but white space", source: " \n\u{FEFF}", error: .noElement),
        Attack(id: "no element", source: "Rate exceeded.", error: .noElement),
        Attack(id: "a declaration alone", source: "<?xml version='1.0'?>\n<!DOCTYPE rss>", error: .noElement),
    ]

    @Test(arguments: attacks)
    func isRefused(attack: Attack) {
        #expect(throws: attack.error) {
            _ = try XMLRecords.read(Array(attack.source.utf8), records: ["item"]) { _ in }
        }
    }

    @Test func deepElementsWithinTheLimitAreRead() throws {
        let source =
            "<rss><item>" + String(repeating: "<a>", count: 254) + "deep" + String(repeating: "</a>", count: 254)
            + "</item></rss>"
        #expect(try titles(source) == ["deep"])
    }

    @Test func fetchesNothingFromOutside() throws {
        let source = """
            <!DOCTYPE rss SYSTEM "file:///etc/passwd">
            <rss xmlns:xi="http://www.w3.org/2001/XInclude"><item><xi:include href="/etc/passwd" parse="text"/>t</item></rss>
            """
        #expect(try titles(source) == ["t"])
    }

    @Test func defaultsOfADocumentTypeAreLeftOut() throws {
        let source = """
            <!DOCTYPE rss [<!ATTLIST b c CDATA "\(String(repeating: "x", count: 10_000))">]>
            <rss><item><b/><b/></item></rss>
            """
        var attributes: [String?] = []
        _ = try XMLRecords.read(Array(source.utf8), records: ["item"]) { item in
            attributes = item.children.map { $0.attribute("c") }
        }
        #expect(attributes == [nil, nil])
    }

    @Test func hugeTextIsCut() throws {
        let text = String(repeating: "kite ", count: 2_200_000)
        var length = 0
        let reading = try XMLRecords.read(
            Array("<rss><item>\(text)</item><item>t</item></rss>".utf8), records: ["item"]
        ) { length = max(length, $0.withTextBytes(\.count)) }
        #expect(length <= 10 << 20)
        #expect(length > 9 << 20)
        #expect(reading.recordCount == 2)
        #expect(reading.notes.map(\.kind) == [.textCut])
    }

    @Test func manyElementsAreDissolved() throws {
        let source = "<rss><item>" + String(repeating: "<b>x</b>", count: 70_000) + "<title>t</title></item></rss>"
        var length = 0
        let reading = try XMLRecords.read(Array(source.utf8), records: ["item"]) { length = $0.withTextBytes(\.count) }
        #expect(length == 70_001)
        #expect(reading.notes.map(\.kind) == [.elementsDissolved])
    }

    @Test func manyNamesAreBounded() throws {
        let source = "<rss>" + (0..<20_000).map { "<n\($0)/>" }.joined() + "<item>t</item></rss>"
        #expect(try titles(source) == ["t"])
    }

    @Test func recordsBeyondTheLimitAreLeftOut() throws {
        let source = "<rss>" + String(repeating: "<item>t</item>", count: 100) + "</rss>"
        var count = 0
        let reading = try XMLRecords.read(Array(source.utf8), records: ["item"], maxRecords: 10) { _ in count += 1 }
        #expect(count == 10)
        #expect(reading.notes == [MarkupNote(.recordsLeftOut, line: 1, count: 90)])
    }

    private func titles(_ source: String) throws -> [String] {
        var titles: [String] = []
        _ = try XMLRecords.read(Array(source.utf8), records: ["item"]) { titles.append($0.text) }
        return titles
    }
}
