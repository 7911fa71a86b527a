import Foundation
import Papers
import Testing

@testable import Ingest

/// Every kind of bad input that has a name, and what becomes of it: refused for a reason, or read with notes.
@Suite struct NamedBadInputTests {
    enum Outcome: Sendable {
        case refused(IngestError.Reason)
        /// How many papers, the first one's title, and the kinds of notes.
        case read(Int, String, [String] = [])
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var format = SourceFormat.auto
        var charset: String?
        var outcome: Outcome
        var bytes: @Sendable () -> [UInt8]

        init(
            _ name: String, as format: SourceFormat = .auto, charset: String? = nil, _ outcome: Outcome,
            _ bytes: @escaping @Sendable () -> [UInt8]
        ) {
            (testDescription, self.format, self.charset, self.outcome, self.bytes) =
                (name, format, charset, outcome, bytes)
        }

        init(
            _ name: String, as format: SourceFormat = .auto, _ outcome: Outcome,
            text: @autoclosure @escaping @Sendable () -> String
        ) {
            self.init(name, as: format, outcome) { Array(text().utf8) }
        }
    }

    /// Seconds of the processor, however busy the machine is; a debug build takes ten times as long as a release.
    private static let limit = 2.0

    @Test(arguments: markup + encodings + sizes + words)
    func hasItsOutcome(_ it: Case) {
        let bytes = it.bytes()
        let context = ReadingContext(source: "kites", referenceDay: Feeds.day, charset: it.charset)
        let start = Self.processorTime()
        var result: Result<DigestReading, IngestError>
        do throws(IngestError) {
            result = .success(try DigestReader.read(bytes, as: it.format, context))
        } catch {
            result = .failure(error)
        }
        let time = Self.processorTime() - start
        #expect(time < Self.limit)
        switch (it.outcome, result) {
        case (.refused(let reason), .failure(let error)): #expect(error.reason == reason)
        case (.read(let count, let title, let notes), .success(let reading)):
            #expect(reading.papersRead == count)
            #expect(reading.titles.first == title)
            #expect(Set(reading.kinds.map(\.family)) == Set(notes))
        default: Testing.Issue.record("\(result)")
        }
    }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
    private static let item = "<item><title>Kites</title><description>We fly.</description></item>"
    private static func rss(_ item: String) -> String {
        "<rss version=\"2.0\"><channel><title>K</title>\(item)</channel></rss>"
    }

    // MARK: Markup that does harm

