/// How long the client waits in each phase; the defaults are RFC 5321 §4.5.3.2's.
public struct SMTPTimeouts: Hashable, Sendable {
    /// Name look-up and TCP. Default 30 s.
    public var connect: Duration = .seconds(30)
    /// Greeting, TLS, EHLO and AUTH; then each of MAIL, RCPT and RSET. Default 5 min.
    public var command: Duration = .seconds(300)
    /// The reply to DATA. Default 2 min.
    public var data: Duration = .seconds(120)
    /// Between two blocks of a message that the relay takes. Default 3 min.
    public var block: Duration = .seconds(180)
    /// The reply to the final dot. Default 10 min: a relay that is given up earlier may well keep the letter, and then
    /// it goes out twice.
    public var dot: Duration = .seconds(600)
    /// The reply to QUIT; nothing depends on it. Default 5 s.
    public var quit: Duration = .seconds(5)

    /// The defaults.
    public init() {}
}
