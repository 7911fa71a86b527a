/// Hands letters to one relay over one connection, window by window.
///
/// The connection opens with the first window and is kept until ``close()``. Each client blocks a thread of its own;
/// several clients are several connections. Windows given at the same time follow one another.
public actor SMTPClient {
    /// Connections in a row that end without one letter settled, before the relay is given up.
    static let maxFruitless = 3
    /// A letter at which the connection ended this often is set aside, so that it never blocks the rest.
    static let maxEndsAtLetter = 2

    private let relay: Relay
    private let timeouts: SMTPTimeouts
    private let reconnectPause: Duration
    private nonisolated let thread = BlockingThread(label: "paperboy.smtp")
    private var connection: SMTPConnection?
    private var groups = true
    /// Connections in a row that settled nothing, over all windows.
    private var fruitless = 0
    /// What the refusals have said about us, over all windows.
    private var lane = LaneWatch()

    /// A client that has not connected yet.
    /// - Parameters:
    ///   - reconnectPause: before the connection is opened again within a window; it doubles each time. Default 1 s.
    public init(relay: Relay, timeouts: SMTPTimeouts = SMTPTimeouts(), reconnectPause: Duration = .seconds(1)) {
        self.relay = relay
        self.timeouts = timeouts
        self.reconnectPause = reconnectPause
    }

    /// The thread that blocks in place of the cooperative pool.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    /// Connects, starts TLS and logs in without sending mail, and returns what the relay offers.
    /// - Throws: ``RelayError``.
    @discardableResult
    public func open() throws(RelayError) -> Capabilities {
        try connected().capabilities
    }

    /// Sends a window of letters (64 at most, so that a crash can double no more) and says what became of each.
    ///
    /// It never throws: what the relay refuses or loses is in the report. When the task is cancelled, the letters in
    /// flight end and the others are not sent.
    public func deliver(_ window: [Outgoing]) -> WindowReport {
        var work = Window(window, fruitless: fruitless)
        lane.beginWindow()
        let relayError = work.isDone ? nil : send(&work)
        let verdicts = work.verdicts.map { $0 ?? .notSent(relayError.map { .relay($0) } ?? .stopped) }
        return WindowReport(verdicts: verdicts, relayError: relayError, reconnects: work.reconnects)
    }

    /// Says QUIT and closes. The client can be used again.
    public func close() {
        connection?.quit()
        connection = nil
    }

    /// Works until every letter has its verdict, or the relay must be left alone: then that error is returned.
    private func send(_ work: inout Window) -> RelayError? {
        while true {
            if Task.isCancelled { return nil }
            let isFresh = connection == nil
            let opened: SMTPConnection
            do throws(RelayError) {
                opened = try connected()
            } catch {
                return error
            }
            let letters = work.open
            let verdicts = opened.deliver(letters.map(\.letter), lane: &lane) { Task.isCancelled }
            if opened.refusedGroups { groups = false }
            let end = opened.end
            work.take(verdicts, of: letters, isFresh: isFresh)
            fruitless = work.fruitless
            if end != nil {
                opened.quit()
                connection = nil
            }
            if let stop = lane.stop { return stop }
            guard let end else {
                // The lane had to stop, and a letter that was on its way already was accepted: the others follow.
                if work.isDone || Task.isCancelled { return nil }
                continue
            }
            if fruitless >= Self.maxFruitless { return end }
            if work.isDone { return nil }
            work.reconnects += 1
            pause(work.reconnects)
        }
    }

    private func connected() throws(RelayError) -> SMTPConnection {
        if let connection { return connection }
        let opened = try SMTPConnection(relay: relay, timeouts: timeouts, groups: groups)
        connection = opened
        return opened
    }

    /// Blocks, as all work of this thread does: 1, 2, 4… times the pause, 32 at most.
    private func pause(_ count: Int) {
        Pause.block(reconnectPause * (1 << min(count - 1, 5)))
    }
}
