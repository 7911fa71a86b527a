/// What is known of one letter after its window.
public enum Verdict: Hashable, Sendable {
    /// The relay answered 2xx to the final dot and is responsible now.
    case accepted(Reply, queueID: String?)
    /// The relay answered 4xx or 5xx in the phase named; it did not take the letter.
    case refused(Reply, SMTPPhase)
    /// Surely not sent: the final dot never left.
    case notSent(NotSent)
    /// The final dot left and no reply to it was read: the relay may have the letter or not.
    case unknown(RelayError)
}

/// Why a letter was surely not sent.
public enum NotSent: Hashable, Sendable {
    /// Its bytes are not fit for SMTP; the same bytes never will be.
    case malformed(MessageFault)
    /// It is larger than the relay takes; both in octets.
    case tooLarge(size: Int, limit: Int)
    /// It holds octets above 127 and the relay does not offer 8BITMIME.
    case needsEightBitMIME
    /// The connection could not be made, or ended before the letter's final dot.
    case relay(RelayError)
    /// The window was stopped (cancelled, or the lane must stop) before the letter's turn.
    case stopped
}

/// The verdicts of one window, in the order of its letters.
public struct WindowReport: Hashable, Sendable {
    /// One for each letter.
    public var verdicts: [Verdict]
    /// What should stop or pause the whole lane; `nil` when the next window may follow at once.
    public var relayError: RelayError?
    /// How often the connection had to be opened again within the window: more than 0 says "go slower".
    public var reconnects = 0

    /// A report of what is known.
    public init(verdicts: [Verdict], relayError: RelayError? = nil, reconnects: Int = 0) {
        self.verdicts = verdicts
        self.relayError = relayError
        self.reconnects = reconnects
    }
}
