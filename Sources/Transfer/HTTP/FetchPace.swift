public import FoundationEssentials

/// How soon a host may be asked again: pure arithmetic, its memory is the caller's.
public struct FetchPace: Hashable, Sendable {
    /// The longest that a server's word keeps us away: 7 days.
    public static let longestPause: Duration = .seconds(7 * 86_400)
    /// The longest that a body counts as fresh: 1 day; a file that says a year would hide every paper of it.
    public static let longestFreshness: Duration = .seconds(86_400)
    /// After a 429 that does not say how long: 5 minutes.
    public static let pauseAfter429: Duration = .seconds(300)

    /// Between two requests to one host, by ``lane(of:)``. Default: arXiv 3 s, as its terms of use ask.
    public var spacings: [String: Duration] = ["arxiv.org": .seconds(3)]
    /// For every other host. Default 1 s.
    public var spacing: Duration = .seconds(1)

    /// The defaults.
    public init() {}

    /// What a request to this host is counted under: the host in lower case, and `arxiv.org` for all hosts of arXiv, whose
    /// limit is one for `export.arxiv.org`, `rss.arxiv.org` and `arxiv.org` together.
    public static func lane(of host: String) -> String {
        let name = host.lowercased()
        return name == "arxiv.org" || name.hasSuffix(".arxiv.org") ? "arxiv.org" : name
    }

    /// Between two requests to this host.
    public func spacing(of host: String) -> Duration {
        spacings[Self.lane(of: host)] ?? spacing
    }

    /// The earliest instant at which this server wants to be asked anything again: `Retry-After` of an error, or the end of
    /// a rate limit that is used up; ``longestPause`` from now at most.
    /// - Returns: `nil` where it does not mind.
    public func notBefore(after response: HTTPResponse, now: Date) -> Date? {
        var instants: [Date] = []
        if response.status >= 400, let instant = response.retryAfter(now: now) { instants.append(instant) }
        if let limit = response.rateLimit(now: now), limit.remaining == 0, let reset = limit.reset {
            instants.append(reset)
        }
        if instants.isEmpty, response.status == 429 {
            instants.append(now.addingTimeInterval(Self.pauseAfter429 / .seconds(1)))
        }
        guard let latest = instants.max(), latest > now else { return nil }
        return min(latest, now.addingTimeInterval(Self.longestPause / .seconds(1)))
    }

    /// Until when this source need not be asked, by its own word; ``longestFreshness`` from now at most.
    /// - Returns: `nil` where it does not say.
    public func freshUntil(_ response: HTTPResponse, now: Date) -> Date? {
        response.freshUntil(now: now).map { min($0, now.addingTimeInterval(Self.longestFreshness / .seconds(1))) }
    }
}
