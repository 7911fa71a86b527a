import Matching
import Testing

/// What weighs more than what: the reasons of the formula, one by one.
@Suite struct StrengthTests {
    private func score(_ term: String, _ title: String, _ abstract: String = "") -> Double {
        let profile = CompiledProfile(Profile(keywords: [Keyword(written: term)]), background: .builtin)
        return Scorer(background: .builtin).assess(profile, IndexedText(title: title, abstract: abstract)).score
    }

    @Test func wordsOutsideAHitAddToIt() {
        let once = score("machine translation", "", "We study machine translation on a machine of ours.")
        let more = score("machine translation", "", "We study machine translation: translation on a machine of ours.")
        #expect(more > once)
        let hits = score(
            "machine translation", "", "We study machine translation: machine translation on a machine of ours.")
        #expect(hits > more)
    }

    @Test func derivedFormsAddToAHit() {
        #expect(score("robot", "", "Robots and robotics") > score("robot", "", "Robots and kites"))
        #expect(score("robot", "", "Robots and robots") > score("robot", "", "Robots and robotics"))
    }

    @Test func furtherTitleHitsSayLittle() {
        let (one, two) = (score("kite", "A kite of tin"), score("kite", "A kite, a kite of tin"))
        let abstract = score("kite", "A kite of tin", "Kites of tin")
        #expect(two > one && abstract > one)
        #expect(two - one < (one - score("kite", "Of tin", "A kite")) / 2)
    }

    @Test func closerWordsWeighMoreThanWordsApart() {
        let together = score("tactile map", "", "A map that is tactile, of tin and glass and a cup")
        let apart = score("tactile map", "", "A map of tin and glass and a cup that is tactile")
        let half = score("tactile map", "", "A map of tin and glass and a cup that is red")
        #expect(together > apart && apart > half && half > 0)
    }

    @Test func theWidestGapOfALongPhraseCounts() {
        let close = score("soft tactile map", "", "Soft and tactile, a map of tin and glass and a cup")
        let wide = score("soft tactile map", "", "Soft and tactile, tin and glass and a cup of a map")
        #expect(close > wide)
    }

    /// A joined spelling takes two of the words away that stood apart, and still adds.
    @Test func aJoinedSpellingAddsToWordsApart() {
        for title in ["Multi modal", "Multi and modal", "Multi-modal, multi and modal"] {
            let before = score("multi-modal", title, "Multi and modal")
            #expect(score("multi-modal", title + ", multimodal", "Multi and modal") >= before, "\(title)")
            #expect(score("multi-modal", title, "Multi and modal, multimodal") >= before, "\(title)")
        }
    }
}
