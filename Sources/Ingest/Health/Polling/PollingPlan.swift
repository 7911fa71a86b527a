public import FoundationEssentials
public import Papers

/// When to look at a source again.
///
/// Polite first: what the server asks for (`Retry-After`, `max-age`) is a floor under everything else. All times are
/// seconds.
public struct PollingPlan: Hashable, Sendable {
    /// Between two looks when nothing is pending. Default 3,600; at least a minute.
    public var every: TimeInterval
    /// Spreads installations and sources over time: the same text always gives the same shift of up to ±10 %.
    public var seed: String
    /// One batch a day, or entries that come one by one.
    public var cadence: SourceFormat.Cadence

    /// Between two looks while a batch is awaited for the next letters.
    static let whileAwaited: TimeInterval = 600
    /// How long before the letters waiting begins.
    static let window: TimeInterval = 3 * 3_600
    /// The first pause after a failure; each further one doubles it.
    static let firstPause: TimeInterval = 300
    /// The longest pause after failures, unless looks are rarer anyway.
    static let longestPause: TimeInterval = 4 * 3_600
    /// The longest pause after failures while a batch is awaited.
    static let longestPauseWhileAwaited: TimeInterval = 1_800
    /// No `max-age` beyond that is a floor: one of a year would end the source.
    static let longestMaxAge: TimeInterval = 86_400

    public init(every: TimeInterval = 3_600, seed: String, cadence: SourceFormat.Cadence) {
        self.every = every
        self.seed = seed
        self.cadence = cadence
    }

    /// How the last look ended, and what the server asked for.
    public struct LastLook: Hashable, Sendable {
        /// When it was.
        public var at: Date
        /// How it was judged.
        public var state: BatchState
        /// How many looks have failed in a row, this one included.
        public var failures: Int
        /// The response's `max-age`; `nil` where it gives none.
        public var maxAge: TimeInterval?
        /// How long the source's host is to be left alone by its own word (`Retry-After`, an exhausted `RateLimit`), whoever
        /// asked it last; `nil` where it does not mind. The caller bounds it.
        public var notBefore: Date?
        /// HTTP 410: the source is no more.
        public var isGone: Bool

        public init(
            at: Date, state: BatchState, failures: Int = 0, maxAge: TimeInterval? = nil, notBefore: Date? = nil,
            isGone: Bool = false
        ) {
            self.at = at
            self.state = state
            self.failures = failures
            self.maxAge = maxAge
            self.notBefore = notBefore
            self.isGone = isGone
        }
    }

    /// When to look again, and what decided it.
    public struct NextLook: Hashable, Sendable {
        /// `nil`: never again by itself.
        public var at: Date?
        /// In a word.
        public var why: Reason

        public init(at: Date?, why: Reason) {
            self.at = at
            self.why = why
        }
    }

    /// What decides when a source is looked at again.
    public enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
        /// The source's `every`.
        case every
        /// Letters are due soon, and the batch is not there.
        case awaited
        /// Letters are due, and the time before them begins.
        case beforeLetters = "before-letters"
        /// The last look failed.
        case backoff
        /// The server's `max-age`.
        case maxAge = "max-age"
        /// The server's `Retry-After` or rate limit.
        case retryAfter = "retry-after"
        /// HTTP 410.
        case gone
    }

    /// When to look again.
    /// - Parameter letters: when the next letters are due; `nil` where none are.
    public func next(after look: LastLook, letters: Date? = nil) -> NextLook {
        if look.isGone { return NextLook(at: nil, why: .gone) }
        var next = wish(after: look, letters)
        let maxAge = look.maxAge.map { $0.isFinite ? min(max($0, 0), Self.longestMaxAge) : 0 } ?? 0
        if look.at.addingTimeInterval(maxAge) > next.at ?? look.at {
            next = NextLook(at: look.at.addingTimeInterval(maxAge), why: .maxAge)
        }
        if let floor = look.notBefore, floor > next.at ?? look.at {
            next = NextLook(at: floor, why: .retryAfter)
        }
        return next
    }

    private func wish(after look: LastLook, _ letters: Date?) -> NextLook {
        let opening = letters.map { $0.addingTimeInterval(-Self.window) }
        let isAwaited = isPending(look.state) && opening.map { $0 <= look.at } ?? false && look.at < letters ?? look.at
        if look.failures > 0 || look.state == .failed {
            let longest = isAwaited ? Self.longestPauseWhileAwaited : max(interval, Self.longestPause)
            let pause = Self.firstPause * Double(1 << min(max(look.failures, 1) - 1, 20))
            return NextLook(at: look.at.addingTimeInterval(shifted(min(pause, longest))), why: .backoff)
        }
        if isAwaited {
            return NextLook(
                at: look.at.addingTimeInterval(shifted(min(Self.whileAwaited, interval))), why: .awaited)
        }
        let usual = look.at.addingTimeInterval(shifted(interval))
        // A source that is looked at rarely still gets its look before the letters.
        if cadence == .daily, let opening, look.at < opening, opening < usual {
            let spread = Self.whileAwaited * (1 + Self.shift(seed))
            return NextLook(at: opening.addingTimeInterval(spread), why: .beforeLetters)
        }
        return NextLook(at: usual, why: .every)
    }

    /// Whether the day's batch may still come, or come whole.
    private func isPending(_ state: BatchState) -> Bool {
        switch state {
        case .waiting, .partial, .failed, .stale: cadence == .daily || state == .failed
        case .fresh, .quiet, .flood, .primed: false
        }
    }

    private var interval: TimeInterval { every.isFinite ? min(max(every, 60), 30 * 86_400) : 3_600 }

    private func shifted(_ pause: TimeInterval) -> TimeInterval { pause * (1 + 0.1 * Self.shift(seed)) }

    /// −1…1, evenly spread over texts (FNV-1a and a final mix, for texts that differ in their last letter only).
    static func shift(_ seed: String) -> Double {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in seed.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        hash ^= hash >> 33
        return Double(hash >> 11) / Double(1 << 52) - 1
    }
}
