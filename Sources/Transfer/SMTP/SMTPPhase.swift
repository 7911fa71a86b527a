/// Where in an SMTP session something happened.
public enum SMTPPhase: String, Hashable, Sendable, CaseIterable {
    /// Name look-up and TCP.
    case connect
    /// The TLS handshake, right away or after STARTTLS.
    case tls
    /// The server's 220.
    case greeting
    /// EHLO.
    case hello
    /// AUTH.
    case login
    /// MAIL FROM.
    case mail
    /// RCPT TO.
    case recipient
    /// DATA, up to its 354.
    case data
    /// The message's lines, before the final dot.
    case body
    /// The final dot and the reply to it.
    case dot
    /// RSET.
    case reset
    /// QUIT.
    case quit
}
