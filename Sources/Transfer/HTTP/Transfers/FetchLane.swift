/// Fetches one after another, on a thread of its own and with its own connections: one host is never asked twice at once.
actor FetchLane {
    private let settings: FetchSettings
    private nonisolated let thread = BlockingThread(label: "paperboy.fetch")
    private var handle: CurlHandle?

    init(_ settings: FetchSettings) {
        self.settings = settings
    }

    /// The thread that blocks in place of the cooperative pool.
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    /// Blocks until there is an answer, an error, or the time is over.
    func fetch(_ request: HTTPRequest, isCancelled: @escaping @Sendable () -> Bool) -> Result<HTTPResponse, FetchError>
    {
        Result { () throws(FetchError) in try perform(request, isCancelled) }
    }

    private func perform(
        _ request: HTTPRequest, _ isCancelled: @escaping @Sendable () -> Bool
    ) throws(FetchError) -> HTTPResponse {
        guard let handle = handle ?? CurlHandle() else {
            throw FetchError(.unclassified, host: request.url.authority, detail: "out of memory")
        }
        self.handle = handle
        let started = SuspendingClock.now
        let limit = request.timeout ?? settings.totalTimeout
        var chain = RedirectChain(from: request.url, limit: settings.maxRedirects)
        while true {
            let here = chain.address
            if isCancelled() { throw FetchError(.cancelled, host: here.authority) }
            let left = limit - started.duration(to: .now)
            guard left > .zero else { throw FetchError(.timeout, host: here.authority) }
            let hop = Hop(
                address: here, request: request, settings: settings, timeout: left, isCancelled: isCancelled)
            let answer = try hop.run(handle)
            guard let location = answer.location else {
                return HTTPResponse(
                    status: answer.status, url: here, fields: answer.fields, body: answer.body,
                    redirects: chain.redirects)
            }
            try chain.follow(answer.status, location: location)
        }
    }
}
