public import Editions

/// What one run of the courier did.
public struct DispatchReport: Hashable, Sendable {
    /// Something that a person should read: the first few of each run.
    public struct Reason: Hashable, Sendable {
        ///     The letter.
        public var id: EditionID
        ///     What became of it.
        public var word: Outcome.Word
        /// The relay's words, or the reason.
        public var text: String

        ///     What a person reads of one letter.
        public init(id: EditionID, word: Outcome.Word, text: String) {
            self.id = id
            self.word = word
            self.text = text
        }
    }

    /// Why a run ended before all due letters were tried.
    public enum Stop: Hashable, Sendable {
        ///     The relay takes no more.
        case relay(RelayStop)
        /// Nothing that cannot be recorded is sent.
        case ledger(LedgerError)
        /// The snapshot of a letter could not be read.
        case composing(String)
        /// So many of so many recipients do not exist: a relay with a dead directory looks the same.
        case bounces(hard: Int, of: Int)
        /// The relay closed again and again without taking a letter.
        case noProgress(String)
    }

    /// Most reasons that a report keeps.
    public static let reasonLimit = 10

    /// Letters that the relay took.
    public var sent = 0
    /// Letters that the relay put off.
    public var deferred = 0
    /// Letters that nobody will ever take, or that could not be made.
    public var failed = 0
    /// Letters that may have arrived: no verdict was read.
    public var unknown = 0
    /// Surely not sent, and as before the run: what was put back and then sent in the same run is not among them.
    public var putBack: Set<EditionID> = []
    /// Letters that another process has taken over: it says what became of them.
    public var late = 0
    /// Letters whose verdict was read but could not be recorded: `unknown` to the next run.
    public var unrecorded = 0
    /// The first few letters that were not sent; ``reasonLimit`` at most.
    public var reasons: [Reason] = []
    /// Whose mailbox does not exist. At most as many as have failed.
    public var noMailbox: [EditionID] = []
    /// Whose mailbox is full.
    public var mailboxFull: [EditionID] = []
    /// Why the run ended early; `nil` = all due letters were tried.
    public var stop: Stop?
    /// The task was cancelled: a signal.
    public var wasCancelled = false
    /// What the sweep before the first window changed.
    public var sweep = Sweep()

    /// A run that did nothing.
    public init() {}

    /// How many letters were put back.
    public var released: Int { putBack.count }
    /// Letters that had a verdict in this run, or may have had one.
    public var handled: Int { sent + deferred + failed + unknown }
    /// Nothing is left for a later run to do.
    public var isComplete: Bool {
        stop == nil && !wasCancelled && deferred + unknown + released + late + unrecorded == 0
    }

    /// A letter has a later outcome than that it was put back.
    mutating func moveOn(_ id: EditionID) {
        guard putBack.remove(id) != nil else { return }
        reasons.removeAll { $0.id == id && $0.word == .released }
    }

    mutating func note(_ id: EditionID, _ word: Outcome.Word, _ text: String) {
        guard reasons.count < Self.reasonLimit else { return }
        reasons.append(Reason(id: id, word: word, text: text))
    }
}
