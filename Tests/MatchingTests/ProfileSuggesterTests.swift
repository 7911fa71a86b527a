import TestSupport
import Testing

@testable import Matching

/// Terms by what tells a library from other papers.
@Suite struct ProfileSuggesterTests {
    private static let suggester = ProfileSuggester(background: .builtin)

    /// Invented papers about kites on glaciers: every one has a phrase of the field, and words of all papers.
    private static func library(_ count: Int, seed: UInt64 = 3) -> [IndexedText] {
        var random = SeededGenerator(seed: seed)
        let phrases = ["tethered kites", "glacier melt", "wind-driven sledges", "katabatic winds (KW)", "KWs"]
        let fillers = ["model", "propose", "method", "results", "paper", "experiments", "network", "learning", "data"]
        return (0..<count).map { _ in
            func words(_ number: Int) -> String {
                (0..<number).compactMap { _ in fillers.randomElement(using: &random) }.joined(separator: ", ")
            }
            let picked = (0..<2).compactMap { _ in phrases.randomElement(using: &random) }
            return IndexedText(
                title: "On \(picked[0])",
                abstract: "\(words(20)). \(picked[0]) and \(picked[1]); \(words(10)).",
                authors: ["Ada Muster", "Somebody Else"].shuffled(using: &random).dropLast(),
                categories: ["physics.ao-ph"])
        }
    }

    @Test func phrasesOfTheFieldAreFoundAndWordsOfAllPapersAreNot() {
        let terms = Self.suggester.suggest(for: Self.library(60)).terms
        let found = Set(terms.map(\.keyword.term))
        #expect(found.isSuperset(of: ["tethered kites", "glacier melt"]), "\(found)")
        #expect(found.contains { $0.hasPrefix("wind") }, "\(found)")
        #expect(found.isDisjoint(with: ["model", "propose", "learning", "data", "the", "paper", "tethered", "melt"]))
        #expect(terms.allSatisfy { !$0.papers.isEmpty && ProfileLimits.weight.contains($0.keyword.weight) })
    }

    @Test func authorsAndCategoriesThatRecurAreTermsOfTheirFields() {
        let terms = Self.suggester.suggest(for: Self.library(60)).terms.map(\.keyword)
        #expect(terms.contains { $0.term == "Ada Muster" && $0.fields == [.authors] })
        #expect(terms.contains { $0.term == "physics.ao-ph" && $0.fields == [.categories] && $0.weight == 0.1 })
    }

    @Test func theThresholdLetsMostPapersThatWereKeptOutPass() throws {
        let suggestion = Self.suggester.suggest(for: Self.library(100))
        let recall = try #require(suggestion.recall)
        #expect(recall >= 0.6)
        let profile = CompiledProfile(suggestion.profile, background: .builtin)
        #expect(profile.problems.isEmpty && profile.warnings.isEmpty)
        let scorer = Scorer(background: .builtin)
        let unseen = Self.library(100, seed: 9).count { scorer.score(profile, $0) >= suggestion.minScore }
        #expect(unseen >= 60)
        let others = FieldPapers.texts(200).count { scorer.score(profile, $0) >= suggestion.minScore }
        #expect(others <= 20)
    }

    @Test func theSameLibraryGivesTheSameProfile() {
        #expect(
            Self.suggester.suggest(for: Self.library(50)).profile
                == Self.suggester.suggest(for: Self.library(50)).profile)
    }

    @Test func wordsThatOtherStoredPapersHoldTooTellLess() {
        let others = (0..<200).map { IndexedText(title: "More of glacier melt \($0)", abstract: "Nothing else.") }
        let library = Self.library(60)
        func odds(_ suggester: ProfileSuggester) -> Double {
            suggester.suggest(for: library).terms.first { $0.keyword.term == "glacier melt" }?.logOdds ?? 0
        }
        #expect(odds(ProfileSuggester(background: .builtin, others: others)) < odds(Self.suggester))
    }

    @Test(arguments: [0, 1, 2, 5, 9])
    func smallLibrariesGiveWhatTheyCan(count: Int) {
        let suggestion = Self.suggester.suggest(for: Self.library(count))
        #expect(suggestion.minScore == Profile.defaultMinScore)
        #expect(CompiledProfile(suggestion.profile, background: .builtin).problems.isEmpty)
        if count >= 5 { #expect(!suggestion.terms.isEmpty) }
    }

    @Test func whatOnePaperSaysIsATermWhereItsTitleAndOthersSayIt() {
        let paper = IndexedText(
            title: "Reinforcement learning for zyzzyvas", abstract: "Remarkably sturdy sledges are built by hand.")
        let terms = Set(Self.suggester.suggest(for: [paper]).terms.map(\.keyword.term))
        #expect(terms.contains("reinforcement learning") && terms.isDisjoint(with: ["zyzzyvas", "sturdy sledges"]))
    }

    @Test func titlesAloneAreEnough() throws {
        let titles = Self.library(60).map { IndexedText(title: $0.title) }
        let suggestion = Self.suggester.suggest(for: titles)
        #expect(suggestion.terms.contains { $0.keyword.term == "tethered kites" })
        let profile = CompiledProfile(suggestion.profile, background: .builtin)
        let scorer = Scorer(background: .builtin)
        #expect(Self.library(50, seed: 8).count { scorer.score(profile, $0) >= suggestion.minScore } >= 25)
    }

    @Test func oddPapersEnd() {
        let texts = [
            IndexedText(title: ""), IndexedText(title: "🪁🪁 ??? $$"), IndexedText(title: "the of and"),
            IndexedText(title: String(repeating: "kite-", count: 2_000)), IndexedText(title: "数据 数据"),
        ]
        _ = Self.suggester.suggest(for: texts + texts + texts)
    }
}
