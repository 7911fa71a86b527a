public import FoundationEssentials
internal import Papers
internal import Text

/// What every feed of a site shares: facts of the configuration, and the limits of a feed.
public struct FeedSite: Hashable, Sendable {
    /// Plain text.
    public var title: String
    /// Absolute, http(s), ends with a slash; `nil` where the site has none.
    ///
    /// Without it feeds carry no self link and no permalinks (RFC 4287 §4.1.1 says SHOULD; a relative one would mean
    /// nothing to whoever got the file by other ways), and the OPML's addresses are relative to the OPML.
    public let url: String?
    /// Authority and date of the site's tag URIs (RFC 4151): `papers.example.org,2025`. Never changes once it is in use.
    public var tag: String
    /// BCP 47. Default `en`.
    public var language: String
    /// Who stands as the author of a paper whose authors nobody named; `nil` = the title.
    public var operatorName: String?
    /// Whether `papers/<id>` under the site's URL shows a paper: the web server has such pages, files alone have not.
    /// Default `true`.
    public var hasPaperPages: Bool
    /// Paperboy's own version, for `generator`.
    public var version: String
    /// What a feed without entries says it was updated; given, so that equal input gives equal bytes.
    public var emptySince: Date
    /// Most entries of one feed. Default 100.
    public var maxItems: Int
    /// How many days a feed reaches back from its own newest first sight, that day included. Default 30.
    public var days: Int

    /// - Parameter url: `site.url`; one that is no absolute http(s) URL counts as none.
    public init(
        title: String, url: String?, tag: String, language: String = "en", operatorName: String? = nil,
        hasPaperPages: Bool = true, version: String, emptySince: Date, maxItems: Int = 100, days: Int = 30
    ) {
        self.title = DisplayText.cleaned(title)
        self.url = (url.flatMap(WebURL.init)?.description).map { $0.hasSuffix("/") ? $0 : $0 + "/" }
        self.tag = tag
        self.language = language.replacing("_", with: "-")
        self.operatorName = operatorName.map(DisplayText.cleaned)
        self.hasPaperPages = hasPaperPages
        self.version = version
        self.emptySince = emptySince
        self.maxItems = maxItems
        self.days = days
    }

    /// `path` under the site's URL; `nil` without one. The path is one of ours and needs no escaping.
    func absolute(_ path: String) -> String? {
        url.map { $0 + path }
    }

    /// A permanent name of the site (RFC 4151): `tag:papers.example.org,2025:paper/arxiv:2512.00017`.
    func tagURI(_ specific: String) -> String {
        "tag:\(PercentEncoding.encoded(tag, keeping: ",@")):\(PercentEncoding.encoded(specific, keeping: "!$&'()*+,;=:@/?"))"
    }
}
