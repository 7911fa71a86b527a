import CCurl
import FoundationEssentials

/// Opens and logs in with libcurl: connect, TLS, EHLO, AUTH.
struct LoginAttempt {
    let relay: Relay
    let timeouts: SMTPTimeouts

    /// - Returns: a handle whose connection is ready for MAIL, its socket, and what EHLO offered.
    func run() throws(RelayError) -> (handle: CurlHandle, socket: Int32, capabilities: Capabilities) {
        guard let handle = CurlHandle() else {
            throw RelayError(.unclassified, .connect, detail: "out of memory")
        }
        let listener = LoginListener(connectLimit: timeouts.connect)
        do throws(CurlFailure) {
            try configure(handle)
            try handle.listen(listener)
            try handle.perform()
        } catch {
            throw classify(error, handle, Self.replies(in: listener.received))
        }
        let replies = Self.replies(in: listener.received)
        guard let hello = replies.last(where: { $0.code == 250 }) else { throw RelayError(.garbage, .hello) }
        let capabilities = Capabilities(
            lines: hello.text.split(separator: 10).map { String(decoding: $0, as: UTF8.self) })
        if relay.login != nil, replies.last?.code != 235 {
            // libcurl goes on without a login where none is offered.
            throw RelayError(capabilities.authentication.isEmpty ? .loginNotOffered : .loginRefused, .login)
        }
        guard let socket = handle.activeSocket else { throw RelayError(.lost, .hello) }
        return (handle, socket, capabilities)
    }

    private func configure(_ handle: CurlHandle) throws(CurlFailure) {
        try handle.set(CURLOPT_CONNECT_ONLY, 1)
        try handle.set(CURLOPT_NOSIGNAL, 1)
        try handle.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        // An empty proxy keeps ALL_PROXY of the environment out.
        try handle.set(CURLOPT_PROXY, "")
        try handle.set(CURLOPT_URL, url)
        try handle.set(CURLOPT_USE_SSL, relay.security == .startTLS ? Int(CURLUSESSL_ALL.rawValue) : 0)
        try handle.set(CURLOPT_SSL_VERIFYPEER, 1)
        try handle.set(CURLOPT_SSL_VERIFYHOST, 2)
        try handle.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let caFile = relay.caFile { try handle.set(CURLOPT_CAINFO, caFile) }
        if let login = relay.login {
            try handle.set(CURLOPT_USERNAME, login.user)
            try handle.set(CURLOPT_PASSWORD, login.password.characters)
        }
        try handle.set(CURLOPT_TCP_KEEPALIVE, 1)
        // libcurl's connect time-out runs until the login is done; TCP's own limit is watched by the progress callback.
        try handle.set(CURLOPT_CONNECTTIMEOUT_MS, (timeouts.connect + timeouts.command).milliseconds)
        try handle.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, (timeouts.command.milliseconds + 999) / 1000))
    }

    private var url: String {
        let scheme = relay.security == .implicitTLS ? "smtps" : "smtp"
        // libcurl takes the EHLO name from the path and decodes it.
        let hello = relay.helloName.map { character in
            switch character {
            case "[": "%5B"
            case "]": "%5D"
            case ":": "%3A"
            default: String(character)
            }
        }
        return "\(scheme)://\(relay.host):\(relay.port)/\(hello.joined())"
    }

    static func replies(in bytes: [UInt8]) -> [RawReply] {
        var reader = ReplyReader()
        bytes.withUnsafeBytes { reader.append($0) }
        var replies: [RawReply] = []
        while let reply = try? reader.next() { replies.append(reply) }
        return replies
    }

    /// A refusal, fit to be shown: a server that echoes what it was sent must not make the password known.
    func reply(_ raw: RawReply) -> Reply {
        guard let login = relay.login else { return Reply(raw) }
        let text = String(decoding: raw.text, as: UTF8.self)
        let password = login.password.characters
        let secrets = [
            password, Self.base64(password), Self.base64(login.user),
            // AUTH PLAIN (RFC 4616) without and with an identity to act for.
            Self.base64("\0\(login.user)\0\(password)"),
            Self.base64("\(login.user)\0\(login.user)\0\(password)"),
        ]
        // What it said besides is not worth the risk.
        guard !secrets.contains(where: { !$0.isEmpty && text.range(ofText: $0) != nil }) else {
            return Reply(code: raw.code, enhanced: raw.parts.0)
        }
        return Reply(raw, hiding: [login.user])
    }

    private static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

    /// By the server's reply where there is one, else by libcurl's code.
    private func classify(_ failure: CurlFailure, _ handle: CurlHandle, _ replies: [RawReply]) -> RelayError {
        let refusal = replies.last.flatMap { $0.code >= 400 ? reply($0) : nil }
        let phase = phase(after: replies)
        switch failure.code {
        case CURLE_COULDNT_RESOLVE_HOST: return RelayError(.hostUnknown, .connect)
        case CURLE_COULDNT_CONNECT: return RelayError(.connectionRefused, .connect)
        case CURLE_ABORTED_BY_CALLBACK: return RelayError(.timeout, .connect)
        case CURLE_OPERATION_TIMEDOUT: return RelayError(.timeout, handle.isConnected ? phase : .connect)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
            return RelayError(.certificate, .tls, detail: failure.text)
        case CURLE_SSL_CACERT_BADFILE: return RelayError(.certificateFile, .tls)
        case CURLE_USE_SSL_FAILED: return RelayError(.tlsNotOffered, .tls, reply: refusal)
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_CERTPROBLEM, CURLE_SSL_ENGINE_INITFAILED:
            return RelayError(.tls, .tls, detail: failure.text)
        case CURLE_LOGIN_DENIED: return RelayError(.loginRefused, .login, reply: refusal)
        default: break
        }
        if let refusal {
            if refusal.code == 421 { return RelayError(.greetingRefused, phase, reply: refusal) }
            return RelayError(phase == .login ? .loginRefused : .greetingRefused, phase, reply: refusal)
        }
        switch failure.code {
        case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING: return RelayError(.lost, phase)
        case CURLE_WEIRD_SERVER_REPLY: return RelayError(.garbage, phase)
        default: return RelayError(.unclassified, phase, detail: failure.text)
        }
    }

    /// How far the session came, told by the replies: greeting, EHLO, STARTTLS and its second EHLO, AUTH.
    private func phase(after replies: [RawReply]) -> SMTPPhase {
        let codes = replies.map(\.code)
        guard let first = codes.first else { return .greeting }
        if codes.count == 1, first >= 400 { return .greeting }
        let hellos = codes.count { $0 == 250 }
        if hellos == 0 || (codes.last ?? 0) >= 500 && hellos < 1 { return .hello }
        if relay.security == .startTLS, hellos == 1 { return .tls }
        return relay.login == nil ? .hello : .login
    }
}
