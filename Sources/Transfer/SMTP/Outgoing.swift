public import MIME

/// One letter for one mailbox: the envelope and the message's bytes.
public struct Outgoing: Hashable, Sendable {
    /// The envelope sender, where bounces go.
    public var sender: Address
    /// The one envelope recipient.
    public var recipient: Address
    /// The whole message with CRLF line ends, not dot-stuffed.
    ///
    /// Bare CR or LF, NUL and lines above 998 octets are refused, never repaired: a repair would change bytes whose
    /// digest is already in the ledger, and a bare LF before a dot is how a second message is smuggled into a session.
    public var bytes: [UInt8]

    /// A letter of `bytes` from `sender` to `recipient`.
    public init(sender: Address, recipient: Address, bytes: [UInt8]) {
        self.sender = sender
        self.recipient = recipient
        self.bytes = bytes
    }
}

/// Why a message's bytes are not fit for SMTP (RFC 5321 §2.3.8, §4.5.3.1.6); lines count from 1.
public enum MessageFault: Error, Hashable, Sendable {
    /// No octet at all.
    case empty
    /// A line that ends with LF alone.
    case bareLineFeed(line: Int)
    /// A CR that no LF follows.
    case bareCarriageReturn(line: Int)
    /// A NUL, anywhere.
    case nul
    /// More than 998 octets before the CRLF.
    case lineTooLong(line: Int)
}
