/// What a text holds of the words that, by the background, keep company with a keyword's.
///
/// It ranks papers of which little else is known: a paper that holds *manipulation* alone and speaks of grippers is more
/// about *robotic manipulation* than one that speaks of pictures. It neither makes a match nor gives anything by itself.
/// A word counts once, however often it stands there, and wherever: so it depends on the text alone.
struct RelatedEvidence {
    private let text: IndexedText

    init(_ text: IndexedText) {
        self.text = text
    }

    /// Nats of all keywords, weighted, in keyword order.
    func part(of keywords: [CompiledKeyword]) -> Double {
        keywords.reduce(0) { $0 + $1.weight * evidence(of: $1) }
    }

    /// The words that give `part`, each once, in the order of the keywords.
    func words(of keywords: [CompiledKeyword]) -> [String] {
        var known: Set<String> = []
        return keywords.filter { $0.weight > 0 }.flatMap(\.words).flatMap(\.related)
            .filter { text.mayContain($0.key) && known.insert($0.word).inserted }.map(\.word)
    }

    /// Nats of one keyword, weight aside.
    func evidence(of keyword: CompiledKeyword) -> Double {
        var strength = 0.0
        var total = 0.0
        for word in keyword.words {
            let found = word.related.reduce(0) { text.mayContain($1.key) ? $0 + $1.strength : $0 }
            strength += word.idf * Double(found)
            total += word.idf
        }
        guard strength > 0 else { return 0 }
        return Formula.evidence(
            specificity: keyword.specificity,
            strength: Formula.relatedShare * Formula.saturated(strength / (255 * total)))
    }
}
