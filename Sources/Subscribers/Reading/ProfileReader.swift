internal import JSONText

/// Reads the keys of a profile, which stand in a named profile and in a subscriber alike.
enum ProfileReader {
    static func read(_ reader: ObjectReader, _ findings: inout Findings) -> ProfileFields {
        var fields = ProfileFields(
            keywords: list(reader, "keywords", .keyword, SubscriberLimits.keywords, &findings),
            require: requirements(reader, &findings),
            exclude: list(reader, "exclude", .exclusion, SubscriberLimits.excludes, &findings),
            thresholds: thresholds(reader, &findings),
            description: reader.line("description", most: SubscriberLimits.name, &findings))
        fields.isIncomplete = !fields.finds && ["keywords", "require"].contains { isWritten(reader, $0) }
        return fields
    }

    /// Anything but an absent or an empty list; a required list that is absent is a fault of its own.
    private static func isWritten(_ reader: ObjectReader, _ key: String) -> Bool {
        guard let value = reader.value(key) else { return reader.grammar.required.contains(key) }
        return value.kind != .array || value.elements.contains { _ in true }
    }

    static func thresholds(_ reader: ObjectReader, _ findings: inout Findings) -> Thresholds {
        let thresholds = Thresholds(
            minScore: reader.number("minScore", in: SubscriberLimits.minScore, &findings),
            papersPerWeek: reader.integer("papersPerWeek", in: SubscriberLimits.papersPerWeek, &findings),
            minVotes: reader.integer("minVotes", in: SubscriberLimits.minVotes, &findings),
            maxAgeDays: reader.integer("maxAgeDays", in: SubscriberLimits.maxAgeDays, &findings))
        if let wish = reader.value("papersPerWeek"), reader.value("minScore") != nil {
            findings.add(SubscriberFault.bothThresholds, at: wish)
        }
        return thresholds
    }

    private static func list(
        _ reader: ObjectReader, _ key: String, _ role: KeywordReader.Role, _ most: Int, _ findings: inout Findings
    ) -> [PlacedKeyword] {
        var keywords: [PlacedKeyword] = []
        for element in reader.elements(key, most: most, &findings) ?? [] {
            if let keyword = KeywordReader.read(element, as: role, &findings) { keywords.append(keyword) }
        }
        return keywords
    }

    private static func requirements(_ reader: ObjectReader, _ findings: inout Findings) -> [[PlacedKeyword]] {
        var requirements: [[PlacedKeyword]] = []
        for element in reader.elements("require", most: SubscriberLimits.requirements, &findings) ?? [] {
            let alternatives = alternatives(element, &findings)
            if !alternatives.isEmpty { requirements.append(alternatives) }
        }
        return requirements
    }

    private static func alternatives(_ value: JSONValue, _ findings: inout Findings) -> [PlacedKeyword] {
        guard value.kind == .array else {
            return KeywordReader.read(value, as: .requirement, &findings).map { [$0] } ?? []
        }
        let elements = Array(value.elements)
        if elements.isEmpty { findings.add(SubscriberFault.emptyList("a list of alternatives"), at: value) }
        guard elements.count <= SubscriberLimits.requirements else {
            let fault = GrammarFault.tooMany(
                "a list of alternatives", count: elements.count, most: SubscriberLimits.requirements)
            findings.add(fault, at: value)
            return []
        }
        var keywords: [PlacedKeyword] = []
        for element in elements {
            if let keyword = KeywordReader.read(element, as: .requirement, &findings) { keywords.append(keyword) }
        }
        return keywords
    }
}
