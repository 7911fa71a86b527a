/// A research paper as text and facts. What a source does not say is `nil` or empty, never 0 or "".
///
/// All strings are plain readable Unicode text on one line (an abstract may hold `\n\n` between paragraphs),
/// as the source gave it: TeX is kept, and turned into readable text where it is shown (`Text`).
public struct Paper: Hashable, Sendable {
    /// What the paper got at first sight; public and permanent.
    public var id: PaperID
    /// Further ids that the source gives, such as the DOI beside arXiv's id; best first, without ``id``.
    public var identifiers: [PaperID]
    /// Never empty.
    public var title: String
    /// `nil` where the source shows none.
    public var abstract: String?
    /// In order; empty where the source names nobody.
    public var authors: [Author]
    /// How many authors there are, where only that is known.
    public var authorCount: Int?
    /// The paper's own date (first version), not the digest's.
    public var published: Day?
    /// Such as `cs.CL`; the primary one first.
    public var categories: [String]
    /// Absolute http(s) URLs by what they show.
    public var links: [Link]
    /// arXiv's version of the text, from 1; `nil` where the source names none.
    public var version: Int?
    /// The journal or the reference to it, as the source writes it: `Phys. Rev. Lett. 7, 12 (2025)`.
    public var journal: String?
    /// The authors' remark beside the abstract (arXiv's comment): `9 pages, 4 figures`.
    public var comment: String?

    public init(
        id: PaperID, identifiers: [PaperID] = [], title: String, abstract: String? = nil, authors: [Author] = [],
        authorCount: Int? = nil, published: Day? = nil, categories: [String] = [], links: [Link] = [],
        version: Int? = nil, journal: String? = nil, comment: String? = nil
    ) {
        self.id = id
        self.identifiers = identifiers
        self.title = title
        self.abstract = abstract
        self.authors = authors
        self.authorCount = authorCount
        self.published = published
        self.categories = categories
        self.links = links
        self.version = version
        self.journal = journal
        self.comment = comment
    }
}

extension Paper {
    /// All ids that it gives: its own, its further ones, and those that say the same; best first as they stand.
    public var names: [PaperID] {
        var names: [PaperID] = []
        for name in [id] + identifiers {
            for name in [name, name.equivalent].compactMap(\.self) where !names.contains(name) { names.append(name) }
        }
        return names
    }
}

/// A named author.
public struct Author: Hashable, Sendable, Codable {
    /// As the source writes it.
    public var name: String
    /// `nil` where the source names none.
    public var affiliation: String?

    public init(name: String, affiliation: String? = nil) {
        self.name = name
        self.affiliation = affiliation
    }
}

/// A place on the web where the paper, or something of it, can be read.
public struct Link: Hashable, Sendable, Codable {
    /// What is found behind the URL.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// The paper's canonical page, such as arXiv's abstract page.
        case abstract
        case pdf
        /// The paper's page on Hugging Face, with its discussion.
        case huggingFace
        case code
        case project
    }

    /// What is found there.
    public var kind: Kind
    /// Absolute, http or https.
    public var url: String

    public init(kind: Kind, url: String) {
        self.kind = kind
        self.url = url
    }
}