    static let markup: [Case] = [
        Case(
            "billion laughs", .refused(.declaresEntities),
            text: "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\"><!ENTITY c \"&b;&b;\">]>"
                + rss("<item><title>&c;</title></item>")),
        Case(
            "quadratic blow-up", .refused(.declaresEntities),
            text: "<!DOCTYPE x [<!ENTITY a \"\(times("a", 50_000))\">]>"
                + rss("<item><title>\(times("&a;", 20_000))</title></item>")),
        Case(
            "an external entity", .refused(.declaresEntities),
            text: "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                + rss("<item><title>&a;</title></item>")),
        Case(
            "an external document type", .read(1, "Kites"),
            text: "<!DOCTYPE rss SYSTEM \"file:///etc/passwd\">" + rss(item)),
        Case(
            "an inclusion", .read(1, "Kites"),
            text: rss(
                "<item><title>Kites</title><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" "
                    + "href=\"/etc/passwd\" parse=\"text\"/><description>We fly.</description></item>")),
        Case(
            "100,000 nested elements", .refused(.tooDeep(limit: 256)),
            text: "<rss><channel><item>" + times("<a>", 100_000)),
        Case(
            "100,000 nested elements of HTML", as: .hfHTML, .refused(.noPaper),
            text: "<html>" + times("<div>", 100_000)),
        Case(
            "100,000 nested arrays",
            .refused(.malformed("JSON", what: "more than 128 objects and arrays inside each other")),
            text: times("[", 100_000)),
        Case(
            "100,000 nested objects",
            .refused(.malformed("JSON", what: "more than 128 objects and arrays inside each other")),
            text: times("{\"paper\":", 100_000)),
        Case(
            "100,000 arrays within an item",
            .refused(.malformed("JSON", what: "more than 128 objects and arrays inside each other")),
            text: "[{\"x\":" + times("[", 100_000)),
        Case(
            "5,000 attributes of one element",
            .refused(.malformed("feed", what: "an element has thousands of attributes")),
            text: rss("\n<item\((0..<5_000).map { " a\($0)='x'" }.joined())><title>Kites</title></item>")),
        Case(
            "5,000 attributes with a \">\" each",
            .refused(.malformed("feed", what: "an element has thousands of attributes")),
            text: rss("<item\((0..<5_000).map { " a\($0)='>'" }.joined())><title>Kites</title></item>")),
        Case(
            "5,000 signs of equality", .read(1, "Kites"),
            text: rss(
                "<item><title>Kites</title><description><![CDATA[We fly. \(times("=\"", 20_000))]]></description></item>"
            )),
        Case(
            "nothing but \"&\"", .read(1, "Kites", ["mended an ", "textCut"]),
            text: rss("<item><title>Kites</title><description>\(times("&", 200_000))</description></item>")),
        Case(
            "nothing but \"<\"", .read(1, "Kites", ["mended a ", "textCut"]),
            text: rss("<item><title>Kites</title><description>\(times("<", 200_000))</description></item>")),
    ]

    // MARK: Encodings

    private static func wide(_ text: String, mark: Bool, isBig: Bool) -> [UInt8] {
        ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap {
            isBig ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)]
        }
    }
    private static let accented = rss("<item><title>Käfer</title><description>We fly.</description></item>")
    private static func latin(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }

    static let encodings: [Case] = [
        Case("invalid UTF-8", .read(1, "K\u{FFFD}fer and Käfer", ["invalidUTF8"])) {
            latin("<rss version=\"2.0\"><channel><title>K</title><item><title>K\u{E4}fer and K")
                + Array("ä".utf8) + Array("fer</title><description>We fly.</description></item></channel></rss>".utf8)
        },
        Case("UTF-16 with a mark", .read(1, "Käfer")) { wide(accented, mark: true, isBig: false) },
        Case("UTF-16 with a mark, the great end first", .read(1, "Käfer")) { wide(accented, mark: true, isBig: true) },
        Case("UTF-16 without a mark", .read(1, "Käfer")) { wide(accented, mark: false, isBig: false) },
        Case("UTF-8 that is declared as windows-1252", charset: "windows-1252", .read(1, "Käfer", ["encoding"])) {
            Array(accented.utf8)
        },
        Case("windows-1252 that is declared as UTF-8", charset: "utf-8", .read(1, "Käfer", ["encoding"])) {
            latin(accented)
        },
        Case("windows-1252 that is declared as UTF-16", charset: "utf-16", .read(1, "Käfer", ["encoding"])) {
            latin(accented)
        },
        Case(
            "NUL and control characters", .read(1, "Kites", ["controlsRemoved"]),
            text: rss("<item><title>\0K\u{1}i\u{2}tes</title><description>We\0 fly.</description></item>")),
        Case(
            "NUL in JSON", .read(1, "Kites", ["controlsRemoved"]),
            text: "[{\"paper\":{\"id\":\"2602.00001\",\"title\":\"Ki\0tes\",\"summary\":\"We fly.\"}}]"),
    ]

    // MARK: Sizes

    private static func hugging(_ member: String) -> String {
        "[{\"paper\":{\"id\":\"2602.00001\",\"title\":\"Kites\",\(member)}}]"
    }
    private static let feedHead = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":"
    private static let creators = "xmlns:dc=\"http://purl.org/dc/elements/1.1/\""

    static let sizes: [Case] = [
        Case(
            "an abstract of 50 MB", .refused(.tooLarge(size: 50_000_000, limit: 32 << 20)),
        ) { [UInt8](repeating: UInt8(ascii: "k"), count: 50_000_000) },
        Case("an abstract of 30 MB in JSON", .read(1, "Kites", ["textCut"])) {
            Array("[{\"paper\":{\"id\":\"2602.00001\",\"title\":\"Kites\",\"summary\":\"".utf8)
                + [UInt8](repeating: UInt8(ascii: "k"), count: 30_000_000) + Array("\"}}]".utf8)
        },
        Case(
            "an abstract of 1 MB in a feed", .read(1, "Kites", ["textCut"]),
            text: rss("<item><title>Kites</title><description>\(times("kite ", 200_000))</description></item>")),
        Case(
            "100,000 items of JSON", .refused(.tooManyPapers(limit: 20_000)),
            text: "[" + times("{\"id\":\"1\"},", 100_000)),
        Case(
            "100,000 items of JSON Feed", .refused(.tooManyPapers(limit: 20_000)),
            text: feedHead + "[" + times("{\"title\":\"Kites\"},", 100_000)),
        Case(
            "100,000 items of RSS", .refused(.tooManyPapers(limit: 20_000)),
            text: rss(times("<item><title>Kites</title></item>", 100_000))),
        Case(
            "100,000 headings of a page", as: .hfHTML, .refused(.tooManyPapers(limit: 20_000)),
            text: "<html>" + (0..<30_000).map { "<h3><a href=\"/papers/2602.\($0)\">Kites</a></h3>" }.joined()),
        Case(
            "a page text of 100,000 short lines",
            .refused(.malformed("page text", what: "it has 100000 lines")),
            text: times("kites\n\n", 50_000)),
        Case(
            "60,000 authors of Daily Papers", .read(1, "Kites", ["authorsCut"]),
            text: hugging(
                "\"summary\":\"We fly.\",\"authors\":[\(times("{\"name\":\"Ada\"},", 60_000)){\"name\":\"Bo\"}]")),
        Case(
            "60,000 authors of JSON Feed", .read(1, "Kites", ["authorsCut"]),
            text: feedHead + "[{\"title\":\"Kites\",\"content_text\":\"We fly.\",\"authors\":["
                + (0..<60_000).map { "\"Ada \($0)\"" }.joined(separator: ",") + "]}]}"),
        Case(
            "20,000 authors of RSS", .read(1, "Kites", ["authorsCut"]),
            text: rss(
                "<item \(creators)><title>Kites</title><description>We fly.</description>"
                    + (0..<20_000).map { "<dc:creator>Ada \($0)</dc:creator>" }.joined() + "</item>")),
    ]

    // MARK: What sources say in place of papers, and of them

    static let words: [Case] = [
        Case("throttling in words", as: .arxivAtom, .refused(.throttled), text: "Rate exceeded."),
        Case(
            "a query that is none", as: .arxivRSS, .refused(.sourceReports("Feed error for query: cs.KITE")),
            text: "<rss version=\"2.0\"><channel><title>Feed error for query: cs.KITE</title></channel></rss>"),
        Case(
            "an entry that is an error", as: .arxivAtom, .refused(.sourceReports("incorrect id format for kites")),
            text: "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>arXiv Query</title><entry>"
                + "<id>http://arxiv.org/api/errors#kites</id><title>Error</title>"
                + "<summary>incorrect id format for kites</summary></entry></feed>"),
        Case(
            "hidden authors", .read(1, "Kites", ["hiddenAuthors"]),
            text: hugging("\"summary\":\"We fly.\",\"authors\":[{\"name\":\"Ada\",\"hidden\":true}]")),
        Case(
            "a withdrawn paper", .read(1, "Lines", ["withdrawn"]),
            text: "[{\"paper\":{\"id\":\"2602.00001\",\"title\":\"Kites\",\"withdrawnAt\":\"2026-03-01\"}},"
                + "{\"paper\":{\"id\":\"2602.00002\",\"title\":\"Lines\",\"summary\":\"We fly.\"}}]"),
        Case(
            "a file that is cut in the middle of an item", .read(1, "Kites", ["cutOff"]),
            text: "<rss version=\"2.0\"><channel><title>K</title>\(item)<item><title>Lin"),
        Case(
            "a file that is cut in the middle of JSON", .read(1, "Kites", ["cutOff"]),
            text:
                "[{\"paper\":{\"id\":\"2602.00001\",\"title\":\"Kites\",\"summary\":\"We fly.\"}},{\"paper\":{\"id\":\"2602"
        ),
        Case("nothing", .refused(.empty), text: " \n"),
    ]

    @Test func aWeekendThatSnapsBackIsOfItsOwnDay() throws {
        let data =
            "{&quot;dateString&quot;:&quot;2025-11-28&quot;,&quot;dailyPapers&quot;:[{&quot;paper&quot;:{&quot;id&quot;:"
            + "&quot;2511.00001&quot;,&quot;title&quot;:&quot;Kites&quot;}}]}"
        let page = "<html><div data-target=\"DailyPapers\" data-props=\"\(data)\"></div></html>"
        let sunday = ReadingContext(source: "kites", referenceDay: Day("2025-11-30")!)
        let reading = try DigestReader.read(Array(page.utf8), as: .hfHTML, sunday)
        #expect(reading.digest.day == Day("2025-11-28") && reading.namesItsDay)
    }
}
