/// What the bytes of a source turn out to be, where they may be a digest.
enum DocumentKind: Hashable {
    case text
    /// JSON that is no feed: a digest, or an error of the source.
    case hfJSON
    case jsonFeed
    /// Any page.
    case html
    case arxivAtom
    case arxivRSS
    /// RSS or Atom.
    case xmlFeed

    /// The name of its format.
    var format: SourceFormat {
        switch self {
        case .text: .text
        case .hfJSON: .hfJSON
        case .html: .hfHTML
        case .arxivAtom: .arxivAtom
        case .arxivRSS: .arxivRSS
        case .jsonFeed, .xmlFeed: .feed
        }
    }

    /// Whether it is worth a try to read it in a format that was asked for: arXiv's feeds are feeds, and a feed that
    /// does not look like arXiv's may be a mirror's.
    func canBeRead(as asked: SourceFormat) -> Bool {
        let isXML = [.arxivAtom, .arxivRSS, .xmlFeed].contains(self)
        return asked == .auto || asked == format || isXML && [.feed, .arxivAtom, .arxivRSS].contains(asked)
    }

    /// For whoever asked for another format.
    var lookalike: IngestError.Lookalike {
        switch self {
        case .text: .text
        case .hfJSON, .jsonFeed: .json(format)
        case .html: .htmlPage(.hfHTML)
        case .arxivAtom, .arxivRSS, .xmlFeed: .xml(format)
        }
    }
}
