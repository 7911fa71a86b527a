/// How one reading of a source went, in a word; stored, shown and counted by it.
public enum BatchState: String, Hashable, Sendable, Codable, CaseIterable {
    /// The day's papers are there.
    case fresh
    /// The source has not published yet: it shows the last batch, before its usual hour.
    case waiting
    /// Nothing to publish: a weekend, a holiday, a valid empty feed, a feed without a new entry.
    case quiet
    /// Papers came, far fewer than usual, or as titles without abstracts.
    case partial
    /// The last batch again, when a new one should have been there: a fault of the source.
    case stale
    /// Far more new papers than usual: stored, and withheld until somebody confirms them.
    case flood
    /// The source's first reading: only its newest papers are news.
    case primed
    /// No papers: the fetch failed, or what came is no digest.
    case failed

    /// Whether the day's papers are in the store, as far as the source has any.
    public var isSettled: Bool {
        switch self {
        case .fresh, .quiet, .primed: true
        case .waiting, .partial, .stale, .flood, .failed: false
        }
    }

    /// Whether an operator should look at it.
    public var isFault: Bool {
        switch self {
        case .partial, .stale, .flood, .failed: true
        case .fresh, .waiting, .quiet, .primed: false
        }
    }
}
