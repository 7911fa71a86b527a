internal import Text

/// The numbers of the ranking formula and their reasons; `Docs/ranking.md` tells the whole.
enum Formula {
    /// A hit in the title is worth as much as five in the abstract.
    static let titleHit = 5.0
    /// Further hits in a title say little that the first one did not.
    static let furtherTitleHit = 1.0
    /// A word that is there by itself, not as part of its phrase, is less telling in a title.
    static let titleWord = 3.0
    /// A word that stands apart, in a paper that also holds the phrase, is worth a third of a hit. With `titleWord` at
    /// three, even a hit in a joined spelling, which takes such a word away, gives more than it takes.
    static let wordApart = 1.0 / 3
    /// Hits at which the evidence has reached half of what a keyword can give.
    static let saturation = 2.0
    /// Nats at which a word is as specific as a keyword can be: it stands in one paper of 8,000.
    static let specificIDF = 9.0
    /// No single hit proves that a paper is wanted.
    static let certainty = 0.92
    static let mostCertain = 0.98
    /// The share of a phrase whose words stand apart, or of which some are lacking.
    static let partialApart = 0.25
    /// What standing together adds to it.
    static let partialTogether = 0.25
    /// Other words between at which the bonus of standing together has fallen to 1/e.
    static let partialReach = 6.0
    /// The most that words which keep company with a keyword's can give.
    static let relatedShare = 0.1
    /// The share of a derived form (`robotics` for `robot`).
    static let derivedWord = 0.4

    /// How much longer than the mean a field is, half discounted: long abstracts mention more.
    static func length(_ words: Int, mean: Double) -> Double {
        0.5 + 0.5 * Double(words) / mean
    }

    static func saturated(_ frequency: Double) -> Double {
        frequency / (frequency + saturation)
    }

    static func specificity(idf: Double) -> Double {
        min(1, max(0, idf) / specificIDF).squareRoot()
    }

    /// Nats of evidence for a keyword of weight 1, in whole grains.
    static func evidence(specificity: Double, strength: Double) -> Double {
        nats(grains(specificity: specificity, strength: strength))
    }

    /// The same, counted in grains.
    @inline(__always)
    static func grains(specificity: Double, strength: Double) -> UInt32 {
        let nats = -Logarithm.ln(1 - min(mostCertain, certainty * specificity * strength))
        return UInt32(nats * grainsPerNat + 0.5)
    }

    /// 0…1.
    static func score(evidence: Double) -> Double { 1 - Logarithm.exp(-evidence) }

    /// Evidence is counted in grains, 16,384 to the nat: what a keyword gives fits into two bytes, since none gives more than
    /// 3.92 nats, and a score is exact to 0.00003.
    static let grainsPerNat = 16_384.0

    static func nats(_ grains: UInt32) -> Double { Double(grains) / grainsPerNat }

    /// Of evidence that is counted in grains.
    static func grains(_ nats: Double) -> UInt32 { UInt32(nats * grainsPerNat) }

    /// What an author or a category gives: as much as one title hit of the rarest word.
    static let nameEvidence = evidence(specificity: 1, strength: saturated(titleHit))

    /// What is left of a phrase whose words all stand there, the widest gap between neighbours being `gap` other words.
    static func closeness(gap: Int) -> Double {
        partialApart + partialTogether * Logarithm.exp(-Double(gap) / partialReach)
    }
}
