/// How a fetcher behaves towards every server.
public struct FetchSettings: Hashable, Sendable {
    /// Who we are, with the operator's contact.
    public var userAgent: String
    /// Hosts that may have private addresses. Default: none.
    public var allowedHosts: AllowedHosts
    /// Name look-up, TCP and TLS of each hop. Default 10 s.
    public var connectTimeout: Duration = .seconds(10)
    /// For all of a fetch, redirects included, waiting for its turn aside. Default 60 s.
    public var totalTimeout: Duration = .seconds(60)
    /// The most redirects that are followed. Default 5.
    public var maxRedirects = 5
    /// A PEM file of certificate authorities in place of the system's.
    public var caFile: String?

    /// The defaults, for this user agent.
    public init(userAgent: String, allowedHosts: AllowedHosts = AllowedHosts()) {
        self.userAgent = userAgent
        self.allowedHosts = allowedHosts
    }
}
