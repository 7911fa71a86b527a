extension Session {
    /// The final dot has come: check, then hand over to be stored.
    mutating func finishMessage() {
        verb = "DATA"
        mode = .command
        let open = transaction
        transaction = nil
        note(open)
        guard let open, !open.recipients.isEmpty else {
            refuse("554 5.5.1 no valid recipients")
            return
        }
        if let refusal = messageRefusal {
            refuse(refusal)
            return
        }
        let fault = faults.fault(at: .dot, connection: connection, recipients: open.recipients)
        dotFault = fault
        let message = ReceivedMessage(
            sender: open.sender, recipients: open.recipients, bytes: reader.message, connection: connection,
            helloName: helloName ?? "", isEncrypted: isEncrypted, user: user)
        switch fault {
        case nil, .slow, .dropAfter:
            mode = .waiting
            emit(.store(message))
        case .stall(let duration):
            mode = .waiting
            emit(.pause(duration))
            emit(.store(message))
        default:
            perform(fault) { _ in }
        }
    }

    /// The message is durable under this name, or could not be stored.
    mutating func stored(as name: String?) {
        mode = .command
        let fault = dotFault
        dotFault = nil
        if case .dropAfter = fault {
            end()
            return
        }
        guard let name else {
            reply("451 4.3.0 cannot store the message")
            return
        }
        acceptedCount += 1
        let isSlow = if case .slow = fault { true } else { false }
        perform(isSlow ? fault : nil) { $0.reply("250 2.0.0 Ok: queued as \(name)") }
    }

    private mutating func note(_ open: Transaction?) {
        for kind in reader.faults.sorted(by: { $0.rawValue < $1.rawValue }) {
            if kind == .undeclaredEightBit, open?.parameters.isEightBit == true { continue }
            violate(kind)
        }
        if let size = open?.parameters.size, reader.size > size { violate(.sizeUnderstated) }
    }

    private var messageRefusal: String? {
        if reader.isTooLarge { return "552 5.3.4 message too large" }
        if reader.faults.contains(.bareLineFeed) || reader.faults.contains(.bareCarriageReturn) {
            return "550 5.6.11 the message holds a bare CR or LF"
        }
        if reader.faults.contains(.lineTooLong) { return "550 5.6.0 the message holds a line above 998 octets" }
        return nil
    }
}
