import CCurl

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// One open, logged-in connection: libcurl carries the bytes, the dialogue speaks. It blocks, so it lives on one thread.
///
/// The monotonic clock serves time-outs alone; nothing that is sent or recorded depends on it.
final class SMTPConnection {
    private static let bufferSize = 16_384

    private let handle: CurlHandle
    private let socket: Int32
    private let timeouts: SMTPTimeouts
    private let isEncrypted: Bool
    private var dialogue: Dialogue
    private var input = [UInt8](repeating: 0, count: bufferSize)

    /// Connects, starts TLS and logs in.
    /// - Throws: ``RelayError``; nothing was sent.
    init(relay: Relay, timeouts: SMTPTimeouts, groups: Bool) throws(RelayError) {
        let opened = try LoginAttempt(relay: relay, timeouts: timeouts).run()
        handle = opened.handle
        socket = opened.socket
        isEncrypted = relay.security != .plain
        self.timeouts = timeouts
        dialogue = Dialogue(capabilities: opened.capabilities, groups: groups)
    }

    var capabilities: Capabilities { dialogue.capabilities }
    /// The relay has refused grouped commands.
    var refusedGroups: Bool { capabilities.pipelining && !dialogue.groups }

    /// Why the connection cannot take another window; `nil` when it can.
    var end: RelayError? {
        switch dialogue.state {
        case .open: nil
        case .closing(let error), .broken(let error): error
        }
    }

    /// Sends a window and returns a verdict for each of its letters.
    /// - Parameters:
    ///   - lane: what is known of the relay's attitude; once it says stop, no further letter begins.
    ///   - isCancelled: asked between replies; when true, no further letter begins.
    func deliver(_ letters: [Dialogue.Letter], lane: inout LaneWatch, isCancelled: () -> Bool) -> [Verdict] {
        dialogue.lane = lane
        dialogue.begin(letters)
        run(isCancelled: isCancelled)
        lane = dialogue.lane
        return dialogue.verdicts.map { $0 ?? .notSent(.stopped) }
    }

    /// Says QUIT and waits for the reply a short while; what comes of it does not matter.
    func quit() {
        if case .broken = dialogue.state { return }
        dialogue.quit()
        run(isCancelled: { false })
    }

    private func run(isCancelled: () -> Bool) {
        let clock = SuspendingClock()
        var seen = dialogue.progress - 1
        var deadline = clock.now
        // What came while the connection was idle, a 421 perhaps.
        receive()
        while dialogue.isBusy {
            transmit()
            guard dialogue.isBusy else { break }
            if isCancelled() { dialogue.windDown() }
            if dialogue.progress != seen {
                seen = dialogue.progress
                deadline = clock.now + limit
            }
            let left = clock.now.duration(to: deadline)
            guard left > .zero else {
                dialogue.lose(RelayError(.timeout, dialogue.phase))
                break
            }
            if waitUntilReady(left) { receive() }
        }
    }

    /// The time-out of what is awaited now.
    private var limit: Duration {
        switch dialogue.phase {
        case .data: timeouts.data
        case .body: timeouts.block
        case .dot: timeouts.dot
        case .quit: timeouts.quit
        default: timeouts.command
        }
    }

    /// Writes as much as the connection takes.
    private func transmit() {
        while dialogue.hasOutput {
            var sent = 0
            let code = dialogue.withOutput { bytes in
                // A TLS record holds 16 KiB. Offered more, OpenSSL may send one record and still report nothing sent;
                // within one record, what is reported is what the server can have read.
                curl_easy_send(
                    handle.easy, bytes.baseAddress, isEncrypted ? min(bytes.count, 16_384) : bytes.count, &sent)
            }
            if code == CURLE_OK, sent > 0 {
                dialogue.sent(sent)
            } else if code == CURLE_AGAIN || code == CURLE_OK {
                return
            } else {
                // A server that hangs up has often said why before.
                receive()
                dialogue.lose(RelayError(.lost, dialogue.phase))
                return
            }
        }
    }

    /// Reads until nothing is left: TLS may hold decrypted bytes that poll(2) does not see.
    private func receive() {
        while true {
            var count = 0
            let code = input.withUnsafeMutableBytes { curl_easy_recv(handle.easy, $0.baseAddress, $0.count, &count) }
            if code == CURLE_AGAIN { return }
            guard code == CURLE_OK, count > 0 else {
                dialogue.lose(RelayError(.lost, dialogue.phase))
                return
            }
            input.withUnsafeBytes { dialogue.receive(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            // Without TLS a short read has emptied the socket.
            if !isEncrypted, count < Self.bufferSize { return }
        }
    }

    /// False when the time is over and nothing happened.
    private func waitUntilReady(_ left: Duration) -> Bool {
        var descriptor = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        if dialogue.hasOutput { descriptor.events |= Int16(POLLOUT) }
        let milliseconds = Int32(clamping: min(left.milliseconds + 1, 1_000))
        let ready = poll(&descriptor, 1, milliseconds)
        return ready > 0 && descriptor.revents & ~Int16(POLLOUT) != 0
    }
}
