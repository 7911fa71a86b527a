public import Foundation
public import Papers

/// How one look at a source went, and what it brought.
public struct ReadingReport: Hashable, Sendable {
    /// The source's id.
    public var source: String
    /// The day that the state speaks of, `YYYY-MM-DD`.
    public var day: String
    /// How the look went; where there was none, how the last one did.
    public var state: BatchState?
    /// The state's reason, for people.
    public var reason: String?
    /// Whether the source said that it is gone for good: a fault on every run, until somebody changes it.
    public var isGone = false
    /// Whether the source was looked at.
    public var wasRead = true
    /// Whether a signal ended the look before its end.
    public var wasStopped = false
    /// Papers that were read, each title once; `nil` where nothing came, or nothing else than before.
    public var read: Int?
    /// Papers that the source showed.
    public var seen: Int?
    /// Papers that nobody had seen before.
    public var new = 0
    /// Papers that readers are told of from now on.
    public var news = 0
    /// Known papers that say something else now.
    public var changed = 0
    /// What was skipped or doubtful, and where.
    public var remarks: [String] = []
    /// What an operator should hear whatever the state: the source has moved, or is gone.
    public var notices: [String] = []
    /// When the source is looked at again; `nil` = whenever a run names it.
    public var next: Date?
    /// When today's batch is usually there, where the source publishes by the day.
    public var usualBy: Date?
    /// Why there is no digest.
    public var failure: Failure?

    public init(source: String, day: String, state: BatchState?) {
        self.source = source
        self.day = day
        self.state = state
    }

    /// The state's word; `nil` before the first look.
    public var word: String? { state?.rawValue }
    /// Whether an operator should look at what this look found.
    public var isFault: Bool { isGone || wasRead && state?.isFault == true }

    /// What the look means for the exit code. A source that failed and has not been looked at since is no quiet one.
    public var status: ExitStatus {
        if let failure { return failure.status }
        return isFault || wasStopped || !wasRead && state == .failed ? .someLeft : .done
    }
}

extension ReadingReport: Encodable {
    private enum Key: String, CodingKey {
        case source, day, state, reason, wasRead, read, seen, new, news, changed, remarks, notices, next
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(source, forKey: .source)
        try values.encode(day, forKey: .day)
        try values.encodeIfPresent(state, forKey: .state)
        try values.encodeIfPresent(reason, forKey: .reason)
        try values.encode(wasRead, forKey: .wasRead)
        try values.encodeIfPresent(read, forKey: .read)
        try values.encodeIfPresent(seen, forKey: .seen)
        try values.encode(new, forKey: .new)
        try values.encode(news, forKey: .news)
        try values.encode(changed, forKey: .changed)
        try values.encode(remarks, forKey: .remarks)
        try values.encode(notices, forKey: .notices)
        try values.encodeIfPresent(next, forKey: .next)
    }
}
