public import Markup

/// The formats of a feed; each has one file that writes it.
public enum FeedFormat: String, CaseIterable, Sendable {
    /// Atom 1.0 (RFC 4287).
    case atom
    /// RSS 2.0, with the Atom, Dublin Core and content modules.
    case rss
    /// JSON Feed 1.1.
    case json

    /// Without the dot.
    public var fileExtension: String { rawValue }

    /// For `Content-Type` and `link type`.
    public var mediaType: String {
        switch self {
        case .atom: "application/atom+xml"
        case .rss: "application/rss+xml"
        case .json: "application/feed+json"
        }
    }

    /// As readers call it.
    public var label: String {
        switch self {
        case .atom: "Atom"
        case .rss: "RSS"
        case .json: "JSON"
        }
    }

    /// The feed in this format, UTF-8. Equal feeds give equal bytes.
    /// - Throws: `XMLWritingError` only where memory ends.
    public func bytes(of feed: Feed) throws(XMLWritingError) -> [UInt8] {
        switch self {
        case .atom: try XMLText(root: AtomFeed.root(of: feed)).bytes
        case .rss: try XMLText(root: RSSFeed.root(of: feed)).bytes
        case .json: JSONFeed.value(of: feed).bytes
        }
    }
}
