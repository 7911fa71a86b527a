internal import FoundationEssentials

/// Papers are kept for years: a key that is absent is unknown, and what is unknown writes no key.
extension SeenPaper: Codable {
    private enum CodingKeys: String, CodingKey {
        case paper, firstDay, position, changed, votes, comments, aliases, titles, seen, standing, arrived, origins
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            paper: try values.decode(Paper.self, forKey: .paper),
            firstDay: try values.decode(Day.self, forKey: .firstDay),
            position: try values.decode(Int.self, forKey: .position),
            changed: try values.decodeIfPresent(Date.self, forKey: .changed),
            votes: try values.decodeIfPresent(Int.self, forKey: .votes),
            comments: try values.decodeIfPresent(Int.self, forKey: .comments),
            aliases: try values.decodeIfPresent([PaperID].self, forKey: .aliases) ?? [],
            titles: try values.decodeIfPresent([PaperID].self, forKey: .titles) ?? [],
            seen: try values.decodeIfPresent(Date.self, forKey: .seen),
            standing: try values.decodeIfPresent(Standing.self, forKey: .standing) ?? .news,
            arrived: try values.decodeIfPresent(Date.self, forKey: .arrived),
            origins: try values.decodeIfPresent(Origins.self, forKey: .origins) ?? Origins())
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(paper, forKey: .paper)
        try values.encode(firstDay, forKey: .firstDay)
        try values.encode(position, forKey: .position)
        try values.encode(changed, forKey: .changed)
        try values.encodeIfPresent(votes, forKey: .votes)
        try values.encodeIfPresent(comments, forKey: .comments)
        if !aliases.isEmpty { try values.encode(aliases, forKey: .aliases) }
        if !titles.isEmpty { try values.encode(titles, forKey: .titles) }
        try values.encodeIfPresent(seen, forKey: .seen)
        if standing != .news { try values.encode(standing, forKey: .standing) }
        try values.encodeIfPresent(arrived, forKey: .arrived)
        if !origins.isEmpty { try values.encode(origins, forKey: .origins) }
    }
}
