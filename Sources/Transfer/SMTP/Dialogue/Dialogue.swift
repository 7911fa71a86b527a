import MIME

/// Our half of an SMTP session after the login, without I/O: bytes in, bytes and verdicts out (RFC 5321, RFC 2920).
///
/// Where PIPELINING is offered, MAIL, RCPT and DATA leave in one write, the body waits for its 354, and the body, its dot
/// and the next letter's group leave in one write again: one round trip a letter instead of four. It knows exactly
/// whether the final dot of a letter has left, and which reply belongs to which letter.
struct Dialogue: Sendable {
    /// A letter that may enter the dialogue.
    struct Letter: Sendable {
        var sender: Address
        var recipient: Address
        var payload: Payload
    }

    /// What a reply that is still to come will answer.
    struct Expectation: Sendable {
        enum Step: Sendable { case reset, mail, recipient, data, dot, emptyDot, quit }
        var step: Step
        var letter: Int
    }

    /// Whether the connection can be used further.
    enum State: Hashable, Sendable {
        case open
        /// The relay wants the session to end; it can still be told QUIT when it said so by 452.
        case closing(RelayError)
        /// Nothing that comes can be trusted or nothing comes any more.
        case broken(RelayError)
    }

    let capabilities: Capabilities
    var letters: [Letter] = []
    /// One for each letter, `nil` while it is not known.
    var verdicts: [Verdict?] = []
    var state = State.open
    /// Commands leave in groups. Off without PIPELINING, and for good once grouping itself was refused.
    var groups: Bool
    /// Letters that the relay took on this connection.
    var acceptedCount = 0

    /// The next letter whose envelope has not been written.
    var next = 0
    /// Set when no further letter may begin.
    var isWindingDown = false
    /// What the refusals of this relay say about us, over all windows.
    var lane = LaneWatch()
    /// The refusal of the letter whose envelope is in progress: the rest of its group is read before it counts.
    var refusal: (reply: Reply, phase: SMTPPhase)?
    /// The letter is tried once more, command by command, to see whether grouping was what the relay refused.
    var isTrial = false
    var needsReset = false
    var expected: [Expectation] = []
    var expectedHead = 0
    /// Where the dot of the letter in flight stands, counted in octets since the session began.
    var dotOffset = Int.max

    private var reader = ReplyReader()
    private(set) var outbox: [UInt8] = []
    private(set) var outboxHead = 0
    private(set) var sentTotal = 0
    /// Grows with each octet that left and each reply that came: a time-out starts again when it does.
    private(set) var progress = 0

    /// A session whose EHLO offered `capabilities`.
    /// - Parameter groups: false forbids pipelining whatever was offered.
    init(capabilities: Capabilities, groups: Bool = true) {
        self.capabilities = capabilities
        self.groups = groups && capabilities.pipelining
    }

    /// Replies or bytes are still to come or to go.
    var isBusy: Bool {
        if case .broken = state { return false }
        return expectedHead < expected.count || outboxHead < outbox.count
    }

    var hasOutput: Bool { outboxHead < outbox.count }

    /// Calls `body` with what is to be written.
    func withOutput<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        outbox.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[outboxHead...])) }
    }

    /// Tells that `count` octets have reached the connection.
    mutating func sent(_ count: Int) {
        guard count > 0 else { return }
        outboxHead += count
        sentTotal += count
        progress += 1
        if outboxHead == outbox.count { clearOutbox() }
    }

    /// Takes what the server sent.
    mutating func receive(_ bytes: UnsafeRawBufferPointer) {
        if case .broken = state { return }
        reader.append(bytes)
        do throws(ReplyFault) {
            while let raw = try reader.next() {
                progress += 1
                handle(raw)
                if case .broken = state { return }
            }
        } catch {
            lose(RelayError(.garbage, phase))
        }
    }

    /// Settles every open letter: the connection is gone.
    mutating func lose(_ error: RelayError) {
        if case .broken = state { return }
        settleOpen(error, isDotAnswered: false)
        endSession(.broken(error))
    }

    /// Gives each letter without a verdict the one that follows from the session's end.
    /// - Parameter isDotAnswered: the end came as a reply to the dot, so the letter was not taken.
    mutating func settleOpen(_ error: RelayError, isDotAnswered: Bool) {
        for letter in letters.indices where verdicts[letter] == nil {
            let verdict = verdict(of: letter, after: error, isDotAnswered: isDotAnswered)
            if case .refused(let reply, let phase) = verdict { lane.refuse(reply, phase) }
            verdicts[letter] = verdict
        }
    }

    /// Lets the letters in flight end and begins no other.
    mutating func windDown() {
        isWindingDown = true
    }

    /// Where the dialogue stands: what the next reply will answer.
    var phase: SMTPPhase {
        guard expectedHead < expected.count else { return .mail }
        switch expected[expectedHead].step {
        case .reset: return .reset
        case .mail: return .mail
        case .recipient: return .recipient
        case .data: return .data
        case .dot, .emptyDot: return isDotOut ? .dot : .body
        case .quit: return .quit
        }
    }

    /// The whole dot line of the letter in flight has left.
    var isDotOut: Bool { dotOffset != .max && sentTotal >= dotOffset + 3 }
    /// Some octet of the dot line has left: from here on the relay may take the letter.
    var isDotTouched: Bool { dotOffset != .max && sentTotal > dotOffset }

    mutating func write(_ bytes: some Sequence<UInt8>) {
        outbox.append(contentsOf: bytes)
    }

    /// Octets written since the session began, sent or not.
    var writtenTotal: Int { sentTotal + outbox.count - outboxHead }

    mutating func writePayload(of letter: Int) {
        letters[letter].payload.write(to: &outbox)
    }

    mutating func endSession(_ end: State) {
        state = end
        expected.removeAll(keepingCapacity: true)
        expectedHead = 0
        clearOutbox()
    }

    private mutating func clearOutbox() {
        outbox.removeAll(keepingCapacity: true)
        outboxHead = 0
    }

    private func verdict(of letter: Int, after error: RelayError, isDotAnswered: Bool) -> Verdict {
        if expectedHead < expected.count, !isDotAnswered {
            let head = expected[expectedHead]
            if head.step == .dot, head.letter == letter, isDotTouched { return .unknown(error) }
        }
        // A refusal that was read stays one, whatever became of the rest of its group; unless grouping is in doubt.
        if letter == next - 1, let refusal, !doubtsGrouping(refusal.reply) {
            return .refused(refusal.reply, refusal.phase)
        }
        return .notSent(.relay(error))
    }
}
