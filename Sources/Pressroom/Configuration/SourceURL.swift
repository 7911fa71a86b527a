public import Transfer

/// The address of something to fetch, without user and password: `https://example.org/feed.xml?format=atom`.
public struct SourceURL: Hashable, Sendable {
    /// As it is fetched.
    public let address: WebAddress

    /// Absolute, normalised: the host in lower case and with A-labels, without a fragment.
    public var text: String { address.text }

    /// Characters that a URL may have.
    public static let most = 2_000

    /// - Throws: `SiteURL.Fault`; the text may hold a login, so it is no part of it.
    public init(_ text: String) throws(SiteURL.Fault) {
        let lowered = text.drop { $0.isWhitespace }.lowercased()
        guard let scheme = ["https://", "http://"].first(where: lowered.hasPrefix) else { throw .notAbsolute }
        let authority = lowered.dropFirst(scheme.count).prefix { !"/?#\\".contains($0) }
        if authority.contains("@") { throw .login }
        do {
            address = try WebAddress(String(text.drop { $0.isWhitespace }))
        } catch {
            throw error == .host ? .host : .path
        }
    }
}
