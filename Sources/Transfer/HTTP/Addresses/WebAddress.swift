/// An `http` or `https` URL as it is fetched: host in lower case with A-labels, characters that need it percent-encoded,
/// no fragment. User and password are kept apart and never shown.
public struct WebAddress: Hashable, Sendable, CustomStringConvertible {
    /// The schemes that are fetched.
    public enum Scheme: String, Hashable, Sendable, CaseIterable {
        /// Plain text.
        case http
        /// Over TLS.
        case https

        /// 80 or 443.
        public var defaultPort: Int { self == .http ? 80 : 443 }
    }

    /// User and password of the URL.
    struct Login: Hashable, Sendable {
        var user: String
        var password: Password
    }

    /// How.
    public let scheme: Scheme
    /// The host name in lower case with A-labels, or an address; IPv6 in brackets.
    public let host: String
    /// 1…65535; the scheme's own when the URL names none.
    public let port: Int
    /// The whole URL without user, password and fragment.
    public let text: String
    /// Sent to this origin only, as Basic authentication.
    let login: Login?

    /// ``text``.
    public var description: String { text }

    /// Host, and the port where it is not the scheme's own.
    public var authority: String { port == scheme.defaultPort ? host : "\(host):\(port)" }

    /// Scheme, host and port: who may see the same credentials.
    public var origin: String { "\(scheme.rawValue)://\(host):\(port)" }

    /// Reads an absolute URL as people and browsers write it: spaces and letters beyond ASCII are encoded.
    /// - Throws: ``WebAddressError``.
    public init(_ text: String) throws(WebAddressError) {
        self = try WebAddressReader.read(Array(text.utf8), from: nil)
    }

    /// Resolves the value of a `Location` header, which may be relative (RFC 9110 §10.2.2).
    ///
    /// User and password of this address go along to the same origin only; those in `location` are dropped: who
    /// redirects has no business to choose them.
    /// - Throws: ``WebAddressError``.
    public func resolving(location: [UInt8]) throws(WebAddressError) -> WebAddress {
        try WebAddressReader.read(location, from: self)
    }

    init(scheme: Scheme, host: String, port: Int, text: String, login: Login?) {
        self.scheme = scheme
        self.host = host
        self.port = port
        self.text = text
        self.login = login
    }

    func with(_ login: Login?) -> WebAddress {
        WebAddress(scheme: scheme, host: host, port: port, text: text, login: login)
    }
}

/// Why a text is no address that can be fetched.
public enum WebAddressError: Error, Hashable, Sendable {
    /// It is no URL.
    case malformed
    /// It names another scheme than http and https.
    case scheme(String)
    /// Its host is no host name and no address.
    case host
    /// It is longer than 16,384 octets.
    case tooLong
}
