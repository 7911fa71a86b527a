/// The formats a digest can come in; the raw values are the names of `--format` and of a source's `type`.
public enum SourceFormat: String, CaseIterable, Hashable, Sendable, Codable {
    /// Looks at the bytes.
    case auto
    /// The Daily Papers page copied as text.
    case text
    /// The JSON of `https://huggingface.co/api/daily_papers`.
    case hfJSON = "hf-json"
    /// The HTML of `https://huggingface.co/papers`.
    case hfHTML = "hf-html"
    /// The Atom feed of arXiv's query API.
    case arxivAtom = "arxiv-atom"
    /// The RSS or Atom announcements of `https://rss.arxiv.org`.
    case arxivRSS = "arxiv-rss"
    /// Any other RSS, Atom or JSON feed.
    case feed

    /// How a source of this format publishes.
    public enum Cadence: Sendable {
        /// One batch a day: the same papers again are not the next day's.
        case daily
        /// Entries come one by one, and old ones stay for a while.
        case rolling
    }

    /// `auto` counts as rolling: nothing is expected of it.
    public var cadence: Cadence {
        switch self {
        case .text, .hfJSON, .hfHTML, .arxivRSS: .daily
        case .auto, .arxivAtom, .feed: .rolling
        }
    }
}
