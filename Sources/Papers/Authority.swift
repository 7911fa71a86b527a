/// How much the word of a source counts where two tell a paper differently; the least first.
public enum Authority: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// A page copied as text: no ids, no names, TeX half gone.
    case page
    /// Any feed, a journal's too: it often holds a teaser, or a title in the house's own style.
    case feed
    /// The JSON or HTML of Daily Papers, copied from arXiv at one time, some authors hidden.
    case dailyPapers
    /// arXiv's announcements (RSS, Atom), their metadata flattened.
    case announcement
    /// arXiv's own record, as its API gives it.
    case arxiv

    private var rank: Int {
        switch self {
        case .page: 0
        case .feed: 1
        case .dailyPapers: 2
        case .announcement: 3
        case .arxiv: 4
        }
    }

    /// Whether it is arXiv itself that speaks: only then is a version one of the text that it gives.
    public var isArxiv: Bool { self >= .announcement }

    public static func < (left: Authority, right: Authority) -> Bool { left.rank < right.rank }
}
