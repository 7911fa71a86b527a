import Synchronization

/// Pages by path that change over time, served as a good server does: with an ETag, and 304 to who has it already.
public final class HTTPPages: Sendable {
    /// One page.
    public struct Page: Sendable {
        /// The body, sent as it is.
        public var body: [UInt8]
        /// The value of Content-Type.
        public var contentType: String

        /// A page of these bytes.
        public init(_ body: [UInt8], _ contentType: String = "application/xml") {
            self.body = body
            self.contentType = contentType
        }

        /// The same for the same bytes.
        public var etag: String {
            let hash = body.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
            return "\"\(String(hash, radix: 16))\""
        }
    }

    private let pages = Mutex<[String: Page]>([:])
    private let scripts = Mutex<[String: HTTPScript]>([:])

    /// No pages: 404 to everything.
    public init() {}

    /// The page of a path.
    public subscript(_ path: String) -> Page? {
        get { pages.withLock { $0[path] } }
        set { pages.withLock { $0[path] = newValue } }
    }

    /// Plays a script in place of the page, until it is `nil` again.
    public func play(_ script: HTTPScript?, at path: String) {
        scripts.withLock { $0[path] = script }
    }

    /// A handler for ``HTTPTestServer``.
    public var handler: HTTPTestServer.Handler {
        { request in self.answer(request) }
    }

    private func answer(_ request: HTTPTestRequest) -> HTTPScript {
        if let script = scripts.withLock({ $0[request.path] }) { return script }
        guard let page = self[request.path] else {
            return .response(404, ["Content-Type": "text/plain"], "no such page")
        }
        if request.headers["if-none-match"] == page.etag { return .response(304, ["ETag": page.etag]) }
        return .response(200, ["Content-Type": page.contentType, "ETag": page.etag], body: page.body)
    }
}
