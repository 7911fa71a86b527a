/// What a server does wrong on purpose: the relays of real life, for end-to-end tests.
public struct FaultScript: Hashable, Sendable {
    /// Where a fault strikes.
    public enum Phase: String, Hashable, Sendable, CaseIterable {
        /// In place of the greeting.
        case connect
        /// EHLO or HELO.
        case hello
        /// STARTTLS.
        case startTLS
        /// AUTH.
        case login
        /// MAIL FROM.
        case mail
        /// RCPT TO.
        case recipient
        /// DATA, before its 354.
        case data
        /// When the first octets of a message come.
        case body
        /// When the final dot has come.
        case dot
        /// RSET.
        case reset
        /// QUIT.
        case quit
    }

    /// What is done.
    public enum Fault: Hashable, Sendable {
        /// This reply and nothing else: the command has no effect. A `354` makes the server read a message.
        case reply(String)
        /// This reply, then the connection is closed.
        case replyAndClose(String)
        /// Nothing for this long, then as usual.
        case stall(Duration)
        /// The connection is closed at once; the command has no effect.
        case drop
        /// The command has its effect (a message is stored), and the connection is closed in place of the reply.
        case dropAfter
        /// These bytes in place of the reply; the command has no effect.
        case garbage([UInt8])
        /// The reply comes octet by octet, with this pause between.
        case slow(Duration)
    }

    /// Which of the matching occasions are meant, counted over all connections from 1.
    public enum Which: Hashable, Sendable {
        /// Each.
        case always
        /// This one alone.
        case nth(Int)
        /// The first so many.
        case first(Int)
        /// Each whose count is a multiple.
        case every(Int)
        /// The first occasion for each recipient: greylisting.
        case firstOfEachRecipient
    }

    /// One fault with its conditions.
    public struct Rule: Hashable, Sendable {
        /// Where it strikes.
        public var phase: Phase
        /// On which of the occasions that match.
        public var which: Which
        /// Only where a recipient of the transaction contains this text.
        public var recipient: String?
        /// Only on this connection, from 1.
        public var connection: Int?
        /// What is done.
        public var fault: Fault

        /// A rule without further conditions strikes always.
        public init(
            _ phase: Phase, _ fault: Fault, on which: Which = .always, recipient: String? = nil, connection: Int? = nil
        ) {
            self.phase = phase
            self.which = which
            self.recipient = recipient
            self.connection = connection
            self.fault = fault
        }
    }

    /// Each rule counts its own occasions; of several that strike, the first in the list does.
    public var rules: [Rule]
    /// PIPELINING is not offered.
    public var hidesPipelining = false
    /// 8BITMIME is not offered.
    public var hidesEightBitMIME = false
    /// AUTH is not offered although a login is wanted.
    public var hidesLogin = false
    /// STARTTLS is not offered although it is there.
    public var hidesStartTLS = false
    /// PIPELINING is offered by mistake: commands that come in a group are answered with 503.
    public var refusesGroups = false
    /// After so many messages on one connection, MAIL is answered with 421 and the connection is closed.
    public var messagesPerConnection: Int?

    /// A script of these rules; without rules the server does nothing wrong.
    public init(_ rules: [Rule] = []) {
        self.rules = rules
    }
}
