/// What a server answered in the end, whatever its status: who asked judges.
public struct HTTPResponse: Hashable, Sendable {
    /// One redirect on the way.
    public struct Redirect: Hashable, Sendable {
        /// 301, 302, 303, 307 or 308.
        public var status: Int
        /// Where it led.
        public var target: WebAddress

        /// A redirect with this status to this target.
        public init(status: Int, target: WebAddress) {
            self.status = status
            self.target = target
        }

        /// The server says that the move is for good.
        public var isPermanent: Bool { status == 301 || status == 308 }
    }

    /// 200…599; 3xx only where it leads nowhere, and 304.
    public var status: Int
    /// Who answered: the address that was asked for, or the last redirect's target.
    public var url: WebAddress
    /// The header fields.
    public var fields: HTTPFields
    /// The decoded body. Of a status from 400 on, no more than the first 256 KiB, and whatever came of it.
    public var body: [UInt8]
    /// The redirects that were followed, in order.
    public var redirects: [Redirect]

    /// A response of these parts.
    public init(
        status: Int, url: WebAddress, fields: HTTPFields = HTTPFields(), body: [UInt8] = [], redirects: [Redirect] = []
    ) {
        self.status = status
        self.url = url
        self.fields = fields
        self.body = body
        self.redirects = redirects
    }

    /// Nothing has changed since the validators that were sent.
    public var isNotModified: Bool { status == 304 }

    /// Where the source has moved for good: how far the redirects lead before the first that is for now only.
    /// - Returns: `nil` where there is none, and where the answer is an error.
    public var movedTo: WebAddress? {
        guard (200..<300).contains(status) || isNotModified else { return nil }
        return redirects.prefix { $0.isPermanent }.last?.target
    }
}
