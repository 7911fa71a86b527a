/// Something that a client did against the rules of SMTP: a test asserts that there are none.
public struct Violation: Hashable, Sendable, CustomStringConvertible {
    /// The rule that was broken.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Commands in a group, and the server does not offer PIPELINING.
        case pipeliningNotOffered
        /// EHLO, AUTH, STARTTLS, VRFY or NOOP was not the last command of its group (RFC 2920 §3.1).
        case notLastInGroup
        /// The message came before the 354.
        case bodyBefore354
        /// A line that ends with LF alone.
        case bareLineFeed
        /// A CR that no LF follows.
        case bareCarriageReturn
        /// A line of a message above 998 octets before its CRLF.
        case lineTooLong
        /// A command line above the limit.
        case commandTooLong
        /// Octets above 127 in a message that was not declared `BODY=8BITMIME`.
        case undeclaredEightBit
        /// A command at a time when it is not allowed.
        case badSequence
        /// A command or parameter that does not parse, or that was not offered.
        case badSyntax
        /// The message was larger than MAIL had declared.
        case sizeUnderstated
        /// The client went on although the server had ended the session.
        case afterClosing
    }

    /// Which rule.
    public var kind: Kind
    /// Which connection, from 1.
    public var connection: Int
    /// The command's verb, never its arguments.
    public var command: String

    /// `bareLineFeed (connection 1, DATA)`.
    public var description: String { "\(kind.rawValue) (connection \(connection), \(command))" }
}
