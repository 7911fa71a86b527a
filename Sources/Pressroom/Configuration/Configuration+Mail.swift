public import MIME
public import Transfer

extension Configuration {
    /// How letters leave.
    public struct Mail: Hashable, Sendable {
        public enum Transport: String, Sendable, CaseIterable {
            case smtp, maildir
        }

        /// What is done with a letter whose fate is unknown.
        public enum OnUnknown: String, Sendable, CaseIterable {
            /// At least once: it is sent again, with the same Message-ID and bytes.
            case resend
            /// At most once: it is withheld and listed.
            case hold
        }

        /// Required to send.
        public var from: NamedAddress?
        public var replyTo: NamedAddress?
        /// Envelope sender, whose local part gets a token. `nil` = the address of `from`.
        public var bounce: Address?
        /// Where `mailto:` unsubscribes go. `nil` = the address of `from`.
        public var unsubscribe: Address?
        /// Default `smtp`.
        public var transport: Transport
        /// Folder, for `maildir`.
        public var maildir: String?
        public var smtp: SMTP
        /// At a time, 1…64. Default 2.
        public var connections: Int
        /// Letters a second; `nil` = as fast as the relay takes them.
        public var perSecond: Int?
        /// Letters an hour.
        public var perHour: Int?
        /// Default `resend`.
        public var onUnknown: OnUnknown
        /// An edition that was due for longer than that is skipped. Default 12 h.
        public var lateAfter: Duration
        /// Of the HTML part, encoded. Default 92,160.
        public var maxHTMLBytes: Int
        /// Letters may link to this machine: for trying things out. Default `false`.
        public var allowLocalLinks: Bool
        public var dkim: DKIM
    }

    /// The relay and how to log in there.
    public struct SMTP: Hashable, Sendable {
        /// One of the forms of `Relay`, checked.
        public var url: String?
        public var user: String?
        /// Where the password is; it is read only when it is needed.
        public var password: SecretPlace?
        /// A PEM file of certificate authorities in place of the system's.
        public var caFile: String?

        /// The relay with its login.
        /// - Parameters:
        ///   - password: what `SecretReader` read at `self.password`.
        ///   - helloName: this machine's full name, where it has one.
        /// - Returns: `nil` without a URL.
        public func relay(password: Password?, helloName: String? = nil) throws(RelayURLError) -> Relay? {
            guard let url else { return nil }
            let login = user.flatMap { user in password.map { Relay.Login(user: user, password: $0) } }
            guard let helloName else { return try Relay(url: url, login: login, caFile: caFile) }
            return try Relay(url: url, login: login, caFile: caFile, helloName: helloName)
        }
    }

    /// Our own signature (RFC 6376); off where no domain is named.
    public struct DKIM: Hashable, Sendable {
        public var domain: String?
        public var selector: String?
        public var keyFile: String?
    }
}

/// Where a secret is. The value itself is never part of a configuration.
public enum SecretPlace: Hashable, Sendable {
    /// A variable that holds it.
    case environment(String)
    /// The path of a file that holds it.
    case file(String)
}
