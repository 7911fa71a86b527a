extension Session {
    /// Gives one line to the command, or to the login that waits for it.
    mutating func take(_ line: String) {
        switch mode {
        case .loginUser, .loginPassword, .loginPlain: takeLoginLine(line)
        default: takeCommand(line)
        }
    }

    private mutating func takeCommand(_ line: String) {
        verb = Command.verb(of: line)
        // Read ahead of our reply: a group, which must have been offered.
        if hasInput, faults.script.refusesGroups {
            refuse("503 5.5.0 improper command pipelining")
            return
        }
        if hasInput, !isPipeliningOffered { violate(.pipeliningNotOffered) }
        let command: Command
        do throws(Command.Refusal) {
            command = try Command.parse(line)
        } catch {
            violate(.badSyntax)
            refuse(error.reply)
            return
        }
        if hasInput, command.mustEndGroup { violate(command == .data ? .bodyBefore354 : .notLastInGroup) }
        execute(command)
    }

    private var isPipeliningOffered: Bool {
        isExtended && !faults.script.hidesPipelining
    }

    private mutating func execute(_ command: Command) {
        switch command {
        case .hello(let name, let extended):
            perform(fault(at: .hello)) { $0.hello(name, extended) }
        case .startTLS: perform(fault(at: .startTLS)) { $0.startTLS() }
        case .authenticate(let mechanism, let initial):
            perform(fault(at: .login)) { $0.login(mechanism, initial) }
        case .mail(let sender, let parameters): perform(fault(at: .mail)) { $0.mail(sender, parameters) }
        case .recipient(let address):
            perform(fault(at: .recipient, recipient: address)) { $0.recipient(address) }
        case .data: data()
        case .reset:
            transaction = nil
            perform(fault(at: .reset)) { $0.reply("250 2.0.0 Ok") }
        case .noop: reply("250 2.0.0 Ok")
        case .help: reply("214 2.0.0 RFC 5321")
        case .verify: reply("252 2.1.5 send some mail, I will try")
        case .quit:
            perform(fault(at: .quit)) {
                $0.reply("221 2.0.0 Bye")
                $0.end()
            }
        }
    }

    private mutating func hello(_ name: String, _ extended: Bool) {
        helloName = name
        isExtended = extended
        transaction = nil
        guard extended else {
            reply("250 \(settings.name)")
            return
        }
        var offers = [settings.name, "SIZE \(settings.maxSize)", "ENHANCEDSTATUSCODES"]
        let script = faults.script
        if !script.hidesPipelining { offers.append("PIPELINING") }
        if !script.hidesEightBitMIME { offers.append("8BITMIME") }
        if settings.canStartTLS, !isEncrypted, !script.hidesStartTLS { offers.append("STARTTLS") }
        if canLogIn { offers.append("AUTH PLAIN LOGIN") }
        let last = offers.removeLast()
        let lines = offers.map { "250-\($0)" } + ["250 \(last)"]
        reply(lines.joined(separator: "\r\n"))
    }

    /// Where TLS can be had, a password is not asked for without it.
    var canLogIn: Bool {
        settings.login != nil && user == nil && !faults.script.hidesLogin && (isEncrypted || !settings.canStartTLS)
    }

    private mutating func startTLS() {
        guard settings.canStartTLS, !isEncrypted, helloName != nil, transaction == nil else {
            outOfSequence()
            return
        }
        reply("220 2.0.0 go ahead")
        mode = .waiting
        emit(.startTLS)
    }

    /// TLS is in front now: the session begins anew.
    mutating func tlsStarted() {
        discardInput()
        isEncrypted = true
        helloName = nil
        isExtended = false
        mode = .command
    }

    private mutating func mail(_ sender: String, _ parameters: Command.MailParameters) {
        guard helloName != nil, transaction == nil else {
            outOfSequence()
            return
        }
        if settings.login != nil, user == nil, !faults.script.hidesLogin {
            refuse("530 5.7.0 login required")
        } else if let limit = faults.script.messagesPerConnection, acceptedCount >= limit {
            reply("421 4.7.0 enough for one connection")
            end()
        } else if let size = parameters.size, size > settings.maxSize {
            refuse("552 5.3.4 message too large")
        } else if parameters.isEightBit, faults.script.hidesEightBitMIME {
            violate(.badSyntax)
            refuse("555 5.5.4 8BITMIME is not offered")
        } else {
            transaction = Transaction(sender: sender, parameters: parameters)
            reply("250 2.1.0 Ok")
        }
    }

    private mutating func recipient(_ address: String) {
        guard let open = transaction else {
            // In a group this only follows a refused MAIL.
            if !isPipeliningOffered { violate(.badSequence) }
            refuse("503 5.5.1 MAIL first")
            return
        }
        guard open.recipients.count < Self.maxRecipients else {
            reply("452 4.5.3 too many recipients")
            return
        }
        transaction?.recipients.append(address)
        reply("250 2.1.5 Ok")
    }

    private mutating func data() {
        let fault = fault(at: .data)
        let isForced = if case .reply(let text) = fault { text.hasPrefix("354") } else { false }
        guard isForced || transaction.map({ !$0.recipients.isEmpty }) ?? false else {
            perform(fault) { session in
                if session.transaction == nil, !session.isPipeliningOffered { session.violate(.badSequence) }
                session.refuse(session.transaction == nil ? "503 5.5.1 MAIL first" : "554 5.5.1 no valid recipients")
            }
            return
        }
        perform(fault) { $0.reply("354 go ahead, end with a dot") }
        guard case .command = mode else { return }
        if isForced || fault.map(\.goesOn) ?? true {
            reader = DataReader(maxSize: settings.maxSize)
            mode = .message(isFresh: true)
        }
    }

    mutating func outOfSequence() {
        violate(.badSequence)
        refuse("503 5.5.1 bad sequence of commands")
    }
}

extension Command {
    /// RFC 2920 §3.1: nothing may follow these before their reply.
    var mustEndGroup: Bool {
        switch self {
        case .hello, .startTLS, .authenticate, .data, .verify, .noop, .quit: true
        case .mail, .recipient, .reset, .help: false
        }
    }
}

extension FaultScript.Fault {
    /// The command still has its effect.
    var goesOn: Bool {
        switch self {
        case .stall, .slow: true
        case .reply, .replyAndClose, .drop, .dropAfter, .garbage: false
        }
    }
}
