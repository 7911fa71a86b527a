import Synchronization

/// Fetches over HTTP with libcurl: conditional, compressed, within bounds, and to public addresses only.
///
/// Requests to one host (all of arXiv is one, see ``FetchPace/lane(of:)``) follow one another over a connection that is
/// kept; different hosts are asked at the same time, each on a thread of its own. Connections end with the fetcher: make
/// one for a run, not for a lifetime. No cookies, no caches, no `.netrc`, no proxy; how long to wait between two requests
/// is the caller's part.
public final class HTTPFetcher: Sendable {
    private let settings: FetchSettings
    private let lanes = Mutex<[String: FetchLane]>([:])

    /// A fetcher that has not connected yet.
    public init(_ settings: FetchSettings) {
        self.settings = settings
    }

    /// Fetches by GET and follows redirects.
    ///
    /// When the task is cancelled it returns at once, with ``FetchError/Kind/cancelled``; the connection is given up
    /// within a second.
    /// - Parameter turn: called before each request, a redirect's too, with where it goes and the redirect that leads
    ///   there: returns when that host may be asked, or throws, which ends the fetch. Its time counts towards no limit.
    /// - Returns: the answer, whatever its status, or why there is no whole answer.
    /// - Throws: what `turn` throws.
    public func fetch<Refusal: Error>(
        _ request: HTTPRequest, turn: (_ target: WebAddress, _ redirect: HTTPResponse?) async throws(Refusal) -> Void
    ) async throws(Refusal) -> Result<HTTPResponse, FetchError> {
        var chain = RedirectChain(from: request.url, limit: settings.maxRedirects)
        var left = request.timeout ?? settings.totalTimeout
        var redirect: HTTPResponse?
        while true {
            let here = chain.address
            try await turn(here, redirect)
            let hop = Hop(address: here, request: request, settings: settings, timeout: left)
            do throws(FetchError) {
                var answer = try await answer(of: hop)
                guard let location = answer.location else {
                    answer.response.redirects = chain.redirects
                    return .success(answer.response)
                }
                try chain.follow(answer.response.status, location: location)
                redirect = answer.response
                left -= answer.time
                if left <= .zero { throw FetchError(.timeout, host: chain.address.authority) }
            } catch {
                return .failure(error)
            }
        }
    }

    /// Fetches without waiting for any turn.
    /// - Throws: ``FetchError`` where there is no whole answer.
    public func fetch(_ request: HTTPRequest) async throws(FetchError) -> HTTPResponse {
        try await fetch(request) { _, _ in }.get()
    }

    private func answer(of hop: Hop) async throws(FetchError) -> Hop.Answer {
        let lane = lane(for: hop.address.host)
        let waiter = Waiter()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                waiter.wait(continuation)
                Task { [waiter] in
                    waiter.answer(await lane.run(hop) { waiter.isOver })
                }
            }
        } onCancel: {
            waiter.answer(.failure(FetchError(.cancelled, host: hop.address.authority)))
        }
        return try result.get()
    }

    private func lane(for host: String) -> FetchLane {
        lanes.withLock { lanes in
            let key = FetchPace.lane(of: host)
            if let lane = lanes[key] { return lane }
            let lane = FetchLane()
            lanes[key] = lane
            return lane
        }
    }
}

/// Gives the first of two answers to who waits: the lane's, or that the task was cancelled.
private final class Waiter: Sendable {
    typealias Answer = Result<Hop.Answer, FetchError>

    private struct State {
        var answer: Answer?
        var continuation: CheckedContinuation<Answer, Never>?
    }

    private let state = Mutex(State())

    /// Nobody waits any more.
    var isOver: Bool { state.withLock { $0.answer != nil } }

    func wait(_ continuation: CheckedContinuation<Answer, Never>) {
        let answer = state.withLock { state in
            if state.answer == nil { state.continuation = continuation }
            return state.answer
        }
        if let answer { continuation.resume(returning: answer) }
    }

    func answer(_ answer: Answer) {
        let continuation: CheckedContinuation<Answer, Never>? = state.withLock { state in
            guard state.answer == nil else { return nil }
            state.answer = answer
            defer { state.continuation = nil }
            return state.continuation
        }
        continuation?.resume(returning: answer)
    }
}
