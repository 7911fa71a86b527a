internal import Matching

/// A part of a score as one line for people: `world model (robots): “World Models” in the title`.
enum ShareText {
    static func text(of part: ScoreShare.Part) -> String {
        switch part {
        case .matched(let keyword):
            // A term of two profiles counts once.
            keyword.part > 0
                ? "\(name(keyword.term, keyword.label, keyword.profile)): \(places(keyword.hits))"
                : "\(name(keyword.term, keyword.label, keyword.profile)): counts once, above"
        case .partial(let keyword):
            "\(name(keyword.term, keyword.label, keyword.profile)), in part: \(lacking(keyword))"
        case .related(let related): related.text
        }
    }

    /// Two decimals, never `1.00` for what is not certain.
    static func decimal(_ score: Double) -> String { Match.text(of: score) }

    /// `world model (robots: world models)`: what it is called, and whose interest it is.
    private static func name(_ term: String, _ label: String?, _ profile: String?) -> String {
        let origin = [profile, label].compactMap(\.self).joined(separator: ": ")
        return origin.isEmpty ? term : "\(term) (\(origin))"
    }

    static func places(_ hits: [Hit]) -> String {
        let named = hits.prefix(2).map { "“\($0.surface)” in \(field($0.field))" }.joined(separator: ", ")
        return hits.count > 2 ? "\(named), \(hits.count - 2) more" : named
    }

    private static func field(_ field: Keyword.Field) -> String {
        switch field {
        case .title: "the title"
        case .abstract: "the abstract"
        case .authors: "the authors"
        case .categories: "the categories"
        }
    }

    private static func lacking(_ keyword: PartialKeyword) -> String {
        keyword.lacking.isEmpty
            ? "apart, or in another form" : "without " + keyword.lacking.map { "“\($0)”" }.joined(separator: ", ")
    }
}

extension EditionLack {
    /// One short phrase.
    var text: String {
        switch self {
        case .votes(let known, let least): "\(known.map(String.init) ?? "unknown number of") votes of at least \(least)"
        case .match(let shortfall): shortfall.text
        case .nothingFound: "no keyword stands in it, not even in part"
        }
    }
}
