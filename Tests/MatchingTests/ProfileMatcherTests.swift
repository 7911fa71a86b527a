import TestSupport
import Testing

@testable import Matching

/// The streaming matcher and the plain one give the same, to the last bit.
@Suite struct ProfileMatcherTests {
    /// Words that the streaming matcher reads by itself, and those that it leaves to the plain one.
    private static let terms =
        RandomPapers.terms + [
            "kites", "wind", "world models", "world kite", "wind tunnel model", "model", "models", "robots", "robotics",
            "robotic", "policies", "large language model", "language models", "language", "LLMs", "the model",
            "learning", "learned policy", "multi modal", "kite kite", "rag", "glass*", "stone cup", "moon river",
            "unheard of", "unheard", "author:Ada Kite", "category:cs.*", "sim to real", "sim2real", "gps", "gp", "news",
            "base", "bases", "ax", "axes", "node js", "node.js", "A⋆ search", "path-A⋆", "path*", "a kite", "model 망",
            "kite, wind", "Wind", "of the", "a*", "", "wind-tunnel", "modell", "house of glass", "large model",
        ]

    private static func paper(_ random: inout RandomPapers) -> IndexedText {
        var (title, abstract) = random.paper()
        let extra = [
            "large language models (LLMs)", "language", "LLMs", "LLM", "GPS", "robotic", "learned", "wind-tunnel",
            "basis", "axis", "ax", "NodeJS", "adversarial search", "A* search", "망", "path", "large", "world-models",
            "news", "learn", ".", "modelled",
        ]
        for _ in 0..<Int.random(in: 0...6, using: &random.generator) {
            let word = extra.randomElement(using: &random.generator) ?? "kite"
            if Bool.random(using: &random.generator) {
                abstract.insert(word, at: Int.random(in: 0...abstract.count, using: &random.generator))
            } else {
                title.insert(word, at: Int.random(in: 0...title.count, using: &random.generator))
            }
        }
        if Int.random(in: 0..<10, using: &random.generator) == 0 { title = title.map { $0.uppercased() } }
        return IndexedText(
            title: title.joined(separator: " "), abstract: abstract.joined(separator: " "),
            authors: Bool.random(using: &random.generator) ? ["Ada Kite"] : [],
            categories: Bool.random(using: &random.generator) ? ["cs.CL"] : ["math.ST"])
    }

    private static func keyword(_ random: inout RandomPapers) -> Keyword {
        var keyword = Keyword(
            written: terms.randomElement(using: &random.generator) ?? "kite",
            weight: Double(Int.random(in: 1...100, using: &random.generator)) / 10)
        switch Int.random(in: 0..<12, using: &random.generator) {
        case 0: keyword.near = Int.random(in: 0...5, using: &random.generator)
        case 1: keyword.letterCase = .any
        case 2: keyword.letterCase = .exact
        case 3: if keyword.fields == nil { keyword.fields = [.title] }
        case 4:
            if keyword.fields == nil { keyword.fields = [.title, .abstract, .authors] }
            if Bool.random(using: &random.generator) { keyword.weight = 99 }
        case 5: keyword.always = true
        default: break
        }
        return keyword
    }

    private static func profile(_ random: inout RandomPapers) -> Profile {
        func keywords(_ range: ClosedRange<Int>) -> [Keyword] {
            (0..<Int.random(in: range, using: &random.generator)).map { _ in keyword(&random) }
        }
        var profile = Profile(keywords: keywords(0...9))
        if Int.random(in: 0..<4, using: &random.generator) == 0 { profile.require = [keywords(1...3)] }
        if Int.random(in: 0..<9, using: &random.generator) == 0 { profile.require.append(keywords(0...2)) }
        if Int.random(in: 0..<3, using: &random.generator) == 0 { profile.exclude = keywords(1...2) }
        return profile
    }

    /// What the plain matcher says, in the order of ranking.
    private static func oracle(_ profile: Profile, _ texts: [IndexedText], _ background: Background) -> [Answer] {
        let compiled = CompiledProfile(profile, background: background)
        let scorer = Scorer(background: background)
        let answers = texts.enumerated().map { Answer(paper: $0.offset, scorer.assess(compiled, $0.element)) }
        return answers.filter { $0.score > 0 || $0.isAlways }.sorted {
            ($0.isAlways ? 0 : 1, -$0.score, $0.paper) < ($1.isAlways ? 0 : 1, -$1.score, $1.paper)
        }
    }

    struct Answer: Equatable {
        var paper: Int
        var score: Double
        var evidence: Double
        var isAlways: Bool
        var parts: [ProfileMatcher.Part]

