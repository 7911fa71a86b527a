public import Editions
public import FoundationEssentials

/// Asks the ledger for letters to send. No letter is in two claims at a time.
public struct ClaimRequest: Hashable, Sendable {
    /// What to do with letters that the relay put off, or that wait after an unknown outcome.
    public enum Waiting: Sendable {
        /// `run`, `serve`: leave them until their time has come.
        case respect
        /// `send`, `retry`: take them now.
        case ignore
    }

    /// What to do with letters that may have arrived.
    public enum UnknownRule: String, Sendable, CaseIterable {
        /// At least once: the same bytes again, with the same Message-ID. The default.
        case resend
        /// At most once: listed for the operator.
        case hold
    }

    /// Most letters in one claim: the window that bounds what a crash can double.
    public static let windowLimit = 64

    /// The way out that the letters were planned for; letters of other lanes are left.
    public var lane: String
    /// 1…64; other numbers are moved to the nearest, so that no crash can double more letters than a window holds.
    public var limit: Int {
        didSet { limit = Self.clamped(limit) }
    }
    /// Seconds, by the store's clock, after which a silent owner counts as gone.
    public var lease: TimeInterval
    /// Which process asks: the claims are its own until it ends.
    public var owner: Owner
    /// Names one run of the courier. A letter that was attempted in a round is not claimed in it again.
    public var round: String
    /// Letters due at this instant or before.
    public var dueBy: Date
    /// Default: ``Waiting/respect``.
    public var waiting: Waiting
    /// Default: ``UnknownRule/resend``.
    public var onUnknown: UnknownRule
    /// Only these; `nil` = any.
    public var only: Set<EditionID>?

    /// A request; `limit` is moved into 1…64.
    public init(
        lane: String, limit: Int = ClaimRequest.windowLimit, lease: TimeInterval, owner: Owner, round: String,
        dueBy: Date, waiting: Waiting = .respect, onUnknown: UnknownRule = .resend, only: Set<EditionID>? = nil
    ) {
        self.lane = lane
        self.limit = Self.clamped(limit)
        self.lease = lease
        self.owner = owner
        self.round = round
        self.dueBy = dueBy
        self.waiting = waiting
        self.onUnknown = onUnknown
        self.only = only
    }

    private static func clamped(_ limit: Int) -> Int { min(max(limit, 1), windowLimit) }
}

/// A letter in the hands of one process, until an outcome is recorded or the lease runs out.
public struct Claim: Hashable, Sendable {
    /// What is to be sent, as it was planned.
    public var letter: PlannedLetter
    /// Which claim of this letter it is: an outcome with another epoch comes too late.
    public var epoch: Int
    /// The number that the coming attempt will have, from 1.
    public var attempt: Int
    /// How many times it was made to wait: put off by the relay, or without a verdict.
    public var deferrals: Int
    /// Seconds since it was planned (or brought back by the operator), by the store's clock.
    public var age: TimeInterval
    /// A copy may have arrived already.
    public var mayHaveArrived: Bool
    /// SHA-256 of the bytes of an earlier attempt, in hexadecimal, where these must not change.
    public var sha256: String?
    /// The bytes of an earlier attempt: to be sent as they are.
    public var spooled: [UInt8]?
    /// Seconds.
    public var lease: TimeInterval

    /// The letter's edition.
    public var id: EditionID { letter.id }

    /// A claim with all that the ledger knows of the letter.
    public init(
        letter: PlannedLetter, epoch: Int, attempt: Int, deferrals: Int, age: TimeInterval, mayHaveArrived: Bool,
        sha256: String?, spooled: [UInt8]?, lease: TimeInterval
    ) {
        self.letter = letter
        self.epoch = epoch
        self.attempt = attempt
        self.deferrals = deferrals
        self.age = age
        self.mayHaveArrived = mayHaveArrived
        self.sha256 = sha256
        self.spooled = spooled
        self.lease = lease
    }
}

/// Says which claim is meant without its contents.
public struct ClaimKey: Hashable, Sendable {
    /// The letter's edition.
    public var id: EditionID
    /// The claim of it that is meant.
    public var epoch: Int

    /// The key of one claim.
    public init(id: EditionID, epoch: Int) {
        self.id = id
        self.epoch = epoch
    }
}
