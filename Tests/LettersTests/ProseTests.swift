import Editions
import Matching
import Papers
import Templates
import Testing

@testable import Letters

@Suite struct ProseTests {
    private func prose(_ titles: [String], considered: Int = 37, cut: Int = 0, minScore: Double? = 0.2) throws
        -> EditionProse
    {
        let papers = try titles.enumerated().map { try Sample.paper($0 + 1, $1) }
        var edition = Sample.everything(papers)
        edition.considered = considered
        edition.cut = cut
        edition.minScore = minScore
        return EditionProse(edition: edition, titles: titles)
    }

    @Test(
        arguments: [
            ([], "No new papers for you (Dec 1)"),
            (["Short"], "1 paper for you: \"Short\" (Dec 1)"),
            (
                ["RoundHead: Geometry-Aware 3D Full-Head Synthesis", "b", "c", "d", "e"],
                "5 papers for you: \"RoundHead: Geometry-Aware 3D…\" +4 (Dec 1)"
            ),
            (["The \"Quoted\" One", "b"], "2 papers for you: \"The 'Quoted' One\" +1 (Dec 1)"),
            (
                ["Donaudampfschifffahrtselektrizitätenhauptbetriebswerk", "b"],
                "2 papers for you: \"Donaudampfschifffahrtselektr…\" +1 (Dec 1)"
            ),
            (
                ["大規模言語モデルによる論文の自動要約とその評価について", "b"],
                "2 papers for you: \"大規模言語モデルによる論文の…\" +1 (Dec 1)"
            ),
            (["שלום עולם", "b"], "2 papers for you: \"\u{2068}שלום עולם\u{2069}\" +1 (Dec 1)"),
        ] as [([String], String)])
    func subjects(titles: [String], expected: String) throws {
        let subject = try prose(titles).subject
        #expect(subject == expected)
        #expect(DisplayWidth.of(subject) <= 61)
    }

    @Test func leads() throws {
        #expect(try prose(["a"]).lead == "1 of 37 papers matches your profile")
        #expect(try prose(["a", "b"]).lead == "2 of 37 papers match your profile")
        #expect(try prose(["a", "b"], cut: 3).lead == "5 of 37 papers match your profile, the best 2 are here")
        #expect(try prose([], considered: 1).lead == "None of 1 paper matches your profile")
        #expect(try prose([], considered: 0).lead == "No new papers today")
        #expect(try prose(["a"], considered: 1, minScore: nil).lead == "1 paper, the most voted first")
        #expect(try prose(["a"], cut: 36, minScore: nil).lead == "The 1 most voted of 37 papers")
    }

    @Test func thePreheaderNamesTheKeywordsAndFillsItsLineWithTitles() throws {
        let papers = try Sample.papers()
        let edition = Sample.edition(of: papers)
        let preheader = EditionProse(edition: edition, titles: papers.prefix(4).map(\.paper.title)).preheader
        #expect(preheader == "3D head · world models · robot · evidence · agent · A World Model for Robots that Fold…")
        #expect((60...90).contains(preheader.count))
    }

