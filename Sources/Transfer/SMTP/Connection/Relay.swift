/// The SMTP server that letters are handed to, and how it is reached.
///
/// One URL fixes host, port and TLS: `smtps://h` (465), `smtp+starttls://h` (587, TLS required), and
/// `smtp://127.0.0.1:1025`, plain text, to this machine only. There is no form that falls back to plain text.
public struct Relay: Hashable, Sendable, CustomStringConvertible {
    /// When TLS begins.
    public enum Security: Hashable, Sendable {
        /// With the connection (RFC 8314 §3).
        case implicitTLS
        /// With STARTTLS, without which the connection is given up (RFC 3207).
        case startTLS
        /// Never; loopback only.
        case plain
    }

    /// User and password for AUTH.
    public struct Login: Hashable, Sendable {
        /// The user's name.
        public var user: String
        /// Never shown.
        public var password: Password

        /// A login as the relay's operator gave it.
        public init(user: String, password: Password) {
            self.user = user
            self.password = password
        }
    }

    /// Lower case; an IPv6 address keeps its brackets.
    public let host: String
    /// 1…65535.
    public let port: Int
    /// When TLS begins.
    public let security: Security
    /// Without one, no AUTH is tried; with one, a relay that offers no AUTH is refused.
    public let login: Login?
    /// A PEM file of certificate authorities in place of the system's.
    public let caFile: String?
    /// The name said in EHLO: a host name or an address literal.
    public let helloName: String

    /// Reads a relay's URL.
    /// - Parameters:
    ///   - url: one of the three forms; no user, path or query.
    ///   - helloName: should be this machine's public name; the default is the address literal that RFC 5321
    ///     §4.1.4 asks of a client without one.
    /// - Throws: ``RelayURLError``.
    public init(
        url: String, login: Login? = nil, caFile: String? = nil, helloName: String = "[127.0.0.1]"
    ) throws(RelayURLError) {
        let (security, defaultPort, rest) = try Self.scheme(of: url)
        let (host, port) = try Self.hostAndPort(rest)
        if security == .plain, !Self.isLoopback(host) { throw .plainBeyondLoopback }
        guard let port = port ?? defaultPort else { throw .portMissing }
        guard Self.isHost(helloName) else { throw .helloName }
        if let login {
            // libcurl takes C strings: what follows a NUL would be cut off without a word.
            guard !login.user.isEmpty, !login.user.utf8.contains(0), !login.password.characters.utf8.contains(0) else {
                throw .login
            }
        }
        self.host = host
        self.port = port
        self.security = security
        self.login = login
        self.caFile = caFile
        self.helloName = helloName
    }

    /// The URL with its port, never the login.
    public var description: String {
        switch security {
        case .implicitTLS: "smtps://\(host):\(port)"
        case .startTLS: "smtp+starttls://\(host):\(port)"
        case .plain: "smtp://\(host):\(port)"
        }
    }

    private static func scheme(
        of url: String
    ) throws(RelayURLError) -> (security: Security, port: Int?, rest: Substring) {
        guard let mark = url.range(ofText: "://") else { throw .scheme }
        let rest = url[mark.upperBound...]
        switch url[..<mark.lowerBound].lowercased() {
        case "smtps": return (.implicitTLS, 465, rest)
        case "smtp+starttls": return (.startTLS, 587, rest)
        case "smtp": return (.plain, nil, rest)
        default: throw .scheme
        }
    }

    private static func hostAndPort(_ text: Substring) throws(RelayURLError) -> (host: String, port: Int?) {
        if text.contains("@") { throw .loginInURL }
        let text = text.hasSuffix("/") ? text.dropLast() : text
        if text.contains(where: { "/?#".contains($0) }) { throw .path }
        var (host, port) = (text, Substring?.none)
        let afterBracket = text.lastIndex(of: "]") ?? text.startIndex
        if let colon = text[afterBracket...].lastIndex(of: ":") {
            host = text[..<colon]
            port = text[text.index(after: colon)...]
        }
        guard host.utf8.allSatisfy({ $0 < 128 }) else { throw .hostNotASCII }
        guard isHost(host) else { throw .host }
        guard let port else { return (host.lowercased(), nil) }
        guard port.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(port), (1...65_535).contains(number)
        else { throw .port }
        return (host.lowercased(), number)
    }

    /// A host name of letters, digits and hyphens, a dotted IPv4 address, or a literal in brackets.
    private static func isHost(_ text: some StringProtocol) -> Bool {
        let isAlphanumeric = { (byte: UInt8) in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        }
        if text.hasPrefix("["), text.hasSuffix("]"), text.utf8.count > 2 {
            return text.dropFirst().dropLast().utf8.allSatisfy { isAlphanumeric($0) || $0 == 58 || $0 == 46 }
        }
        guard (1...253).contains(text.utf8.count) else { return false }
        return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == 45 }
        }
    }

    /// `127.example.org` is a name, not this machine: all four numbers are looked at.
    private static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}

/// Why a relay's URL cannot be used. It never holds the URL, which may hold a password.
public enum RelayURLError: Error, Hashable, Sendable {
    /// Not one of the three forms.
    case scheme
    /// Missing, or no host name.
    case host
    /// An international name that is not in its A-label form.
    case hostNotASCII
    /// Not 1…65535.
    case port
    /// `smtp://` has no default port.
    case portMissing
    /// Something follows the port.
    case path
    /// User or password in the URL, where logs and process lists show them.
    case loginInURL
    /// Plain text to another machine.
    case plainBeyondLoopback
    /// No name to say in EHLO.
    case helloName
    /// An empty user, or a NUL in user or password.
    case login
}
