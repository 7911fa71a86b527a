internal import Foundation
internal import Ingest
internal import Papers
internal import Storage
internal import Transfer

/// Fetches pages as a polite guest: in turn, never sooner than a host asks for, conditional where possible.
struct WebVisitor: Sendable {
    let fetcher: HTTPFetcher
    let store: Store
    /// The real clock, whatever `--as-of` says: hosts live in real time.
    let now: @Sendable () -> Date
    /// Seconds.
    let pause: @Sendable (TimeInterval) async throws -> Void
    /// The site's, for messages.
    let zone: TimeZone
    /// The operator's own hosts (`fetch.allowPrivate`), which need no sparing.
    let ownHosts: Set<String>

    /// A page, or that it has not changed.
    struct Page: Sendable {
        var address: WebAddress
        /// `nil`: unchanged since the validators.
        var body: [UInt8]?
        var charset: String?
        var mediaType: String?
        var answer: SourceVisit.Answer
    }

    /// Why there is no page.
    enum Refusal: Error {
        /// The host wants to be left alone until then.
        case putOff(host: String, until: Date)
        /// What the server said about the source goes with it, where it answered.
        case failed(Failure, SourceVisit.Answer?)
        /// A signal ended the run.
        case stopped
    }

    /// Waits that a run bears; a longer one is put off to another run. Seconds.
    private static let longestWait: TimeInterval = 20

    /// One page.
    func get(
        _ address: WebAddress, _ validators: HTTPValidators?, for source: Source
    ) async throws(Refusal) -> Page {
        var request = HTTPRequest(
            url: address, validators: validators, accept: source.format.accept, maxBytes: source.maxBytes,
            timeout: source.timeout)
        var response = try await answer(to: request, for: source)
        if response.isNotModified, !request.isConditional(at: response.url) {
            // Some caches answer so without having been asked whether anything changed: once more, and no oftener.
            request.accept = "*/*"
            response = try await answer(to: request, for: source)
        }
        return try page(response, wasConditional: request.isConditional(at: response.url), source)
    }

    /// What the source gave last.
    func lastBody(of source: Source) async -> [UInt8]? {
        guard let state = try? await store.sourceState(source.id) else { return nil }
        return try? await store.body(of: state)
    }

    private func answer(to request: HTTPRequest, for source: Source) async throws(Refusal) -> HTTPResponse {
        let result = try await fetcher.fetch(request) { target, redirect async throws(Refusal) in
            if let redirect, let until = FetchPace().notBefore(after: redirect, now: now()) {
                await rest(redirect.url, until: until)
            }
            try await takeTurn(at: target, source)
        }
        let response: HTTPResponse
        do {
            response = try result.get()
        } catch {
            if error.kind == .cancelled { throw .stopped }
            let hint: String? =
                if case .privateAddress = error.kind { "name the host in fetch.allowPrivate" } else { nil }
            throw .failed(
                Failure(.unavailable, "\(source.name): \(error)", hint: hint), nil)
        }
        guard let until = FetchPace().notBefore(after: response, now: now()) else { return response }
        // After a redirect it is another host that asks for rest.
        await rest(response.url, until: until)
        if response.status == 429 || response.status == 503 {
            throw .failed(
                Failure(
                    .tryLater,
                    "\(source.name): asks to be left alone until \(WallText.end(until, in: zone)) "
                        + "(HTTP \(response.status))"), nil)
        }
        return response
    }

    /// Leaves a host alone. Where that cannot be stored, the next request finds out by itself.
    private func rest(_ address: WebAddress, until: Date) async {
        try? await store.rest(host: FetchPace.lane(of: address.host), until: until)
    }

    /// Leaves a host alone that turned us away without saying for how long.
    func rest(after address: WebAddress) async {
        await rest(address, until: now().addingTimeInterval(FetchPace.pauseAfter429 / .seconds(1)))
    }

    /// Waits for the next request's turn; all processes on this site's store share it.
    private func takeTurn(at address: WebAddress, _ source: Source) async throws(Refusal) {
        let lane = FetchPace.lane(of: address.host)
        // arXiv's terms hold for mirrors of its API too.
        let least: Duration = source.format == .arxivAtom ? .seconds(3) : .zero
        let isOwn = ownHosts.contains(address.host) || ownHosts.contains(address.authority)
        let spacing = max(isOwn ? .zero : FetchPace().spacing(of: address.host), least)
        do {
            if let rest = try await store.host(lane).rest(at: now()), rest.timeIntervalSince(now()) > Self.longestWait {
                throw Refusal.putOff(host: address.host, until: rest)
            }
            let instant = try await store.reserve(host: lane, spacing: spacing / .seconds(1), now: now())
            let wait = instant.timeIntervalSince(now())
            guard wait <= Self.longestWait else { throw Refusal.putOff(host: address.host, until: instant) }
            if wait > 0 { try await pause(wait) }
        } catch let refusal as Refusal {
            throw refusal
        } catch let error as StorageError {
            throw .failed(Failure(error, path: store.path), nil)
        } catch {
            throw .stopped
        }
    }

    private func page(
        _ response: HTTPResponse, wasConditional: Bool, _ source: Source
    ) throws(Refusal) -> Page {
        var answer = SourceVisit.Answer(
            validators: response.validators, freshUntil: FetchPace().freshUntil(response, now: now()),
            movedTo: response.movedTo)
        switch response.status {
        case 304 where wasConditional:
            return Page(address: response.url, body: nil, answer: answer)
        case 200..<300:
            return Page(
                address: response.url, body: response.body, charset: response.charset, mediaType: response.mediaType,
                answer: answer)
        case 410:
            answer.isGone = true
            throw .failed(
                Failure(
                    .sourceMissing, "\(source.name): it is gone for good (HTTP 410), and is asked no more",
                    hint: "change or remove the source in the configuration"), answer)
        default:
            throw .failed(failure(response, source), answer)
        }
    }

    private func failure(_ response: HTTPResponse, _ source: Source) -> Failure {
        // Some services say in their own format what is wrong with the question.
        let context = ReadingContext(
            source: source.id, referenceDay: Day(utc: now()), now: now(), charset: response.charset)
        do {
            _ = try DigestReader.read(response.body, as: .auto, context)
        } catch {
            if case .sourceReports = error.reason {
                return Failure(.invalidData, "\(error.text(in: source.name)) (HTTP \(response.status))")
            }
        }
        switch response.status {
        case 304:
            return Failure(.unavailable, "\(source.name): says that nothing has changed, twice, unasked")
        case 300..<400:
            return Failure(.unavailable, "\(source.name): redirects to nowhere (HTTP \(response.status))")
        case 404: return Failure(.sourceMissing, "\(source.name): there is no such page (HTTP 404)")
        case 401, 403, 407, 451:
            return Failure(.unavailable, "\(source.name): access is refused (HTTP \(response.status))")
        case 429: return Failure(.tryLater, "\(source.name): asks for fewer requests (HTTP 429)")
        default:
            return Failure(.unavailable, "\(source.name): answers with an error (HTTP \(response.status))")
        }
    }
}

extension SourceFormat {
    /// What a request for this format says it takes.
    fileprivate var accept: String {
        switch self {
        case .hfJSON: "application/json"
        case .hfHTML: "text/html"
        case .arxivAtom: "application/atom+xml, application/xml;q=0.9, */*;q=0.5"
        case .arxivRSS, .feed:
            "application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, "
                + "application/json;q=0.9, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
        case .auto, .text: "*/*"
        }
    }
}
