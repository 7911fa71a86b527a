public import Editions
public import MIME

/// A letter as it leaves: envelope and bytes.
public struct OutgoingMessage: Hashable, Sendable {
    /// Names the letter in reports; it never leaves.
    public var id: EditionID
    /// Envelope sender: where bounces go.
    public var sender: Address
    /// Envelope recipient.
    public var recipient: Address
    /// The message with CRLF line ends, not yet dot-stuffed.
    public var bytes: [UInt8]

    /// A letter with its envelope.
    public init(id: EditionID, sender: Address, recipient: Address, bytes: [UInt8]) {
        self.id = id
        self.sender = sender
        self.recipient = recipient
        self.bytes = bytes
    }
}

/// Hands letters to a relay or a folder: one connection, used by one caller at a time.
public struct MailSender: Sendable {
    /// Sends a window of letters and says of each what became of it, in order.
    ///
    /// When the calling task is cancelled, it finishes the letter in flight and reports the others as not sent. It
    /// never waits for ever. Letters go in order. Its texts are one line each, as a log may show them: no addresses.
    public var deliver: @Sendable ([OutgoingMessage]) async -> WindowReport
    /// Says goodbye; called once, after the last window.
    public var close: @Sendable () async -> Void

    /// A sender made of its two deeds. Default for `close`: nothing.
    public init(
        deliver: @escaping @Sendable ([OutgoingMessage]) async -> WindowReport,
        close: @escaping @Sendable () async -> Void = {}
    ) {
        self.deliver = deliver
        self.close = close
    }
}

/// What became of a window of letters.
public struct WindowReport: Hashable, Sendable {
    /// One for each letter, in order. A missing one counts as `unknown`.
    public var verdicts: [Verdict]
    /// The relay takes no more letters in this run.
    public var stop: RelayStop?

    /// What is known of a window.
    public init(verdicts: [Verdict], stop: RelayStop? = nil) {
        self.verdicts = verdicts
        self.stop = stop
    }
}

/// What became of one letter.
public enum Verdict: Hashable, Sendable {
    /// The 250 to the final dot was read.
    case accepted(reply: String, queueID: String?)
    /// The relay refused this letter, now or for ever.
    case refused(Refusal)
    /// Surely not sent: the final dot never left.
    case notSent(reason: String)
    /// The final dot left, and no verdict was read.
    case unknown(reason: String)
}

/// Why a relay takes no more letters.
public struct RelayStop: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// User name or password refused.
        case login
        /// Certificate or encryption refused; there is no way back to plain text.
        case tls
        /// Refused connection, time-out, 421 or 4xx greeting.
        case unreachable
        /// The relay does not take mail like ours.
        case policy
        case other
    }

    /// What kind of refusal it is; it decides the exit status.
    public var kind: Kind
    /// The same may work in the next run without anybody's doing.
    public var isTransient: Bool
    /// The relay's words, or the system's.
    public var text: String

    /// A reason to end the run.
    public init(kind: Kind, isTransient: Bool, text: String) {
        self.kind = kind
        self.isTransient = isTransient
        self.text = text
    }
}
