internal import JSONText
internal import Matching

/// Reads a keyword, written as a string or as an object, in each of its three parts.
enum KeywordReader {
    enum Role {
        case keyword, requirement, exclusion

        var grammar: ObjectGrammar {
            switch self {
            case .keyword: SubscribersGrammar.keyword
            case .requirement: SubscribersGrammar.requirement
            case .exclusion: SubscribersGrammar.exclusion
            }
        }
    }

    private enum Capitals: String, CaseIterable {
        case any, exact

        var letterCase: Keyword.LetterCase {
            switch self {
            case .any: .any
            case .exact: .exact
            }
        }
    }

    static func read(_ value: JSONValue, as role: Role, _ findings: inout Findings) -> PlacedKeyword? {
        switch value.kind {
        case .string:
            guard let term = value.string, let keyword = keyword(term, at: value, &findings) else { return nil }
            return PlacedKeyword(keyword: keyword, place: value)
        case .object:
            guard let reader = ObjectReader(value, role.grammar, &findings) else { return nil }
            return read(reader, &findings)
        default:
            findings.add(
                GrammarFault.wrongType("a \(role.grammar.name)", wanted: "a string or an object", found: value.kind),
                at: value)
            return nil
        }
    }

    private static func read(_ reader: ObjectReader, _ findings: inout Findings) -> PlacedKeyword? {
        let weight = reader.number("weight", in: SubscriberLimits.weight, &findings)
        let fields = fields(reader, &findings)
        let capitals = reader.choice("case", Capitals.self, &findings)
        let near = reader.integer("near", in: SubscriberLimits.near, &findings)
        let label = reader.line("label", most: SubscriberLimits.term, &findings)
        let always = reader.boolean("always", &findings)
        guard let place = reader.value("term", .string, &findings), let term = place.string,
            var keyword = keyword(term, at: place, &findings)
        else { return nil }
        if reader.value("in") != nil, keyword.fields != nil {
            findings.add(SubscriberFault.prefixAndFields(term), at: place)
        }
        keyword.weight = weight ?? 1
        keyword.fields = keyword.fields ?? fields
        keyword.letterCase = capitals?.letterCase ?? .acronyms
        keyword.near = near
        keyword.label = label
        keyword.always = always ?? false
        return PlacedKeyword(keyword: keyword, place: place)
    }

    private static func fields(_ reader: ObjectReader, _ findings: inout Findings) -> [Keyword.Field]? {
        guard let elements = reader.elements("in", most: 8, &findings) else { return nil }
        if elements.isEmpty, let value = reader.value("in") {
            findings.add(SubscriberFault.emptyList("\"in\""), at: value)
            return nil
        }
        var fields: [Keyword.Field] = []
        for element in elements {
            guard let name = element.string else {
                findings.add(GrammarFault.wrongType("a field", wanted: "a string", found: element.kind), at: element)
                continue
            }
            guard let field = Keyword.Field(rawValue: name) else {
                let known = Keyword.Field.allCases.map(\.rawValue)
                findings.add(GrammarFault.unknownValue("a field", found: name, allowed: known), at: element)
                continue
            }
            if !fields.contains(field) { fields.append(field) }
        }
        return fields.isEmpty ? nil : fields
    }

    private static func keyword(_ term: String, at place: JSONValue, _ findings: inout Findings) -> Keyword? {
        let count = term.unicodeScalars.count
        guard count <= SubscriberLimits.term else {
            findings.add(GrammarFault.tooLong("the term", count: count, most: SubscriberLimits.term), at: place)
            return nil
        }
        if let control = term.unicodeScalars.first(where: isControl) {
            findings.add(GrammarFault.control("the term", control), at: place)
            return nil
        }
        return Keyword(written: term)
    }
}
