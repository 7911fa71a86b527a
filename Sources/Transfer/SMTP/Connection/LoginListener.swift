/// Collects what the relay says up to the end of the login, and gives up when TCP takes longer than the limit.
final class LoginListener: CurlListener {
    /// The relay's lines, CRLF included; at most 64 KiB.
    private(set) var received: [UInt8] = []
    private let started = SuspendingClock.now
    private let connectLimit: Duration

    init(connectLimit: Duration) {
        self.connectLimit = connectLimit
    }

    func hear(line: UnsafeRawBufferPointer) -> Bool {
        if received.count + line.count <= 65_536 { received.append(contentsOf: line) }
        return true
    }

    func mustStop(_ handle: CurlHandle) -> Bool {
        !handle.isConnected && started.duration(to: .now) > connectLimit
    }
}
