import Editions
import Letters
import MIME
import Papers
import Subscribers
import Testing

@Suite struct LetterLadderTests {
    private func papers(_ count: Int) throws -> [SeenPaper] {
        try (1...count).map { try Sample.paper($0, "Paper \($0) of Many", abstract: Sample.longAbstract, count: 3) }
    }

    private func htmlPart(_ letter: Letter) -> Int {
        let text = String(decoding: letter.bytes, as: UTF8.self)
        guard let start = text.firstRange(of: "text/html"),
            let body = text[start.upperBound...].firstRange(of: "\r\n\r\n"),
            let end = text[body.upperBound...].firstRange(of: "\r\n\r\n--=_")
                ?? text[body.upperBound...].firstRange(of: "\r\n--=_")
        else { return -1 }
        return text[body.upperBound..<end.lowerBound].utf8.count
    }

    @Test(arguments: [(3, AbstractStep.full), (50, .medium), (60, .brief), (75, .none)])
    func longerEditionsShowLessOfEachAbstract(count: Int, expected: AbstractStep) throws {
        let papers = try papers(count)
        let site = try Sample.site()
        let reader = try Sample.reader(site: site, abstract: .full)
        let letter = try Sample.letter(papers, edition: Sample.everything(papers), site: site, reader: reader)
        #expect(letter.length == expected)
        #expect(letter.shown.count == count && letter.omitted.isEmpty)
        #expect((1...92_160).contains(htmlPart(letter)))
        #expect(MessageLint(letter.bytes).findings == [])
    }

    @Test(arguments: [130, 500])
    func whatFindsNoRoomIsCountedAndTheFootStays(count: Int) throws {
        let papers = try papers(count)
        let letter = try Sample.letter(papers, edition: Sample.everything(papers))
        #expect(letter.length == .none)
        #expect(letter.shown + letter.omitted == papers.map(\.id))
        #expect(letter.shown.count > 50)
        #expect((80_000...92_160).contains(htmlPart(letter)))
        let html = try #require(letter.html)
        let sentence = "\(letter.omitted.count) more papers on the web"
        #expect(html.contains(sentence) && letter.text.contains(sentence))
        #expect(html.contains("Unsubscribe</a>") && html.contains("Example Lab"))
        for part in [flowed(letter.text), visibleText(html)] {
            #expect(part.contains("Paper \(letter.shown.count) of Many"))
            #expect(!part.contains("Paper \(letter.shown.count + 1) of Many"))
        }
    }

    @Test func aLetterTooSmallForAnyPaperStillHasItsFoot() throws {
        let papers = try papers(2)
        let letter = try Sample.letter(
            papers, edition: Sample.everything(papers), site: try Sample.site(url: nil, maxHtmlBytes: 10))
        #expect(letter.shown == [])
        #expect(letter.text.contains("2 more papers found no room in this letter"))
        #expect(letter.text.contains("Unsubscribe:"))
    }

    @Test(arguments: [("short", 600), ("none", 0)])
    func theReadersWishIsTheFirstRung(wish: String, characters: Int) throws {
        let papers = try papers(1)
        let site = try Sample.site()
        let reader = try Sample.reader(site: site, abstract: wish == "short" ? .short : .none)
        let letter = try Sample.letter(papers, edition: Sample.everything(papers), site: site, reader: reader)
        let html = try #require(letter.html)
        #expect(html.contains("Synthesising") == (characters > 0))
        #expect(html.contains("…</p>") == (characters > 0))
        #expect(!html.contains("very large spoons"))
    }
}
