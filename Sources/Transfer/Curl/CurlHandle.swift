import CCurl

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A libcurl easy handle and who listens to it; used by one thread at a time.
final class CurlHandle {
    let easy: UnsafeMutableRawPointer
    /// Kept as long as libcurl may call it.
    private var listener: (any CurlListener)?

    /// `nil` when libcurl has no memory for a handle.
    init?() {
        Self.prepareProcess
        guard let easy = curl_easy_init() else { return nil }
        self.easy = easy
    }

    deinit {
        curl_easy_cleanup(easy)
    }

    /// Once in a process: libcurl's own set-up, and SIGPIPE.
    ///
    /// OpenSSL writes without `MSG_NOSIGNAL`, and libcurl leaves the signal alone under `CURLOPT_NOSIGNAL`, which threads
    /// need: a server that hangs up would end the process. It is ignored unless the program has a handler of its own.
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

    /// Hands the server's lines to the listener, and asks it whether to go on: once a second, or oftener.
    func listen(_ listener: any CurlListener) throws(CurlFailure) {
        self.listener = listener
        let context = Unmanaged.passUnretained(self).toOpaque()
        try check(
            curl_setopt_write(easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
                guard let bytes, let context else { return 0 }
                let handle = Unmanaged<CurlHandle>.fromOpaque(context).takeUnretainedValue()
                let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
                return handle.listener?.hear(line: line) == true ? line.count : 0
            })
        try check(curl_setopt_pointer(easy, CURLOPT_HEADERDATA, context))
        try check(
            curl_setopt_progress(easy, CURLOPT_XFERINFOFUNCTION) { context, _, _, _, _ in
                guard let context else { return 1 }
                let handle = Unmanaged<CurlHandle>.fromOpaque(context).takeUnretainedValue()
                return handle.listener?.mustStop(handle) == false ? 0 : 1
            })
        try check(curl_setopt_pointer(easy, CURLOPT_XFERINFODATA, context))
        try set(CURLOPT_NOPROGRESS, 0)
    }

    /// Forgets every option and the listener; open connections, TLS sessions and looked-up names stay.
    func reset() {
        curl_easy_reset(easy)
        listener = nil
    }

    func perform() throws(CurlFailure) {
        try check(curl_easy_perform(easy))
    }

    /// TCP has been set up, as far as libcurl tells.
    var isConnected: Bool { time(CURLINFO_CONNECT_TIME_T) > 0 }

    /// TCP and TLS have been set up, and the request is on its way.
    var isTalking: Bool { time(CURLINFO_PRETRANSFER_TIME_T) > 0 }

    private func time(_ info: CURLINFO) -> curl_off_t {
        var microseconds: curl_off_t = 0
        return curl_getinfo_offset(easy, info, &microseconds) == CURLE_OK ? microseconds : 0
    }

    var activeSocket: Int32? {
        var socket: curl_socket_t = -1
        guard curl_getinfo_socket(easy, CURLINFO_ACTIVESOCKET, &socket) == CURLE_OK, socket >= 0 else { return nil }
        return socket
    }

    func check(_ code: CURLcode) throws(CurlFailure) {
        if code != CURLE_OK { throw CurlFailure(code: code) }
    }
}

/// What one transfer tells while libcurl works; called on the thread that performs it.
protocol CurlListener: AnyObject {
    /// One line of the server, its line end included; `false` ends the transfer.
    func hear(line: UnsafeRawBufferPointer) -> Bool
    /// `true` ends the transfer.
    func mustStop(_ handle: CurlHandle) -> Bool
}

/// A libcurl call that did not succeed.
struct CurlFailure: Error {
    var code: CURLcode

    /// libcurl's own words for the code; they hold no host, user or password.
    var text: String { String(cString: curl_easy_strerror(code)) }
}
