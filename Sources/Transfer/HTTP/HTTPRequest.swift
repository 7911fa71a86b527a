/// What to fetch, and within which bounds.
public struct HTTPRequest: Hashable, Sendable {
    /// The largest body that is ever asked for: 1 GiB.
    public static let mostBytes = 1 << 30

    /// What to fetch, by GET.
    public var url: WebAddress
    /// What is known already: the server may answer 304.
    public var validators: HTTPValidators?
    /// The `Accept` header; default `*/*`.
    public var accept: String
    /// The largest body in octets, once decompressed, 1…``mostBytes``. Default 32 MiB.
    public var maxBytes: Int {
        didSet { maxBytes = min(max(1, maxBytes), Self.mostBytes) }
    }
    /// For all of it, redirects included; `nil` is ``FetchSettings/totalTimeout``.
    public var timeout: Duration?

    /// A request with these parts.
    public init(
        url: WebAddress, validators: HTTPValidators? = nil, accept: String = "*/*", maxBytes: Int = 32 << 20,
        timeout: Duration? = nil
    ) {
        self.url = url
        self.validators = validators
        self.accept = accept
        self.maxBytes = min(max(1, maxBytes), Self.mostBytes)
        self.timeout = timeout
    }

    /// Whether this address, of this request or of a redirect, is asked only for what is new: whether a 304 of it says
    /// anything.
    public func isConditional(at address: WebAddress) -> Bool {
        validators.map { !$0.isEmpty && $0.concern(address) } ?? false
    }
}

/// What a server gave to recognise its own answer by, word for word.
public struct HTTPValidators: Hashable, Sendable {
    /// The value of `ETag`, its quotes and `W/` included.
    public var etag: String?
    /// The value of `Last-Modified`.
    public var lastModified: String?
    /// Who gave them; they are sent nowhere else: neither a date nor a tag tells the pages of two addresses apart (RFC 9110
    /// §8.8.1), and a source that redirects to today's file would be asked whether that is newer than yesterday's.
    public var url: String

    /// Validators of these parts.
    public init(etag: String? = nil, lastModified: String? = nil, url: String) {
        self.etag = etag
        self.lastModified = lastModified
        self.url = url
    }

    /// There is nothing to send.
    public var isEmpty: Bool { etag == nil && lastModified == nil }

    func concern(_ address: WebAddress) -> Bool {
        url == address.text
    }
}
