import Matching
import Papers
import Testing

@Suite struct ScorerTests {
    private func assess(_ profile: Profile, _ text: IndexedText) -> Assessment {
        Scorer(background: .builtin).assess(CompiledProfile(profile, background: .builtin), text)
    }

    private func keywords(_ terms: String...) -> [Keyword] { terms.map { Keyword(written: $0) } }

    @Test func exclusionsVetoAndAreNamed() {
        let profile = Profile(keywords: keywords("kite"), exclude: keywords("survey", "RAG"))
        let found = assess(profile, IndexedText(title: "Kites: a survey of rags"))
        #expect(found.score == 0)
        #expect(found.explanation.evidence > 0)
        #expect(found.explanation.vetoes.map(\.term) == ["survey"])
        #expect(found.explanation.vetoes.first?.hits.map(\.surface) == ["survey"])
    }

    @Test func requirementsMustHoldAndScore() {
        let profile = Profile(
            keywords: keywords("kite"), require: [keywords("wind", "gust"), keywords("rope")])
        let missing = assess(profile, IndexedText(title: "Kites in gusts"))
        #expect(missing.score == 0)
        #expect(missing.explanation.missing == [["rope"]])
        #expect(missing.explanation.matched.map(\.index) == [0, 2])
        let held = assess(profile, IndexedText(title: "Kites in gusts on a rope"))
        #expect(held.score > 0)
        #expect(held.explanation.matched.map(\.term) == ["kite", "gust", "rope"])
    }

    @Test func requirementsAloneMakeAProfile() {
        let profile = Profile(keywords: [], require: [keywords("kite")])
        #expect(assess(profile, IndexedText(title: "Kites")).score > 0)
        #expect(assess(profile, IndexedText(title: "Ropes")).score == 0)
    }

    @Test func alwaysPassesUnlessVetoed() {
        var author = Keyword(written: "author:Duarte")
        author.always = true
        let profile = Profile(keywords: [author], exclude: keywords("survey"))
        let text = IndexedText(title: "Kites", authors: ["Ines Duarte"])
        #expect(assess(profile, text).isAlways)
        #expect(!assess(profile, IndexedText(title: "Kites")).isAlways)
        #expect(!assess(profile, IndexedText(title: "A survey", authors: ["Ines Duarte"])).isAlways)
    }

    @Test func spansCountScalarsOfTheFieldAsGiven() throws {
        let title = "🪁 A na\\\"ive $\\beta$-VAE"
        let found = assess(Profile(keywords: keywords("naive", "beta-VAE")), IndexedText(title: title))
        let hits = found.explanation.matched.flatMap(\.hits)
        #expect(hits.map(\.surface) == ["na\\\"ive", "\\beta$-VAE"])
        for hit in hits {
            let scalars = Array(title.unicodeScalars)[hit.start..<(hit.start + hit.length)]
            #expect(String(String.UnicodeScalarView(scalars)) == hit.surface)
        }
    }

    @Test func everyHitIsListedInReadingOrder() {
        let found = assess(
            Profile(keywords: [Keyword(term: "kite", fields: [.title, .abstract, .authors])]),
            IndexedText(title: "Kites and kites", abstract: "A kite.", authors: ["Max Mild", "Ann Kite"]))
        let hits = found.explanation.matched[0].hits
        #expect(hits.map(\.field) == [.title, .title, .abstract, .authors])
        #expect(hits.map(\.item) == [0, 0, 0, 1])
        #expect(hits.map(\.start) == [0, 10, 2, 0])
    }

    @Test func everyHitQuotesItsOwnPlace() {
        let title = "Kité \u{1F600} kite; kites"
        let abstract = "e\u{301}kite A kite, Kites\r\nand a KITE"
        let text = IndexedText(title: title, abstract: abstract)
        let hits = assess(Profile(keywords: keywords("kite")), text).explanation.matched.flatMap(\.hits)
        #expect(hits.count >= 5)
        for hit in hits {
            let scalars = Array((hit.field == .title ? title : abstract).unicodeScalars)
            let cut = String(String.UnicodeScalarView(scalars[hit.start..<hit.start + hit.length]))
            #expect(hit.surface == cut)
        }
    }

    @Test func partialEvidenceIsToldApart() {
        let profile = Profile(keywords: keywords("world model", "robot", "RAG"))
        let found = assess(profile, IndexedText(title: "Robotics: models of the world, and rags"))
        #expect(found.explanation.matched.isEmpty)
        #expect(found.explanation.partial.map(\.term) == ["world model", "robot"])
        #expect(found.explanation.partial.map(\.lacking) == [[], []])
        let half = assess(profile, IndexedText(title: "The world at night"))
        #expect(half.explanation.partial.map(\.lacking) == [["model"]])
        #expect(found.score > half.score && half.score > 0)
    }

