/// Papers are kept for years: a key that is absent is unknown, and what is unknown writes no key.
extension Paper: Codable {
    private enum CodingKeys: String, CodingKey {
        case id, identifiers, title, abstract, authors, authorCount, published, categories, links, version, journal
        case comment
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try values.decode(PaperID.self, forKey: .id),
            identifiers: try values.decodeIfPresent([PaperID].self, forKey: .identifiers) ?? [],
            title: try values.decode(String.self, forKey: .title),
            abstract: try values.decodeIfPresent(String.self, forKey: .abstract),
            authors: try values.decodeIfPresent([Author].self, forKey: .authors) ?? [],
            authorCount: try values.decodeIfPresent(Int.self, forKey: .authorCount),
            published: try values.decodeIfPresent(Day.self, forKey: .published),
            categories: try values.decodeIfPresent([String].self, forKey: .categories) ?? [],
            links: try values.decodeIfPresent([Link].self, forKey: .links) ?? [],
            version: try values.decodeIfPresent(Int.self, forKey: .version),
            journal: try values.decodeIfPresent(String.self, forKey: .journal),
            comment: try values.decodeIfPresent(String.self, forKey: .comment))
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(id, forKey: .id)
        if !identifiers.isEmpty { try values.encode(identifiers, forKey: .identifiers) }
        try values.encode(title, forKey: .title)
        try values.encodeIfPresent(abstract, forKey: .abstract)
        try values.encode(authors, forKey: .authors)
        try values.encodeIfPresent(authorCount, forKey: .authorCount)
        try values.encodeIfPresent(published, forKey: .published)
        try values.encode(categories, forKey: .categories)
        try values.encode(links, forKey: .links)
        try values.encodeIfPresent(version, forKey: .version)
        try values.encodeIfPresent(journal, forKey: .journal)
        try values.encodeIfPresent(comment, forKey: .comment)
    }
}
