/// The address of something to fetch: `https://example.org/feed.xml?format=atom`.
public struct SourceURL: Hashable, Sendable {
    /// Absolute, the host in lower case and with A-labels, without a fragment; what is not ASCII is percent-encoded.
    public let text: String
    /// As URLs give it: a name, an IPv4 address, or an IPv6 address in brackets.
    public let host: String

    /// Characters that a URL may have.
    public static let most = 2_000

    /// - Throws: `SiteURL.Fault`; the text may hold a login, so it is no part of it.
    public init(_ text: String) throws(SiteURL.Fault) {
        let text = Self.trimmed(text)
        let lowered = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: lowered.hasPrefix) else { throw .notAbsolute }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let site = try SiteURL(scheme + authority)
        let path = try Self.encoded(rest.dropFirst(authority.count).prefix { $0 != "#" })
        self.text = site.text + (path.hasPrefix("/") ? path : "/" + path)
        host = site.host
    }

    /// Spaces and controls are slips of the pen (RFC 3986 has none); other characters are what people see in their
    /// browser's address bar.
    private static func encoded(_ text: Substring) throws(SiteURL.Fault) -> String {
        var result = ""
        for byte in text.utf8 {
            guard byte > 0x20, byte != 0x7F else { throw .path }
            if byte < 0x80, !"\"<>\\^`{|}".utf8.contains(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let hex = String(byte, radix: 16, uppercase: true)
                result += byte < 0x10 ? "%0\(hex)" : "%\(hex)"
            }
        }
        return result
    }

    private static func trimmed(_ text: String) -> String {
        var text = Substring(text)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
