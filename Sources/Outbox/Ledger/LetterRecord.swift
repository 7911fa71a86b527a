public import Editions
public import FoundationEssentials

/// What a ledger keeps of a letter besides its contents, and every change that it can go through.
///
/// The rules stand here once; a ledger chooses the rows, calls them, and stores what they leave.
public struct LetterRecord: Hashable, Sendable {
    /// A claim that is being held.
    public struct Hold: Hashable, Sendable {
        public var owner: Owner
        public var leaseUntil: Date
        /// Seconds.
        public var lease: TimeInterval
        /// The letter was `unknown` when it was claimed.
        public var wasUnknown: Bool

        public init(owner: Owner, leaseUntil: Date, lease: TimeInterval, wasUnknown: Bool) {
            self.owner = owner
            self.leaseUntil = leaseUntil
            self.lease = lease
            self.wasUnknown = wasUnknown
        }
    }

    public var id: EditionID
    public var state: DeliveryState
    public var dueAt: Date
    public var plannedAt: Date
    public var updatedAt: Date
    /// From when the 4 days are counted.
    public var patienceFrom: Date
    /// Attempts in which the letter had its turn.
    public var attempts = 0
    /// How many times it was made to wait: put off by the relay, or without a verdict.
    public var deferrals = 0
    /// Raised by each claim.
    public var epoch = 0
    public var hold: Hold?
    /// The round of the last attempt.
    public var round: String?
    /// An unknown letter waits until then.
    public var notBefore: Date?
    public var sha256: String?
    public var mayHaveArrived = false
    /// A 250 came in after its claim had ended.
    public var arrivedLate = false
    public var reply: String?
    public var queueID: String?

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