    @Test func reasonsNameTheWeightiestKeywordFirst() throws {
        let paper = try Sample.paper(1, "T")
        let robot = Sample.keyword("robot", part: 0.4, [.abstract, .abstract])
        let world = Sample.keyword("world model", label: "world models", part: 0.9, [.title])
        let author = Sample.keyword("Sample", part: 0.2, [.authors])
        #expect(
            ReasonProse.why(Sample.match(paper, 0.849, [robot, world, author]))
                == "world models (title) · robot ×2 · Sample (author) · score 0.85")
        let many = (1...9).map { Sample.keyword("k\($0)", part: 1 / Double($0), [.abstract]) }
        #expect(ReasonProse.why(Sample.match(paper, 1, many)) == "k1 · k2 · k3 · k4 · k5 · k6 · +3 · score 1.00")
        var partly = Sample.match(paper, 0.21, [])
        partly.explanation.partial = [PartialKeyword(index: 0, term: "fuzzy", label: nil, part: 0.2, lacking: [])]
        #expect(ReasonProse.why(partly) == "partly fuzzy · score 0.21")
    }

    @Test func nearMissesSayWhatWasLacking() throws {
        let paper = try Sample.paper(1, "T")
        var match = Sample.match(paper, 0.15, [])
        match.explanation.partial = [
            PartialKeyword(index: 0, term: "world model", label: nil, part: 0.2, lacking: ["model"])
        ]
        let miss = { Edition.NearMiss(paper: paper.id, title: "T", match: match) }
        #expect(
            ReasonProse.lacking(miss(), minScore: 0.2) == "score 0.15 of 0.20; “world model” without “model”")
        match.explanation.partial = []
        match.explanation.missing = [["robot", "drone"], ["video"]]
        #expect(ReasonProse.lacking(miss(), minScore: 0.2) == "needs “robot” or “drone”; needs “video”")
    }

    @Test func factsLeaveOutWhatIsUnknown() throws {
        #expect(PaperProse.facts(try Sample.paper(1, "T")) == nil)
        #expect(PaperProse.facts(try Sample.paper(1, "T", count: 0)) == nil)
        #expect(PaperProse.facts(try Sample.paper(1, "T", count: 1, votes: 0)) == "1 author · 0 votes")
        let day = Day(year: 2023, month: 3, day: 23)
        #expect(
            PaperProse.facts(try Sample.paper(1, "T", count: 6, published: day, votes: 12))
                == "6 authors · 23 Mar 2023 · 12 votes")
        #expect(PaperProse.facts(try Sample.paper(1, "T", authors: ["A", "B", "C", "D"])) == "A, B, C, D")
        #expect(PaperProse.facts(try Sample.paper(1, "T", authors: ["A", "B", "C", "D", "E"])) == "A, B, C … E")
    }

    @Test(arguments: [
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two…"),
        ("one two, three", 10, "one two…"),
        ("onetwothree", 6, "onetw…"),
        ("a bbbbbbbbbb", 8, "a bbbbb…"),
        ("", 5, ""),
    ])
    func cutsAtWords(text: String, most: Int, expected: String) {
        #expect(Shortening.cut(text, to: most) == expected)
    }

    @Test func wrapsByDisplayWidth() {
        let words = String(repeating: "word ", count: 20)
        #expect(TextWrap.wrap(words, first: 4, indent: "    ").split(separator: "\n").map(\.count) == [64, 38])
        let wide = TextWrap.wrap(String(repeating: "論文", count: 40), first: 0, indent: "")
        #expect(wide.split(separator: "\n").map(\.count) == [36, 36, 8])
        let url = "https://example.org/" + String(repeating: "x", count: 100)
        #expect(TextWrap.wrap("see \(url) there", first: 0, indent: " ") == "see\n \(url)\n there")
        let long = TextWrap.wrap(String(repeating: "x", count: 100), first: 0, indent: "")
        #expect(long.split(separator: "\n").map(\.count) == [100])
        #expect(TextWrap.wrap("a\n\nb", first: 0, indent: "  ") == "a\n\n  b")
    }

    @Test func widths() {
        #expect(["a", "é", "論", "👩‍🚀", "🇩🇪", "❤️", "e\u{301}"].map { DisplayWidth.of($0) } == [1, 1, 2, 2, 2, 2, 1])
    }

    @Test func everyLetterTemplateKnowsItsNames() throws {
        try LetterTemplates.validate(.builtin)
        let broken = try TemplateSet.builtin.overriding(["letter-paper.html.mustache": Array("{{titel}}".utf8)])
        let error = #expect(throws: TemplateErrors.self) { try LetterTemplates.validate(broken) }
        #expect(
            error?.description
                == "letter-paper.html.mustache:1:1: error: unknown variable \"titel\"; did you mean \"title\"?")
    }

    @Test func linksFollowTheSitesShapes() throws {
        let reader = try Sample.reader(site: Sample.site())
        #expect(reader.links.view == "https://papers.example.org/mail/mmmmmmmmmmmmmmmmmmmmmmmmmm/2025-12-01")
        #expect(
            reader.links.feeds.map(\.url).first == "https://papers.example.org/feeds/s/ffffffffffffffffffffffffff.atom")
        #expect(reader.links.archive == "https://papers.example.org/editions/2025-12-01")
    }
}
