internal import Text

/// What forbids a keyword.
enum TermCheck {
    /// Refusals of one keyword; empty where it may be used.
    static func refusals(of keyword: Keyword) -> [ProfileFinding.Kind] {
        var found: [ProfileFinding.Kind] = []
        if !ProfileLimits.weight.contains(keyword.weight) { found.append(.weightOutOfRange(keyword.weight)) }
        if let near = keyword.near, !ProfileLimits.near.contains(near) { found.append(.nearOutOfRange(near)) }
        if keyword.fields?.isEmpty == true { found.append(.noFields) }
        if let kind = refusal(of: keyword.term, fields: keyword.fields) { found.append(kind) }
        return found
    }

    private static func refusal(of term: String, fields: [Keyword.Field]?) -> ProfileFinding.Kind? {
        let scalars = term.unicodeScalars
        if scalars.allSatisfy({ isBlank($0) }) { return .blankTerm }
        if scalars.count > ProfileLimits.termScalars { return .termTooLong(scalars: scalars.count) }
        if fields == nil, let (name, suggestion) = FieldPrefix.unknown(in: term) {
            return .unknownField(name: name, suggestion: suggestion)
        }
        let fields = fields ?? [.title, .abstract]
        if fields == [.categories] { return CategoryPattern(term) == nil ? .noWords(term: term) : nil }
        if fields == [.authors] {
            guard let author = AuthorPattern(term) else { return .noWords(term: term) }
            let isShort = author.isPrefix && (author.name.family.last?.unicodeScalars.count ?? 0) < 2
            return isShort ? .shortWildcard(term: term) : nil
        }
        return textRefusal(of: term)
    }

    private static func textRefusal(of term: String) -> ProfileFinding.Kind? {
        let tokens = FoldedText(term).tokens
        guard let last = tokens.last else { return .noWords(term: term) }
        let isWildcard = Pattern.endsInWildcard(term, tokens)
        let stars = term.unicodeScalars.count { $0 == "*" }
        let named = tokens.dropLast(isWildcard ? 1 : 0).count { $0.word.hasSuffix("*") }
        if stars > named + (isWildcard ? 1 : 0) { return .misplacedWildcard(term: term) }
        if isWildcard {
            let letters = last.word.unicodeScalars.count { $0 != "*" }
            return letters < ProfileLimits.wildcardLetters ? .shortWildcard(term: term) : nil
        }
        if tokens.allSatisfy({ StopWords.contains($0.word) && !$0.isAcronym }) { return .stopWordsOnly(term: term) }
        return nil
    }

    /// White space, controls and invisible marks.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.properties.isWhitespace { return true }
        switch scalar.properties.generalCategory {
        case .control, .format, .nonspacingMark: return true
        default: return false
        }
    }
}
