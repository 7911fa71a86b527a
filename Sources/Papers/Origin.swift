/// Where a value of a paper comes from.
public struct Origin: Hashable, Sendable, Codable {
    /// The source's id.
    public var source: String
    public var authority: Authority
    /// The day of the digest that gave it first.
    public var day: Day
    /// arXiv's version of the text; `nil` where the source named none.
    public var version: Int?

    public init(source: String, authority: Authority, day: Day, version: Int? = nil) {
        self.source = source
        self.authority = authority
        self.day = day
        self.version = version
    }
}

/// The origin of each field of a paper: so that two sources that tell it differently do not take turns.
public struct Origins: Hashable, Sendable {
    /// What of a paper can have an origin of its own.
    public enum Field: String, Hashable, Sendable, CaseIterable {
        case title, abstract, authors, authorCount, published, categories, journal, comment, votes, comments
        case abstractLink, pdfLink, huggingFaceLink, codeLink, projectLink
        /// First day, place and standing.
        case standing
    }

    private var origins: [Field: Origin] = [:]

    public init() {}

    /// `nil` where the field is unknown, or was stored before origins were kept.
    public subscript(field: Field) -> Origin? {
        get { origins[field] }
        set { origins[field] = newValue }
    }

    public var isEmpty: Bool { origins.isEmpty }
}

extension Origins: Codable {
    /// Most papers have one origin for all: it is written once, with the fields it gave.
    private struct Group: Codable {
        var fields: [String]
        var origin: Origin
    }

    public init(from decoder: any Decoder) throws {
        for group in try decoder.singleValueContainer().decode([Group].self) {
            // Fields that a newer version knows are none of ours.
            for field in group.fields.compactMap(Field.init) { origins[field] = group.origin }
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var groups: [Group] = []
        for field in Field.allCases {
            guard let origin = origins[field] else { continue }
            if let place = groups.firstIndex(where: { $0.origin == origin }) {
                groups[place].fields.append(field.rawValue)
            } else {
                groups.append(Group(fields: [field.rawValue], origin: origin))
            }
        }
        var container = encoder.singleValueContainer()
        try container.encode(groups)
    }
}

extension Link.Kind {
    /// The field whose origin is that of the paper's link of this kind.
    public var field: Origins.Field {
        switch self {
        case .abstract: .abstractLink
        case .pdf: .pdfLink
        case .huggingFace: .huggingFaceLink
        case .code: .codeLink
        case .project: .projectLink
        }
    }
}
