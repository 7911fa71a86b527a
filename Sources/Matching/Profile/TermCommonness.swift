/// How common a term of a profile is among papers of any kind.
public struct TermCommonness: Hashable, Sendable {
    /// Where the term stands in its profile.
    public var place: ProfileFinding.Place
    /// As written, prefix left out.
    public var term: String
    /// The share of the background's papers that hold it, 0…1; a phrase is as common as its rarest pair of words.
    public var share: Double
    /// Words of it that the background does not know, folded and singular.
    public var unknownWords: [String]
}

extension CompiledProfile {
    /// The terms that look for words, in the order of keywords, requirements, exclusions.
    /// - Parameter background: the one that the profile was compiled with.
    public func commonness(in background: Background) -> [TermCommonness] {
        var places = profile.keywords.indices.map { ProfileFinding.Place.keyword($0) }
        for (number, alternatives) in profile.require.enumerated() {
            places += alternatives.indices.map { .requirement(number, alternative: $0) }
        }
        let excluded = exclusions.map { ($0, ProfileFinding.Place.exclusion($0.index)) }
        return (keywords.map { ($0, places[$0.index]) } + excluded).compactMap { keyword, place in
            guard let pattern = keyword.pattern else { return nil }
            let share = Logarithm.exp(-background.idf(of: pattern))
            let unknown = pattern.parts.filter { part in
                if part.isPrefix { return background.frequency(ofPrefix: part.word) == 0 }
                return part.words.allSatisfy { background.frequency(of: $0) == nil } && !StopWords.contains(part.word)
            }
            return TermCommonness(
                place: place, term: keyword.keyword.term, share: min(1, share), unknownWords: unknown.map(\.word))
        }
    }
}

extension Background {
    /// Words that may be meant by an unknown one: of about its length, the commonest first.
    public func words(like word: String) -> [String] {
        let length = word.utf8.count
        var found: [(word: String, documents: Int)] = []
        forEachWord { known, documents in
            if abs(known.utf8.count - length) <= 2, known != word { found.append((known, documents)) }
        }
        return found.sorted { ($1.documents, $0.word) < ($0.documents, $1.word) }.map(\.word)
    }
}
