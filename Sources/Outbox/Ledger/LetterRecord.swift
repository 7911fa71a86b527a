public import Editions
public import FoundationEssentials

/// What a ledger keeps of a letter besides its contents, and every change that it can go through.
///
/// The rules stand here once; a ledger chooses the rows, calls them, and stores what they leave.
public struct LetterRecord: Hashable, Sendable {
    /// A claim that is being held.
    public struct Hold: Hashable, Sendable {
        ///     The process that holds it.
        public var owner: Owner
        ///     When a silent owner counts as gone, by the store's clock.
        public var leaseUntil: Date
        /// Seconds.
        public var lease: TimeInterval
        /// The letter was `unknown` when it was claimed.
        public var wasUnknown: Bool

        ///     A claim of this owner.
        public init(owner: Owner, leaseUntil: Date, lease: TimeInterval, wasUnknown: Bool) {
            self.owner = owner
            self.leaseUntil = leaseUntil
            self.lease = lease
            self.wasUnknown = wasUnknown
        }
    }

    /// The letter's edition.
    public var id: EditionID
    /// Where the letter is.
    public var state: DeliveryState
    /// From when it may be claimed, UTC.
    public var dueAt: Date
    /// By the store's clock, as all instants below.
    public var plannedAt: Date
    /// When the state last changed.
    public var updatedAt: Date
    /// From when the 4 days are counted.
    public var patienceFrom: Date
    /// Attempts in which the letter had its turn.
    public var attempts = 0
    /// How many times it was made to wait: put off by the relay, or without a verdict.
    public var deferrals = 0
    /// Raised by each claim.
    public var epoch = 0
    /// Who has it in hand; `nil` = nobody.
    public var hold: Hold?
    /// The round of the last attempt.
    public var round: String?
    /// An unknown letter waits until then.
    public var notBefore: Date?
    /// Of the bytes of the last attempt, in hexadecimal, while these must not change.
    public var sha256: String?
    /// A copy may have arrived at some time, whatever the state is now.
    public var mayHaveArrived = false
    /// A 250 came in after its claim had ended.
    public var arrivedLate = false
    /// The relay's last words, or why there are none.
    public var reply: String?
    /// What the relay called the letter when it took it.
    public var queueID: String?

    /// A letter that was never claimed, entered `now`.
    public init(id: EditionID, state: DeliveryState, dueAt: Date, now: Date) {
        self.id = id
        self.state = state
        self.dueAt = dueAt
        plannedAt = now
        updatedAt = now
        patienceFrom = now
    }
}

/// Numbers that the rules share.
public enum DeliveryRules {
    /// 4 days: for so long a letter is tried.
    public static let patience: TimeInterval = 4 * 86_400
}
