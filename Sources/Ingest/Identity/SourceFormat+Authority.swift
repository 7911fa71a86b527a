public import Papers

extension SourceFormat {
    /// How much the word of such a source counts beside others'.
    public var authority: Authority {
        switch self {
        case .auto, .text: .page
        case .feed: .feed
        case .hfJSON, .hfHTML: .dailyPapers
        case .arxivRSS: .announcement
        case .arxivAtom: .arxiv
        }
    }
}