        init(paper: Int, _ assessment: Assessment) {
            self.paper = paper
            (score, isAlways) = (assessment.score, assessment.isAlways)
            let explanation = assessment.explanation
            evidence = explanation.evidence
            let matched = explanation.matched.filter { $0.part > 0 }
            parts =
                (matched.map { ProfileMatcher.Part(keyword: $0.index, nats: $0.part, isMatch: true) }
                + explanation.partial.map { ProfileMatcher.Part(keyword: $0.index, nats: $0.part, isMatch: false) })
                .sorted { $0.keyword < $1.keyword }
            if let related = explanation.related {
                parts.append(ProfileMatcher.Part(keyword: -1, nats: related.part, isMatch: false))
            }
        }

        init(_ ranked: ProfileMatcher.Ranked, _ parts: [ProfileMatcher.Part]) {
            (paper, score, evidence, isAlways) = (ranked.paper, ranked.score, ranked.evidence, ranked.isAlways)
            self.parts = Array(parts[ranked.parts]).filter { $0.nats > 0 }
        }
    }

    private static func answers(_ matcher: borrowing ProfileMatcher) -> [Answer] {
        let parts = matcher.parts
        return matcher.ranked.map { Answer($0, parts) }
    }

    /// What one reader asks for, and what else is in the batch, changes nothing for another.
    @Test func neitherOtherPapersNorOtherReadersCount() {
        let first = IndexedText(title: "An orthonormal basis", abstract: "Adversarial search for kites.")
        let second = IndexedText(title: "Bases and base", abstract: "An A* search.")
        let profiles = [["a*"], ["A⋆ search"], ["base", "bases"], ["kite", "kite"]].map { terms in
            Profile(keywords: terms.map { Keyword(written: $0) })
        }
        func evidence(_ texts: [IndexedText], _ order: [Int]) -> [Double] {
            var matcher = ProfileMatcher(PaperBatch(texts: texts, background: .builtin))
            var found = Array(repeating: 0.0, count: profiles.count)
            for index in order {
                matcher.begin(profiles[index])
                matcher.rank(minScore: 0)
                found[index] = matcher.standing(of: 0).evidence
            }
            return found
        }
        let alone = evidence([first], [0, 1, 2, 3])
        #expect(evidence([first, second], [0, 1, 2, 3]) == alone)
        #expect(evidence([first, second], [3, 2, 1, 0]) == alone)
    }

    /// Numbers at the edge of what fits.
    @Test func oddNumbersAreRefused() {
        var matcher = ProfileMatcher(
            PaperBatch(texts: [IndexedText(title: "Kites in the wind")], background: .builtin))
        for near in [Int.min, -1, 101, Int.max] {
            matcher.begin(Profile(keywords: [Keyword(term: "kite wind", near: near)]))
            #expect(matcher.refused == [.keyword(0)])
        }
        for weight in [Double.nan, .infinity, -1, 0, 11] {
            matcher.begin(Profile(keywords: [Keyword(term: "kite", weight: weight)]))
            matcher.rank(minScore: 0)
            #expect(matcher.ranked.isEmpty)
        }
        matcher.begin(Profile(keywords: [Keyword(term: "kite")], exclude: [Keyword(term: "wind", weight: 99)]))
        matcher.rank(minScore: 0)
        #expect(matcher.ranked.count == 1)
    }

    @Test(arguments: ScorerPropertyTests.grounds)
    func givesWhatThePlainMatcherGivesToTheLastBit(ground: ScorerPropertyTests.Ground) {
        var random = RandomPapers(seed: 11)
        for round in 0..<(ground.cases / 50) {
            let texts = (0..<8).map { _ in Self.paper(&random) }
            // A small memory is emptied over and over.
            var matcher = ProfileMatcher(
                PaperBatch(texts: texts, background: ground.background), memory: round % 2 == 0 ? 1 << 20 : 20_000)
            for _ in 0..<50 {
                let profile = Self.profile(&random)
                let expected = Self.oracle(profile, texts, ground.background)
                matcher.begin(profile)
                matcher.rank(minScore: 0)
                #expect(Self.answers(matcher) == expected, "\(profile)")
                let passed = expected.filter { $0.score >= 0.4 || $0.isAlways }
                let always = passed.count { $0.isAlways }
                for limit in [1, 3, 100] {
                    matcher.rank(minScore: 0.4, limit: limit)
                    #expect(Self.answers(matcher) == Array(passed.prefix(always + limit)))
                }
            }
        }
    }
}
