/// The name of an element or attribute, with its namespace resolved: prefixes mean nothing by themselves.
public struct XMLName: Hashable, Sendable {
    /// The namespace's URI as it is written in the document; `""` for none.
    public let namespace: String
    /// The local name, case kept.
    public let local: String

    /// - Parameters:
    ///   - local: Without a prefix.
    ///   - namespace: Default: none.
    public init(_ local: String, in namespace: String = "") {
        self.local = local
        self.namespace = namespace
    }

    static let xml = "http://www.w3.org/XML/1998/namespace"
    static let base = XMLName("base", in: xml)
    static let language = XMLName("lang", in: xml)
}

/// What undeclared prefixes usually stand for. Feeds that forget a declaration are common, and every reader that they
/// were tried with knows these.
enum WellKnownPrefix {
    static func namespace(of prefix: String) -> String {
        namespaces[prefix.lowercased()] ?? ""
    }

    private static let namespaces: [String: String] = [
        "admin": "http://webns.net/mvcb/",
        "arxiv": "http://arxiv.org/schemas/atom",
        "atom": "http://www.w3.org/2005/Atom",
        "atom10": "http://www.w3.org/2005/Atom",
        "a10": "http://www.w3.org/2005/Atom",
        "cc": "http://web.resource.org/cc/",
        "content": "http://purl.org/rss/1.0/modules/content/",
        "creativecommons": "http://backend.userland.com/creativeCommonsRssModule",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "georss": "http://www.georss.org/georss",
        "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "m": "http://www.w3.org/1998/Math/MathML",
        "media": "http://search.yahoo.com/mrss/",
        "mml": "http://www.w3.org/1998/Math/MathML",
        "opensearch": "http://a9.com/-/spec/opensearch/1.1/",
        "prism": "http://prismstandard.org/namespaces/basic/2.0/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rss": "http://purl.org/rss/1.0/",
        "slash": "http://purl.org/rss/1.0/modules/slash/",
        "svg": "http://www.w3.org/2000/svg",
        "sy": "http://purl.org/rss/1.0/modules/syndication/",
        "thr": "http://purl.org/syndication/thread/1.0",
        "wfw": "http://wellformedweb.org/CommentAPI/",
        "xhtml": "http://www.w3.org/1999/xhtml",
        "xlink": "http://www.w3.org/1999/xlink",
    ]
}
