internal import JSONText
internal import Matching

/// A keyword and the value in the file that gave it.
struct PlacedKeyword {
    var keyword: Keyword
    /// The term, where it stands.
    var place: JSONValue
    /// Written by the subscriber, and not part of a named profile.
    var isOwn = true
}

/// The keys of a profile as they were written, with their places; what is absent is `nil`.
struct ProfileFields {
    var keywords: [PlacedKeyword] = []
    var require: [[PlacedKeyword]] = []
    var exclude: [PlacedKeyword] = []
    var thresholds = Thresholds()
    var description: String?
    /// Something was written that did not become a keyword: its errors are reported, and no rule about profiles
    /// without keywords may be drawn from what is left.
    var isIncomplete = false

    /// Whether it could find a paper.
    var finds: Bool { !keywords.isEmpty || !require.isEmpty }

    /// Whether a subscriber added anything to its profiles.
    var hasOwn: Bool {
        keywords.contains(where: \.isOwn) || exclude.contains(where: \.isOwn)
            || require.contains { $0.contains(where: \.isOwn) }
    }

    /// All together; the thresholds are not touched.
    static func union(_ own: ProfileFields, with named: [(name: String, fields: ProfileFields)]) -> ProfileFields {
        var union = ProfileFields()
        // One source needs no names: they tell several apart.
        let sources = named.filter { $0.fields.finds }.count + (own.finds ? 1 : 0)
        for (name, fields) in named {
            let name = sources > 1 ? name : nil
            union.keywords += fields.keywords.map { $0.named(name) }
            union.require += fields.require.map { $0.map { $0.named(name) } }
            union.exclude += fields.exclude.map { $0.named(name) }
            union.isIncomplete = union.isIncomplete || fields.isIncomplete
        }
        union.keywords += own.keywords
        union.require += own.require
        union.exclude += own.exclude
        union.isIncomplete = union.isIncomplete || own.isIncomplete
        return union
    }

    func profile(minScore: Double) -> Profile {
        Profile(
            keywords: keywords.map(\.keyword), require: require.map { $0.map(\.keyword) },
            exclude: exclude.map(\.keyword), minScore: minScore)
    }
}

extension PlacedKeyword {
    /// As part of a named profile: its name tells whose interest it is.
    fileprivate func named(_ profile: String?) -> PlacedKeyword {
        var copy = self
        copy.keyword.profile = profile
        copy.isOwn = false
        return copy
    }
}

/// What keeps a paper out although it matches.
struct Thresholds {
    var minScore: Double?
    var papersPerWeek: Int?
    var minVotes: Int?
    var maxAgeDays: Int?

    /// The subscriber's own, else the most generous one of its profiles (no profile tightens another one's rule),
    /// else the file's defaults. A wish for papers per week is a threshold too: it outranks the ones further away.
    static func resolved(own: Thresholds, named: [Thresholds], defaults: Thresholds) -> Thresholds {
        var result = Thresholds()
        let shared = Thresholds(
            minScore: named.compactMap(\.minScore).min(), papersPerWeek: named.compactMap(\.papersPerWeek).max(),
            minVotes: named.compactMap(\.minVotes).min(), maxAgeDays: named.compactMap(\.maxAgeDays).max())
        let levels = [own, shared, defaults]
        result.minScore = levels.lazy.compactMap(\.minScore).first
        result.papersPerWeek = levels.first { $0.minScore != nil || $0.papersPerWeek != nil }?.papersPerWeek
        result.minVotes = levels.lazy.compactMap(\.minVotes).first
        result.maxAgeDays = levels.lazy.compactMap(\.maxAgeDays).first
        return result
    }
}
