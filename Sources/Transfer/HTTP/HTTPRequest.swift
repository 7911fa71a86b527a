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
}

/// What a server gave to recognise its own answer by, word for word.
public struct HTTPValidators: Hashable, Sendable {
    /// The value of `ETag`, its quotes and `W/` included.
    public var etag: String?
    /// The value of `Last-Modified`.
    public var lastModified: String?
    /// Who gave them; they are sent nowhere else. `nil`: to every address on the way.
    ///
    /// A source that redirects to today's file would else be asked whether today's is newer than yesterday's, and a date
    /// alone can answer no.
    public var url: String?

    /// Validators of these parts.
    public init(etag: String? = nil, lastModified: String? = nil, url: String? = nil) {
        self.etag = etag
        self.lastModified = lastModified
        self.url = url
    }

    /// There is nothing to send.
    public var isEmpty: Bool { etag == nil && lastModified == nil }

    func concern(_ address: WebAddress) -> Bool {
        url == nil || url == address.text
    }
}
