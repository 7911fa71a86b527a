internal import Markup

/// What an element of an entry means, whichever format and prefix it is written in.
enum FeedField {
    case title, otherTitle
    case link, guid, id, otherAddress, originalLink
    /// A structured person of Atom; a line of text elsewhere.
    case author, creator, contributor
    case summary, content, encoded, description, otherText
    case published, dcDate, prismDate, pubDate, coverDate, updated
    case category, subject, primaryCategory
    case doi, identifier
    case journalName, volume, issue, firstPage, lastPage, pages, journalReference
    case comment, announcement
    case enclosure, media, mediaGroup
}

extension FeedField {
    /// The families of namespaces; each has been written in several ways, with and without its last sign.
    enum Vocabulary {
        /// RSS without a namespace, with one of its old ones, or whatever the entry itself is in.
        case native
        case dublinCore, terms, prism, content, media, podcast, arxiv, xhtml, feedburner
        case other
    }

    /// - Parameter home: the namespace of the entry itself.
    static func meaning(of name: XMLName, home: String) -> FeedField? {
        let vocabulary = vocabulary(of: name.namespace, home: home)
        return table[vocabulary]?[name.local.lowercased()]
    }

    private static func vocabulary(of namespace: String, home: String) -> Vocabulary {
        if namespace.isEmpty || namespace == home { return .native }
        let lower = namespace.lowercased()
        return marks.first { lower.contains($0.mark) }?.vocabulary ?? .other
    }

    private static let marks: [(mark: String, vocabulary: Vocabulary)] = [
        ("purl.org/dc/elements", .dublinCore), ("purl.org/dc/terms", .terms), ("prismstandard.org", .prism),
        ("purl.org/rss/1.0/modules/content", .content), ("search.yahoo.com/mrss", .media),
        ("itunes.com/dtds", .podcast),
        ("arxiv.org/schemas", .arxiv), ("w3.org/1999/xhtml", .xhtml), ("feedburner", .feedburner),
        ("purl.org/rss/1.0/modules", .other), ("purl.org/rss", .native), ("netscape.com/rdf", .native),
        ("backend.userland.com", .native), ("harvard.edu/tech/rss", .native), ("w3.org/2005/atom", .native),
        ("purl.org/atom/", .native), ("purl.org/dc", .dublinCore),
    ]

    private static let table: [Vocabulary: [String: FeedField]] = [
        .native: [
            "title": .title, "link": .link, "guid": .guid, "id": .id, "author": .author, "creator": .creator,
            "contributor": .contributor, "description": .description, "summary": .summary, "content": .content,
            "abstract": .summary, "encoded": .encoded, "body": .encoded, "fullitem": .otherText, "pubdate": .pubDate,
            "published": .published,
            "issued": .published, "created": .coverDate, "date": .dcDate, "updated": .updated, "modified": .updated,
            "category": .category, "keywords": .subject, "doi": .doi, "enclosure": .enclosure,
        ],
        .dublinCore: [
            "title": .otherTitle, "creator": .creator, "author": .creator, "contributor": .contributor,
            "description": .description, "abstract": .description, "date": .dcDate, "subject": .subject,
            "identifier": .identifier, "modified": .updated,
        ],
        .terms: [
            "title": .otherTitle, "creator": .creator, "contributor": .contributor, "abstract": .description,
            "description": .description, "issued": .dcDate, "date": .dcDate, "available": .dcDate,
            "created": .coverDate,
            "modified": .updated, "subject": .subject, "identifier": .identifier,
        ],
        .prism: [
            "doi": .doi, "publicationname": .journalName, "volume": .volume, "number": .issue,
            "startingpage": .firstPage,
            "endingpage": .lastPage, "pagerange": .pages, "publicationdate": .prismDate, "coverdate": .coverDate,
            "modificationdate": .updated, "url": .otherAddress, "keyword": .subject, "teaser": .otherText,
        ],
        .content: ["encoded": .encoded],
        .media: [
            "title": .otherTitle, "description": .otherText, "content": .media, "group": .mediaGroup,
            "keywords": .subject,
        ],
        .podcast: [
            "category": .category, "title": .otherTitle, "author": .contributor, "summary": .otherText,
            "subtitle": .otherText,
        ],
        .arxiv: [
            "primary_category": .primaryCategory, "comment": .comment, "journal_ref": .journalReference,
            "journal_reference": .journalReference, "doi": .doi, "announce_type": .announcement,
        ],
        .xhtml: ["body": .encoded, "div": .encoded],
        .feedburner: ["origlink": .originalLink],
    ]
}