    @Test func repeatedTermsCountOnceWithTheHigherWeight() {
        let once = assess(Profile(keywords: [Keyword(term: "kite", weight: 3)]), IndexedText(title: "Kites"))
        let twice = assess(
            Profile(keywords: [Keyword(term: "kite"), Keyword(term: "Kites", weight: 3)]), IndexedText(title: "Kites"))
        #expect(once.score == twice.score)
        #expect(twice.explanation.matched.count == 2)
    }

    @Test func exactTermsOfOtherCapitalsAreNoRepetition() {
        let exact = ["SAM", "Sam"].map { Keyword(term: $0, letterCase: .exact) }
        let profile = CompiledProfile(Profile(keywords: exact), background: .builtin)
        #expect(profile.warnings.isEmpty)
        for title in ["SAM segments", "Sam walks"] {
            #expect(Scorer(background: .builtin).assess(profile, IndexedText(title: title)).score > 0, "\(title)")
        }
    }

    @Test func termsThatMeanTheSameCountOnceHoweverTheyAreWritten() {
        func score(_ keywords: [Keyword]) -> Double {
            assess(Profile(keywords: keywords), IndexedText(title: "A rag kite")).score
        }
        let kite = Keyword(term: "kite")
        #expect(score([kite, Keyword(term: "Kite", letterCase: .any)]) == score([kite]))
        #expect(score([Keyword(term: "rag"), Keyword(term: "RAG", letterCase: .any)]) == score([Keyword(term: "rag")]))
    }

    @Test func aHitIsCountedOnceInAReason() {
        let profile = Profile(keywords: keywords("robot"), require: [keywords("robot")])
        let reasons = assess(profile, IndexedText(title: "", abstract: "A robot.")).explanation.reasons
        #expect(reasons.map(\.text) == ["robot"])
    }

    @Test func emptyPapersScoreNothing() {
        let found = assess(Profile(keywords: keywords("kite", "author:Kite", "category:cs.*")), IndexedText(title: ""))
        #expect(found.score == 0 && found.explanation.evidence == 0)
        #expect(assess(Profile(keywords: []), IndexedText(title: "Kites")).score == 0)
    }

    @Test func endlessTextsEnd() {
        let words =
            "kite " + String(repeating: "wind ", count: 20_000) + String(repeating: "wind kite (WK) ", count: 2_000)
        let profile = Profile(keywords: [Keyword(term: "wind rope kite"), Keyword(term: "kite wind", near: 100)])
        let found = assess(profile, IndexedText(title: "", abstract: words)).explanation
        #expect(found.matched.map(\.term) == ["kite wind"])
        #expect(found.partial.map(\.lacking) == [["rope"]])
    }

    @Test func reasonsReadWell() {
        let profile = Profile(keywords: [
            Keyword(term: "world model", weight: 2, label: "world models"), Keyword(written: "robot"),
            Keyword(written: "author:Duarte"), Keyword(written: "category:cs.RO"),
        ])
        let paper = Paper(
            id: PaperID(title: "x"), title: "A world model", abstract: "Robots build robots for a robot.",
            authors: [Author(name: "Ines Duarte")], categories: ["cs.RO"])
        let match = Scorer(background: .builtin).match(
            CompiledProfile(profile, background: .builtin), IndexedPaper(paper))
        #expect(match.why.hasPrefix("world models (title) · Duarte (author) · cs.RO (category) · robot ×3 · score 0.9"))
        #expect(match.explanation.background == Background.builtin.version)
    }

    @Test func shortfallsSayWhatWasLacking() {
        let profile = Profile(
            keywords: keywords("world model"), require: [keywords("robot", "drone")], exclude: keywords("survey"))
        let compiled = CompiledProfile(profile, background: .builtin)
        func shortfalls(_ title: String, _ minScore: Double = 0.9) -> [String] {
            Scorer(background: .builtin).match(
                compiled, IndexedPaper(id: PaperID(title: title), text: IndexedText(title: title))
            ).shortfalls(minScore: minScore).map(\.text)
        }
        #expect(
            shortfalls("A survey of the world") == [
                "excluded by “survey”", "needs “robot” or “drone”", "“world model” without “model”",
            ])
        let below = shortfalls("A robot and models of its world")
        #expect(below.count == 2 && below[0].hasPrefix("score 0.") && below[0].hasSuffix(" of 0.90"))
        #expect(below[1] == "“world model” only in another form")
        #expect(shortfalls("A world model for a robot", 0.2).isEmpty)
    }
}
