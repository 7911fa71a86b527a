/// The server's half of one SMTP session, without I/O: bytes in, things to do out (RFC 5321, RFC 2920, RFC 4954).
///
/// The caller takes ``next()`` until it is `nil`, does what it says in order, and comes back with what it was asked for.
struct Session: Sendable {
    /// What the caller does.
    enum Output: Sendable {
        case send([UInt8])
        /// Wait, then ask on.
        case pause(Duration)
        /// Store, then call ``stored(as:)``.
        case store(ReceivedMessage)
        /// Put TLS in front, then call ``tlsStarted()``.
        case startTLS
        case close
        /// Nothing to do: from here on the client knows that the session has ended.
        case announce
    }

    /// Command line and CRLF; RFC 5321 asks for 512, the parameters of MAIL may add to it.
    static let maxCommand = 1_024
    /// AUTH lines carry whole tickets (RFC 4954 §4).
    static let maxLoginLine = 12_288
    static let maxRecipients = 1_000
    static let maxErrors = 50

    /// A mail transaction.
    struct Transaction: Sendable {
        var sender: String
        var parameters: Command.MailParameters
        var recipients: [String] = []
    }

    /// What the next input is.
    enum Mode: Sendable {
        case command
        case message(isFresh: Bool)
        /// A message that was answered before its end: it is read and thrown away.
        case discarding
        case loginUser
        case loginPassword(user: String)
        case loginPlain
        /// A message or TLS is being worked on.
        case waiting
        case ended
    }

    let settings: SessionSettings
    let connection: Int
    let faults: FaultPlan
    private(set) var violations: [Violation] = []

    var mode = Mode.command
    var helloName: String?
    var isExtended = false
    var isEncrypted: Bool
    var user: String?
    var transaction: Transaction?
    var acceptedCount = 0
    var errorCount = 0
    var verb = "connect"
    /// The message that is being read.
    var reader: DataReader
    /// What the finished message's reply will do.
    var dotFault: FaultScript.Fault?

    private var input: [UInt8] = []
    private var head = 0
    private var outputs: [Output] = []
    private var slowness: Duration?
    private var isClosingAnnounced = false

    init(settings: SessionSettings, connection: Int, faults: FaultPlan, isEncrypted: Bool) {
        self.settings = settings
        self.connection = connection
        self.faults = faults
        self.isEncrypted = isEncrypted
        reader = DataReader(maxSize: settings.maxSize)
    }

    /// Octets that wait to be read.
    var backlog: Int { input.count - head }
    var hasInput: Bool { head < input.count }

    /// The connection is open: the greeting comes.
    mutating func begin() {
        perform(fault(at: .connect)) { $0.reply("220 \($0.settings.name) ESMTP Paperboy") }
    }

    mutating func receive(_ bytes: some Sequence<UInt8>) {
        if case .ended = mode {
            if isClosingAnnounced { violate(.afterClosing) }
            return
        }
        if head == input.count {
            input.removeAll(keepingCapacity: true)
            head = 0
        }
        input.append(contentsOf: bytes)
    }

    /// The next thing to do, or `nil` when more input, or an answer to the last one, is needed.
    mutating func next() -> Output? {
        while outputs.isEmpty, advance() {}
        guard !outputs.isEmpty else { return nil }
        let output = outputs.removeFirst()
        if case .announce = output { isClosingAnnounced = true }
        return output
    }

    /// Takes what was asked for last time and returns the violations noted since.
    mutating func takeViolations() -> [Violation] {
        defer { violations.removeAll() }
        return violations
    }

    /// Works on one line, or a stretch of a message; false when there is nothing complete.
    private mutating func advance() -> Bool {
        switch mode {
        case .ended, .waiting: return false
        case .message(let isFresh): return advanceMessage(isFresh)
        case .discarding: return advanceMessage(false)
        default:
            guard let line = takeLine() else { return false }
            take(line)
            return true
        }
    }

