import CCurl

/// One request to one address, without following where it redirects.
struct Hop: Sendable {
    let address: WebAddress
    let request: HTTPRequest
    let settings: FetchSettings
    /// What is left of the whole fetch.
    let timeout: Duration

    /// What came back.
    struct Answer: Sendable {
        var response: HTTPResponse
        /// Where the answer redirects to, as it came.
        var location: [UInt8]?
        /// How long it took, waiting for the lane aside.
        var time: Duration
    }

    func run(_ handle: CurlHandle, _ isCancelled: @escaping () -> Bool) throws(FetchError) -> Answer {
        let started = SuspendingClock.now
        let listener = try listen(handle, isCancelled)
        return Answer(
            response: HTTPResponse(
                status: listener.status, url: address, fields: listener.fields, body: listener.body),
            location: listener.location, time: started.duration(to: .now))
    }

    /// - Returns: the listener with a complete header.
    private func listen(_ handle: CurlHandle, _ isCancelled: @escaping () -> Bool) throws(FetchError) -> HopListener {
        let listener = HopListener(
            mayBePrivate: settings.allowedHosts.contains(address), maxBytes: request.maxBytes,
            isCancelled: isCancelled)
        let headers = HeaderList(headers)
        handle.reset()
        defer { handle.reset() }
        do throws(CurlFailure) {
            try configure(handle)
            try handle.check(curl_setopt_pointer(handle.easy, CURLOPT_HTTPHEADER, headers.first))
            try listener.install(in: handle)
            try handle.perform()
        } catch {
            guard let failure = classify(error, handle, listener) else { return listener }
            throw failure
        }
        // libcurl takes a connection that ends within the header as an answer without body.
        guard listener.isHeaderComplete else { throw failure(listener.status == 0 ? .garbage : .lost) }
        return listener
    }

    private func configure(_ handle: CurlHandle) throws(CurlFailure) {
        try handle.set(CURLOPT_URL, address.text)
        try handle.set(CURLOPT_PROTOCOLS_STR, "http,https")
        try handle.set(CURLOPT_FOLLOWLOCATION, 0)
        try handle.set(CURLOPT_HTTP09_ALLOWED, 0)
        try handle.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        // Whatever libcurl was built to decompress.
        try handle.set(CURLOPT_ACCEPT_ENCODING, "")
        try handle.set(CURLOPT_USERAGENT, Self.line(settings.userAgent))
        try handle.set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        // Basic is libcurl's default.
        if let login = address.login {
            try handle.set(CURLOPT_USERNAME, login.user)
            try handle.set(CURLOPT_PASSWORD, login.password.characters)
        }
        // Empty, it keeps the proxies of the environment out.
        try handle.set(CURLOPT_PROXY, "")
        try handle.set(CURLOPT_SSL_VERIFYPEER, 1)
        try handle.set(CURLOPT_SSL_VERIFYHOST, 2)
        try handle.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let caFile = settings.caFile { try handle.set(CURLOPT_CAINFO, caFile) }
        try handle.set(CURLOPT_NOSIGNAL, 1)
        // A look-up that hangs is left behind instead of waited for.
        try handle.set(CURLOPT_QUICK_EXIT, 1)
        try handle.set(CURLOPT_CONNECTTIMEOUT_MS, Self.milliseconds(min(settings.connectTimeout, timeout)))
        try handle.set(CURLOPT_TIMEOUT_MS, Self.milliseconds(timeout))
    }

    private var headers: [String] {
        var headers = ["Accept: \(Self.line(request.accept))"]
        if let validators = request.validators, request.isConditional(at: address) {
            if let etag = validators.etag.map(Self.line), !etag.isEmpty { headers.append("If-None-Match: \(etag)") }
            if let date = validators.lastModified.map(Self.line), !date.isEmpty {
                headers.append("If-Modified-Since: \(date)")
            }
        }
        return headers
    }

    /// What libcurl takes: 0 would be no limit at all.
    private static func milliseconds(_ duration: Duration) -> Int {
        duration < .seconds(86_400) ? max(1, duration.milliseconds) : 86_400_000
    }

    /// No value may begin a line of its own.
    private static func line(_ text: String) -> String {
        let safe = String(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) })
        return safe.allSatisfy { $0 == " " } ? "" : safe
    }

    private func failure(_ kind: FetchError.Kind, detail: String = "") -> FetchError {
        FetchError(kind, host: address.authority, detail: detail)
    }
}

extension Hop {
    /// - Returns: `nil` where the answer stands although its body does not: a redirect, and an error whose status says
    ///   more than what is wrong with its body.
    private func classify(_ failure: CurlFailure, _ handle: CurlHandle, _ listener: HopListener) -> FetchError? {
        switch listener.stop {
        case .redirect, .enoughOfError: return nil
        case .cancelled: return self.failure(.cancelled)
        case .headerTooLarge: return self.failure(.headerTooLarge)
        case .bodyTooLarge: return self.failure(.bodyTooLarge(limit: request.maxBytes))
        case nil: break
        }
        if listener.isHeaderComplete, listener.status >= 400 { return nil }
        switch failure.code {
        case CURLE_COULDNT_RESOLVE_HOST: return self.failure(.hostUnknown)
        case CURLE_COULDNT_CONNECT:
            if let address = listener.refusedAddress { return self.failure(.privateAddress("\(address)")) }
            return self.failure(.connectionRefused)
        case CURLE_OPERATION_TIMEDOUT: return self.failure(handle.isTalking ? .timeout : .connectTimeout)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
            return self.failure(.certificate)
        case CURLE_SSL_CACERT_BADFILE: return self.failure(.certificateFile)
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_CERTPROBLEM, CURLE_SSL_ENGINE_INITFAILED:
            return self.failure(.tls)
        // libcurl cannot write what stands behind the end of a gzip stream, be it garbage or a second one.
        case CURLE_BAD_CONTENT_ENCODING, CURLE_WRITE_ERROR: return self.failure(.badEncoding)
        case CURLE_PARTIAL_FILE: return self.failure(.cut)
        case CURLE_GOT_NOTHING: return self.failure(.emptyReply)
        case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_FUNCTION_ARGUMENT:
            return self.failure(.garbage)
        case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM:
            return self.failure(listener.isHeaderComplete ? .cut : .lost)
        // libcurl's own limit of one line; a code of its own only since 8.6 (CURLE_TOO_LARGE).
        case CURLE_OUT_OF_MEMORY,
            CURLcode(rawValue: 100) where !listener.isHeaderComplete:
            return self.failure(.headerTooLarge)
        default: return self.failure(.unclassified, detail: failure.text)
        }
    }
}

/// libcurl's list of header lines, which must outlive the transfer.
private struct HeaderList: ~Copyable {
    let first: UnsafeMutablePointer<curl_slist>?

    init(_ lines: [String]) {
        first = lines.reduce(nil) { curl_slist_append($0, $1) ?? $0 }
    }

    deinit {
        curl_slist_free_all(first)
    }
}
