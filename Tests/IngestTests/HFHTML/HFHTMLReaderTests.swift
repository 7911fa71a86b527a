import Ingest
import Papers
import TestSupport
import Testing

@Suite struct HFHTMLReaderTests {
    /// A page as the site renders it; `data` is the JSON of its script.
    static func page(_ data: String?, cards: String = "", quote: String = "\"") -> String {
        let escaped = data.map {
            $0.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
                .replacing("'", with: "&#39;")
        }
        let element =
            escaped.map { "<div data-props=\(quote)\($0)\(quote) class=x data-target=\"DailyPapers\">" } ?? "<div>"
        return """
            <!doctype html><html><head><meta charset="utf-8"><title>Daily Papers</title><script>if (a<b) "<h3>"</script></head>
            <body><div data-target="MainHeader" data-props="{&quot;papers&quot;:[1]}"></div><main>\(element)\(cards)</div></main></body></html>
            """
    }

    static func card(_ number: Int, title: String = "Kites") -> String {
        "<article><a href=\"/papers/\(HFSample.id(number))\"><img></a><h3 class=m><a href=\"/papers/\(HFSample.id(number))\" class=\"l\">\(title)</a></h3></article>"
    }

    private static func data(_ items: String, day: String = "2026-03-02", period: String = "day") -> String {
        "{\"periodType\":\"\(period)\",\"dateString\":\"\(day)\",\"dailyPapers\":\(items)}"
    }

    @Test(arguments: ["\"", "'"])
    func readsThePagesData(quote: String) throws {
        let items = HFSample.array([HFSample.item(1, title: #"A & B's \"kites\" <b>"#), HFSample.item(2)])
        let reading = try read(Self.page(Self.data(items), cards: Self.card(1) + Self.card(2), quote: quote))
        #expect(reading.format == .hfHTML && reading.namesItsDay && reading.diagnostics.isEmpty)
        #expect(reading.titles == [#"A & B's "kites" <b>"#, "Kites Number 2"])
        #expect(reading.digest.day == sampleDay)
        #expect(try reading.digest == read(items).digest)
    }

    @Test func trustsTheDayThatThePageNames() throws {
        // A weekend's date snaps back to the Friday before.
        let reading = try read(Self.page(Self.data(HFSample.day(3), day: "2026-02-27")))
        #expect(reading.digest.day == Day("2026-02-27") && reading.namesItsDay)
        #expect(reading.digest.sightings.allSatisfy { $0.seen == sampleDay.start })
        let later = try read(Self.page(Self.data(HFSample.day(3), day: "2027-02-27")))
        #expect(later.digest.day == sampleDay && later.kinds == [.futureDate(text: "2027-02-27")])
    }

    @Test(arguments: [("week", "2026-W10"), ("month", "2026-03")])
    func thePapersOfALongerPeriodKeepTheirDays(period: String, day: String) throws {
        let items = [HFSample.item(1), HFSample.item(2, day: "2026-03-01"), HFSample.item(3)]
        let reading = try read(Self.page(Self.data(HFSample.array(items), day: day, period: period)))
        #expect(reading.digest.day == sampleDay)
        #expect(reading.digest.sightings.map(\.seen) == [nil, Day("2026-03-01")!.start, nil])
    }

    @Test func withoutDataTheHeadingsGiveTitles() throws {
        let cards =
            Self.card(1, title: "Kites &amp; <i>Wind</i>\n ") + Self.card(2, title: "Tails")
            + Self.card(1, title: "Kites & Wind")
        let other =
            "<h3><a href=\"/papers/trending\">Trending</a></h3><h3><a href=\"/papers/date/2026-03-01\">Before</a></h3>"
        let reading = try read(Self.page(nil, cards: cards + other), format: .hfHTML)
        #expect(reading.titles == ["Kites & Wind", "Tails"] && reading.duplicates == 1 && !reading.namesItsDay)
        let first = reading.digest.sightings[0]
        #expect(first.paper.id.description == "arxiv:2602.00001" && first.entry == "2602.00001")
        #expect(first.paper.links.map(\.kind) == [.abstract, .pdf, .huggingFace] && first.paper.abstract == nil)
        #expect(reading.kinds.first == .titlesOnly && reading.diagnostics[0].losesText)
    }

    @Test func aPageWithAnEmptyListIsAQuietDay() throws {
        let reading = try read(Self.page(Self.data("[]")))
        #expect(reading.papersRead == 0 && reading.digest.day == sampleDay && reading.namesItsDay)
    }

    @Test(arguments: [
        (
            "<html><form action=\"/login\"><input type=\"password\"></form></html>",
            IngestError.Reason.looksLike(.signInPage)
        ),
        ("<html><title>Just a moment...</title><div id=\"cf-chl-widget\"></div></html>", .looksLike(.signInPage)),
        ("<!DOCTYPE html><title>Sign in – Kites</title><p>Hello", .looksLike(.signInPage)),
        ("<html><div class=\"g-recaptcha\"></div></html>", .looksLike(.signInPage)),
        ("<html><title>429 Too Many Requests</title></html>", .throttled),
        ("<html><title>502 Bad Gateway</title><h1>502</h1></html>", .sourceReports("502 Bad Gateway")),
        ("<html><title>Page not found</title></html>", .sourceReports("Page not found")),
        ("<html><title>Kites</title><p>We fly.</html>", .noPaper),
        ("<main><div data-target=\"DailyPapers\" data-props=\"{}\"></div></main>", .noPaper),
    ])
    func saysWhatElseAPageIs(page: String, wanted: IngestError.Reason) {
        #expect(reason(page, format: .hfHTML) == wanted)
        // Nobody said that it was one of Daily Papers.
        #expect(reason(page) == (wanted == .noPaper ? .looksLike(.htmlPage(nil)) : wanted))
    }

    @Test func damagedDataAreRefused() {
        let page = Self.page(Self.data("[\(HFSample.item(1)), oops]"))
        #expect(reason(page) == .malformed("JSON", what: "unexpected \"o\"; a value is expected here"))
    }

    @Test func aCutPageGivesWhatIsComplete() throws {
        let whole = Self.page(Self.data(HFSample.day(3)), cards: (1...3).map { Self.card($0) }.joined())
        let bytes = Array(whole.utf8)
        var counts: Set<Int> = []
        for end in stride(from: 0, to: bytes.count, by: 13) {
            do throws(IngestError) {
                let reading = try read(Array(bytes[..<end]))
                counts.insert(reading.papersRead)
                #expect(
                    reading.papersRead == 3 || reading.kinds == [.cutOff] || reading.kinds.first == .titlesOnly,
                    "\(end)")
            } catch {
                #expect(!error.description.contains("\n"))
            }
        }
        #expect(counts == [1, 2, 3])
    }
}
