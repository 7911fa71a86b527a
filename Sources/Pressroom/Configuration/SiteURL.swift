internal import Foundation

/// The address of the web pages: `https://papers.example.org` or `https://example.org/papers`.
public struct SiteURL: Hashable, Sendable {
    /// Absolute, without a slash at the end, the host in lower case and with A-labels.
    public let text: String
    public let host: String
    public let isHTTPS: Bool

    /// Why a text is no such address. The text may hold a login, so it is no part of this.
    public enum Fault: Error, Hashable, Sendable {
        case notAbsolute, login, queryOrFragment, host, port, path
    }

    public init(_ text: String) throws(Fault) {
        let lowered = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: lowered.hasPrefix) else { throw .notAbsolute }
        isHTTPS = scheme == "https://"
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        if authority.contains("@") { throw .login }
        if rest.contains("?") || rest.contains("#") { throw .queryOrFragment }
        let (name, port) = try Self.hostAndPort(authority)
        host = name
        let path = try Self.path(rest.dropFirst(authority.count))
        self.text = scheme + host + (port.map { ":\($0)" } ?? "") + path
    }

    /// Whether the address means this machine.
    public var isLoopback: Bool {
        if host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]" || host == "0.0.0.0" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    private static func hostAndPort(_ authority: Substring) throws(Fault) -> (host: String, port: Int?) {
        var (host, port) = (authority, Int?.none)
        let afterBracket = authority.lastIndex(of: "]") ?? authority.startIndex
        if let colon = authority[afterBracket...].lastIndex(of: ":") {
            host = authority[..<colon]
            let digits = authority[authority.index(after: colon)...]
            guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits),
                (1...65_535).contains(number)
            else { throw .port }
            port = number
        }
        return (try checked(host: String(host)), port)
    }

    private static func checked(host: String) throws(Fault) -> String {
        if host.hasPrefix("["), host.hasSuffix("]") {
            let inner = host.dropFirst().dropLast()
            guard inner.contains(":"), inner.utf8.allSatisfy({ isHex($0) || $0 == 0x3A || $0 == 0x2E }) else {
                throw .host
            }
            return host.lowercased()
        }
        var components = URLComponents()
        components.scheme = "https"
        components.host = host
        // UTS #46 through Foundation; a percent sign says that it had to give up.
        guard let name = components.encodedHost?.lowercased(), (1...253).contains(name.utf8.count) else { throw .host }
        for label in name.split(separator: ".", omittingEmptySubsequences: false) {
            guard (1...63).contains(label.utf8.count), label.first != "-", label.last != "-",
                label.utf8.allSatisfy({ isAlphanumeric($0) || $0 == 0x2D })
            else { throw .host }
        }
        return name
    }

    /// Without the slashes at its end.
    private static func path(_ text: Substring) throws(Fault) -> String {
        var path = text
        while path.hasSuffix("/") { path = path.dropLast() }
        guard !path.contains("//"),
            path.utf8.allSatisfy({ isAlphanumeric($0) || "/-._~!$&'()*+,;=:%".utf8.contains($0) })
        else { throw .path }
        return String(path)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) && byte < 0x80
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20) && byte < 0x80
    }
}
