import CCurl

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A libcurl easy handle and what its callbacks collect; used by one thread at a time.
final class CurlHandle {
    let easy: UnsafeMutableRawPointer
    /// The server's lines up to the end of the login, CRLF included; at most 64 KiB.
    private(set) var received: [UInt8] = []
    private let started = SuspendingClock.now
    private let connectLimit: Duration

    /// `nil` when libcurl has no memory for a handle.
    init?(connectLimit: Duration) {
        Self.prepareProcess
        guard let easy = curl_easy_init() else { return nil }
        self.easy = easy
        self.connectLimit = connectLimit
    }

    deinit {
        curl_easy_cleanup(easy)
    }

    /// Once in a process: libcurl's own set-up, and SIGPIPE.
    ///
    /// OpenSSL writes without `MSG_NOSIGNAL`, and libcurl leaves the signal alone under `CURLOPT_NOSIGNAL`, which threads
    /// need: a relay that hangs up would end the process. It is ignored unless the program has a handler of its own.
    private static let prepareProcess: Void = {
        curl_global_init(Int(CURL_GLOBAL_DEFAULT))
        var action = sigaction()
        guard sigaction(SIGPIPE, nil, &action) == 0 else { return }
        #if canImport(Darwin)
            let isDefault = action.__sigaction_u.__sa_handler == nil
        #else
            let isDefault = action.__sigaction_handler.sa_handler == nil
        #endif
        if isDefault { signal(SIGPIPE, SIG_IGN) }
    }()

    func set(_ option: CURLoption, _ value: Int) throws(CurlFailure) {
        try check(curl_setopt_long(easy, option, value))
    }

    /// libcurl copies the string.
    func set(_ option: CURLoption, _ value: String) throws(CurlFailure) {
        try check(curl_setopt_string(easy, option, value))
    }

    /// Collects the server's lines, and gives up when TCP takes longer than the limit.
    func installCallbacks() throws(CurlFailure) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        try check(
            curl_setopt_write(easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
                guard let bytes, let context else { return 0 }
                let handle = Unmanaged<CurlHandle>.fromOpaque(context).takeUnretainedValue()
                handle.collect(UnsafeRawBufferPointer(start: bytes, count: size * count))
                return size * count
            })
        try check(curl_setopt_pointer(easy, CURLOPT_HEADERDATA, context))
        try check(
            curl_setopt_progress(easy, CURLOPT_XFERINFOFUNCTION) { context, _, _, _, _ in
                guard let context else { return 1 }
                return Unmanaged<CurlHandle>.fromOpaque(context).takeUnretainedValue().isConnectOverdue ? 1 : 0
            })
        try check(curl_setopt_pointer(easy, CURLOPT_XFERINFODATA, context))
        try set(CURLOPT_NOPROGRESS, 0)
    }

    /// TCP has been set up, as far as libcurl tells.
    var isConnected: Bool {
        var microseconds: curl_off_t = 0
        return curl_getinfo_offset(easy, CURLINFO_CONNECT_TIME_T, &microseconds) == CURLE_OK && microseconds > 0
    }

    var activeSocket: Int32? {
        var socket: curl_socket_t = -1
        guard curl_getinfo_socket(easy, CURLINFO_ACTIVESOCKET, &socket) == CURLE_OK, socket >= 0 else { return nil }
        return socket
    }

    private func collect(_ bytes: UnsafeRawBufferPointer) {
        if received.count + bytes.count <= 65_536 { received.append(contentsOf: bytes) }
    }

    private var isConnectOverdue: Bool {
        !isConnected && started.duration(to: .now) > connectLimit
    }

    func check(_ code: CURLcode) throws(CurlFailure) {
        if code != CURLE_OK { throw CurlFailure(code: code) }
    }
}

/// A libcurl call that did not succeed.
struct CurlFailure: Error {
    var code: CURLcode

    /// libcurl's own words for the code; they hold no host, user or password.
    var text: String { String(cString: curl_easy_strerror(code)) }
}
