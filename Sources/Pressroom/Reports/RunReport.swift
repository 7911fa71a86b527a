/// What a whole run did, from reading to sending.
public struct RunReport: Sendable {
    /// How each source is, in their order.
    public var readings: [ReadingReport] = []
    /// What could not be done beside, in words; the rest was. The last good readers stay in force.
    public var failures: [Failure] = []
    /// The first readers, a report each: ``readerLimit`` at most.
    public private(set) var readers: [ReaderReport] = []
    /// How it stands with those beyond: counts by `ReaderReport.Standing.word`.
    public private(set) var others: [String: Int] = [:]
    /// Letters that were planned, of all readers.
    public private(set) var planned = 0
    public var feeds: FeedsReport?
    public var sending: SendingReport?
    /// What the operator should know beside: warnings of the configuration and the profiles.
    public var warnings: [String] = []
    public var isDryRun = false

    public init() {}

    /// So many readers are told of one by one.
    public static let readerLimit = 1_000

    /// Takes up what was decided about readers.
    public mutating func add(_ reports: some Sequence<ReaderReport>) {
        for report in reports {
            if case .planned = report.standing { planned += 1 }
            if readers.count < Self.readerLimit {
                readers.append(report)
            } else {
                others[report.standing.word, default: 0] += 1
            }
        }
    }

    /// The exit status of all that happened. A source that fails beside others that are read, or beside letters that are
    /// sent, is no reason to call the run a failure.
    public var status: ExitStatus {
        let isDone = (sending?.sent ?? 0) > 0 || readings.contains { $0.status == .done && $0.state != nil }
        let isSourceFault: Set<ExitStatus> = [.invalidData, .sourceMissing, .unavailable, .tryLater]
        let sources = readings.map(\.status).map { isDone && isSourceFault.contains($0) ? ExitStatus.someLeft : $0 }
        return .winner(of: sources + failures.map(\.status) + [sending?.status ?? .done])
    }
}

/// What was written for feed readers.
public struct FeedsReport: Hashable, Sendable {
    /// The folder.
    public var directory: String
    public var tally: OutputFolder.Tally

    public init(directory: String, tally: OutputFolder.Tally) {
        self.directory = directory
        self.tally = tally
    }
}

/// What became of the letters that were due.
public struct SendingReport: Hashable, Sendable {
    public var sent = 0
    public var deferred = 0
    public var failed = 0
    public var unknown = 0
    /// Surely not sent, and still planned.
    public var waiting = 0
    /// Letters of earlier runs that this one had to leave: put off by the relay, or withheld (`mail.onUnknown`).
    public var left = 0
    /// What a person should read: edition, word, the relay's reply.
    public var remarks: [String] = []
    /// Why sending ended before all due letters were tried.
    public var stop: String?
    /// Where the letters went: the relay's URL without login, or a folder.
    public var destination: String
    public var status: ExitStatus = .done
    /// Cancelled by a signal.
    public var wasCancelled = false

    public init(destination: String) {
        self.destination = destination
    }
}
