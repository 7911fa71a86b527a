public import Editions
public import FoundationEssentials
public import MIME
public import Papers

/// One letter on its way to one mailbox, as `deliveries`, `retry` and `why` show it.
public struct Delivery: Hashable, Sendable, Identifiable {
    public var id: EditionID
    public var state: DeliveryState
    /// `nil` for an edition that was skipped before it was planned.
    public var recipient: Address?
    public var messageID: String?
    public var lane: String?
    /// In the letter's order.
    public var papers: [PaperID]
    public var dueAt: Date
    /// By the store's clock.
    public var plannedAt: Date
    /// When the state last changed, by the store's clock.
    public var updatedAt: Date
    /// How many times the letter had its turn at the relay, or may have had it, whatever came of it.
    public var attempts: Int
    /// A copy may have arrived at some time, whatever the state is now.
    public var mayHaveArrived: Bool
    /// A process has it in hand.
    public var isClaimed: Bool
    /// The relay's last words, or why there are none.
    public var reply: String?
    /// What the relay called it: what operators search their mail log for.
    public var queueID: String?
    /// Oldest first.
    public var lateFacts: [LateFact]

    public init(
        id: EditionID, state: DeliveryState, recipient: Address? = nil, messageID: String? = nil, lane: String? = nil,
        papers: [PaperID] = [], dueAt: Date, plannedAt: Date, updatedAt: Date, attempts: Int = 0,
        mayHaveArrived: Bool = false, isClaimed: Bool = false, reply: String? = nil, queueID: String? = nil,
        lateFacts: [LateFact] = []
    ) {
        self.id = id
        self.state = state
        self.recipient = recipient
        self.messageID = messageID
        self.lane = lane
        self.papers = papers
        self.dueAt = dueAt
        self.plannedAt = plannedAt
        self.updatedAt = updatedAt
        self.attempts = attempts
        self.mayHaveArrived = mayHaveArrived
        self.isClaimed = isClaimed
        self.reply = reply
        self.queueID = queueID
        self.lateFacts = lateFacts
    }
}

/// An outcome that came after its claim had ended: kept for the operator, never a change of state.
public struct LateFact: Hashable, Sendable {
    /// The claim that it belongs to.
    public var epoch: Int
    /// By the store's clock.
    public var at: Date
    public var kind: Outcome.Word
    /// The relay's words, or the reason.
    public var text: String

    public init(epoch: Int, at: Date, kind: Outcome.Word, text: String) {
        self.epoch = epoch
        self.at = at
        self.kind = kind
        self.text = text
    }
}