    private mutating func advanceMessage(_ isFresh: Bool) -> Bool {
        guard hasInput else { return false }
        if isFresh {
            mode = .message(isFresh: false)
            if let fault = fault(at: .body) {
                perform(fault) { _ in }
                if case .message = mode, !fault.goesOn { mode = .discarding }
                return true
            }
        }
        let isComplete = reader.read(input, from: &head)
        if isComplete, case .discarding = mode {
            mode = .command
            transaction = nil
        } else if isComplete {
            finishMessage()
        } else if backlog > settings.maxSize + 65_536 {
            // A line without an end is cut off before it fills the memory.
            reply("552 5.3.4 line too long")
            end()
            return true
        }
        return isComplete
    }

    /// The next line without its CRLF, `nil` when none is complete.
    private mutating func takeLine() -> String? {
        let limit = if case .command = mode { Self.maxCommand } else { Self.maxLoginLine }
        guard let end = input[head...].firstIndex(of: 10) else {
            if backlog > Self.maxLoginLine {
                violate(.commandTooLong)
                reply("500 5.5.2 line too long")
                end()
            }
            return nil
        }
        var line = input[head..<end]
        head = end + 1
        let isLogin = line.prefix(5).elementsEqual("AUTH ".utf8) || line.prefix(5).elementsEqual("auth ".utf8)
        if line.count + 1 > (isLogin ? Self.maxLoginLine : limit) {
            violate(.commandTooLong)
            refuse("500 5.5.2 line too long")
            return takeLine()
        }
        if line.last == 13 {
            line = line.dropLast()
        } else {
            violate(.bareLineFeed)
            refuse("500 5.5.2 lines end with CRLF")
            return takeLine()
        }
        if line.contains(where: { $0 < 32 || $0 > 126 }) {
            violate(line.contains(13) ? .bareCarriageReturn : .badSyntax)
            refuse("500 5.5.2 not ASCII")
            return takeLine()
        }
        return String(decoding: line, as: UTF8.self)
    }

    mutating func violate(_ kind: Violation.Kind) {
        violations.append(Violation(kind: kind, connection: connection, command: verb))
    }

    func fault(at phase: FaultScript.Phase, recipient: String? = nil) -> FaultScript.Fault? {
        let recipients = (transaction?.recipients ?? []) + (recipient.map { [$0] } ?? [])
        return faults.fault(at: phase, connection: connection, recipients: recipients)
    }

    /// Does what a fault says; `normally` is what happens without one, or after a stall.
    mutating func perform(_ fault: FaultScript.Fault?, normally: (inout Session) -> Void) {
        switch fault {
        case nil: normally(&self)
        case .stall(let duration):
            outputs.append(.pause(duration))
            normally(&self)
        case .slow(let pause):
            slowness = pause
            normally(&self)
            slowness = nil
        case .reply(let text): reply(text)
        case .replyAndClose(let text):
            reply(text)
            end()
        case .garbage(let bytes): outputs.append(.send(bytes))
        case .drop: end()
        case .dropAfter:
            normally(&self)
            outputs.removeAll { if case .send = $0 { true } else { false } }
            end()
        }
    }

    /// One or several lines, the code repeated for each.
    mutating func reply(_ lines: String...) {
        let bytes = Array(lines.joined(separator: "\r\n").utf8) + [13, 10]
        if let slowness {
            for byte in bytes { outputs += [.send([byte]), .pause(slowness)] }
        } else {
            outputs.append(.send(bytes))
        }
        if lines.last?.hasPrefix("421") == true {
            // What was on its way already is no fault of the client's.
            outputs += [.pause(.milliseconds(50)), .announce]
            mode = .ended
        }
    }

    /// A refusal that counts: a client that makes nothing but errors is shown the door.
    mutating func refuse(_ text: String) {
        errorCount += 1
        if errorCount > Self.maxErrors {
            reply("421 4.7.0 too many errors")
            end()
        } else {
            reply(text)
        }
    }

    mutating func emit(_ output: Output) {
        outputs.append(output)
    }

    mutating func end() {
        mode = .ended
        outputs.append(.close)
    }

    /// Forgets what was read ahead: after STARTTLS nothing that came in plain text may count (RFC 3207 §4.2).
    mutating func discardInput() {
        if hasInput { violate(.notLastInGroup) }
        input.removeAll()
        head = 0
    }
}
