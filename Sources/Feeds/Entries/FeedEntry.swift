public import FoundationEssentials
public import Papers
internal import Text

/// A paper as every format shows it: plain readable text, checked links, permanent id.
public struct FeedEntry: Hashable, Sendable {
    /// Public and permanent.
    public let id: PaperID
    /// `tag:<site.tag>:paper/<id>`, independent of the site's URL.
    public let tagURI: String
    /// One line of plain text, never empty, never cut.
    public let title: String
    /// Paragraphs of the abstract; empty where it is unknown.
    public let abstract: [String]
    /// In order; empty where nobody is named.
    public let authors: [String]
    /// Where only their number is known.
    public let authorCount: Int?
    /// The paper's own date.
    public let published: Day?
    /// Such as `cs.CL`; the primary one first.
    public let categories: [String]
    /// The canonical page, else our permalink, else none.
    public let link: EntryLink?
    /// The other places, in the order of the paper.
    public let related: [EntryLink]
    /// The source that showed it first; `nil` where nobody said.
    public let source: FeedSource?
    /// Day of the first digest that held it.
    public let firstDay: Day
    /// Place in that digest, from 0.
    public let position: Int
    /// First seen: the entry's own instant where a feed gave one, else the digest's day at 00:00Z.
    public let firstSeen: Date
    /// When the text last really changed; never before first sight.
    public let updated: Date
    /// Newest known number; `nil` where unknown. Votes and comments stand in `_paperboy` of JSON Feed alone.
    public let votes: Int?
    /// Newest known number; `nil` where unknown.
    public let comments: Int?
    /// Whether readers are told of the paper; one that is withheld stands in no feed.
    public let isNews: Bool
    /// Why it is here; `nil` in a feed of everything.
    public internal(set) var reasons: Reasons?
    /// Papers of the same feed that say nearly the same and were seen before; titles and links.
    public internal(set) var similar: [SimilarEntry] = []

    /// Where else the paper is to be found, the canonical page first; our own permalink is none of them.
    var outside: [EntryLink] {
        [link].compactMap { $0?.target == .permalink ? nil : $0 } + related
    }

}

/// An entry that says nearly the same as another one.
public struct SimilarEntry: Hashable, Sendable {
    public let id: PaperID
    public let title: String
    /// `nil` where it has no link.
    public let url: String?

    /// - Parameter entry: the entry that is meant.
    public init(_ entry: FeedEntry) {
        (id, title, url) = (entry.id, entry.title, entry.link?.url)
    }
}

/// The source that showed a paper first.
public struct FeedSource: Hashable, Sendable {
    /// The source's id in the configuration.
    public var id: String
    /// Plain text.
    public var title: String
    /// Absolute, http(s); `nil` where it was a file.
    public var url: String?

    /// - Parameter url: One that is no absolute http(s) URL counts as none.
    public init(id: String, title: String, url: String? = nil) {
        self.id = id
        self.title = DisplayText.cleaned(title)
        self.url = url.flatMap(WebURL.init)?.description
    }
}
