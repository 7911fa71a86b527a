/// Why a connection to the relay could not be made or used; never the fault of one letter.
public struct RelayError: Error, Hashable, Sendable {
    /// What happened.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// No name server knows the host, or none answered.
        case hostUnknown
        /// Nobody listens there, or the way is blocked.
        case connectionRefused
        /// The relay does not offer STARTTLS, or refused it.
        case tlsNotOffered
        /// The TLS handshake failed.
        case tls
        /// The relay's certificate is not trusted, has expired, or names another host.
        case certificate
        /// The file of certificate authorities cannot be read.
        case certificateFile
        /// User or password was refused, or MAIL was refused for want of a login.
        case loginRefused
        /// A login is configured and the relay offers no way to log in.
        case loginNotOffered
        /// The relay's first reply, or its reply to EHLO, was a 4xx or 5xx.
        case greetingRefused
        /// A reply did not come in time.
        case timeout
        /// The connection was closed or reset by the other side.
        case lost
        /// What came is no SMTP, or no reply to what was said.
        case garbage
        /// The relay ends the session: 421, or 452 after it had taken letters.
        case closing
        /// The relay refuses our sender, our protocol or our policy.
        case policy
        /// libcurl reported something that has no name here; see the detail.
        case unclassified
    }

    /// What happened.
    public var kind: Kind
    /// Where in the session.
    public var phase: SMTPPhase
    /// The reply that says so, when there is one.
    public var reply: Reply?
    /// libcurl's words, cleaned; empty when the kind says it all.
    public var detail: String

    /// An error of this kind in this phase.
    public init(_ kind: Kind, _ phase: SMTPPhase, reply: Reply? = nil, detail: String = "") {
        self.kind = kind
        self.phase = phase
        self.reply = reply
        self.detail = detail
    }

    /// The same may work later without anybody's doing.
    public var isTransient: Bool {
        switch kind {
        case .hostUnknown, .connectionRefused, .timeout, .lost, .closing, .garbage, .unclassified: true
        case .tls, .certificate, .certificateFile, .loginNotOffered, .policy: false
        case .loginRefused, .greetingRefused, .tlsNotOffered: reply?.isTransient ?? false
        }
    }
}
