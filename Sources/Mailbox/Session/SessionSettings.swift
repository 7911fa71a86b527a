/// What a server session offers and demands.
struct SessionSettings: Sendable {
    /// The name in the greeting.
    var name: String
    /// With a login, MAIL is refused before AUTH.
    var login: MailboxServer.Login?
    /// STARTTLS can be offered.
    var canStartTLS: Bool
    /// The largest message in octets.
    var maxSize: Int
}
