import MIME

extension Dialogue {
    /// Gives a reply to the command it answers.
    mutating func handle(_ raw: RawReply) {
        guard expectedHead < expected.count else {
            // Nothing was asked: 421 is a server that shuts down; anything else puts every later reply in doubt.
            let reply = Reply(raw)
            if raw.code == 421 { close(by: reply, phase: .mail) } else { breakOff(reply, .mail) }
            return
        }
        let head = expected[expectedHead]
        if raw.code == 421, head.step != .quit {
            close(by: reply(raw, to: head.letter), phase: phase)
            return
        }
        if head.step == .dot || head.step == .emptyDot {
            handleDot(raw, head)
            return
        }
        let phase = phase
        expectedHead += 1
        switch head.step {
        case .reset: handleReset(raw, head.letter)
        case .mail: handleEnvelope(raw, head.letter, phase) { $0.writeRecipient(head.letter) }
        case .recipient: handleEnvelope(raw, head.letter, phase) { $0.writeData(head.letter) }
        case .data: handleData(raw, head.letter)
        case .quit, .dot, .emptyDot: break
        }
    }

    /// RFC 5321 lets RSET only succeed; a server that refuses it is taken as it is, and MAIL will tell.
    private mutating func handleReset(_ raw: RawReply, _ letter: Int) {
        needsReset = false
        if raw.code / 100 == 3 {
            breakOff(reply(raw, to: letter), .reset)
        } else if !isGrouping {
            writeMail(letter)
        }
    }

    /// MAIL and RCPT: `goOn` writes the next command where commands go one by one.
    private mutating func handleEnvelope(
        _ raw: RawReply, _ letter: Int, _ phase: SMTPPhase, goOn: (inout Dialogue) -> Void
    ) {
        switch raw.code / 100 {
        case 2:
            if !isGrouping { goOn(&self) }
        case 4, 5:
            // The first refusal is the reason; what follows in the group only echoes it.
            refusal = refusal ?? (reply(raw, to: letter), phase)
            if !isGrouping { finishRefused(letter) }
        default:
            breakOff(reply(raw, to: letter), phase)
        }
    }

    private mutating func handleData(_ raw: RawReply, _ letter: Int) {
        switch raw.code {
        case 354 where refusal != nil:
            // Nobody was accepted, yet the server waits for a message: an empty one ends it without sending anything.
            writeDot(.emptyDot, letter: letter)
        case 354:
            if isTrial {
                // One by one it went through: grouping was what the server had refused.
                groups = false
                isTrial = false
            }
            writeMessage(letter)
        case 400...599:
            refusal = refusal ?? (reply(raw, to: letter), .data)
            finishRefused(letter)
        default:
            breakOff(reply(raw, to: letter), .data)
        }
    }

    private mutating func handleDot(_ raw: RawReply, _ head: Expectation) {
        let reply = reply(raw, to: head.letter)
        guard isDotOut else {
            handleEarly(reply, head)
            return
        }
        let isPlausible = reply.isPositive || reply.isTransient || reply.isPermanent
        guard isPlausible else {
            breakOff(reply, .dot)
            return
        }
        expectedHead += 1
        dotOffset = .max
        if head.step == .emptyDot {
            finishRefused(head.letter)
            return
        }
        if reply.isPositive {
            acceptedCount += 1
            lane.accept()
            verdicts[head.letter] = .accepted(reply, queueID: QueueID.find(in: raw.parts.1))
        } else {
            settle(head.letter, refused: reply, .dot)
        }
        // The next envelope is on its way already, unless commands go one by one.
        if expectedHead == expected.count { writeNextEnvelope() }
    }

    /// A reply before the whole message has left: a refusal counts, but the rest of the message must not follow it.
    private mutating func handleEarly(_ reply: Reply, _ head: Expectation) {
        if head.step == .dot, reply.isTransient || reply.isPermanent {
            settle(head.letter, refused: reply, .body)
            lose(RelayError(.lost, .body, reply: reply))
        } else {
            breakOff(reply, .body)
        }
    }

    /// The group of a refused letter has been read to its end.
    private mutating func finishRefused(_ letter: Int) {
        guard let refusal else { return }
        needsReset = true
        if isGrouping, doubtsGrouping(refusal.reply) {
            isTrial = true
            next = letter
            writeNextEnvelope()
            return
        }
        isTrial = false
        self.refusal = nil
        if isQuotaReached(refusal.reply, refusal.phase) {
            // The connection is otherwise in good order, and is left with QUIT.
            let error = RelayError(.closing, refusal.phase, reply: refusal.reply)
            settleOpen(error, isDotAnswered: true)
            endSession(.closing(error))
            return
        }
        settle(letter, refused: refusal.reply, refusal.phase)
        writeNextEnvelope()
    }

    private mutating func settle(_ letter: Int, refused reply: Reply, _ phase: SMTPPhase) {
        verdicts[letter] = .refused(reply, phase)
        lane.refuse(reply, phase)
    }

    /// 503 and 554 are what servers say to commands that come too early; with an enhanced code of another subject than
    /// protocol they mean what they say.
    func doubtsGrouping(_ reply: Reply) -> Bool {
        isGrouping && (reply.code == 503 || reply.code == 554) && (reply.enhanced.map { $0.subject == 5 } ?? true)
    }

    /// 452 after letters were taken says "enough for this connection", unless it speaks of the mailbox.
    private func isQuotaReached(_ reply: Reply, _ phase: SMTPPhase) -> Bool {
        reply.code == 452 && acceptedCount > 0 && phase != .dot && (reply.enhanced.map { $0.subject != 2 } ?? true)
    }

    /// 421: what was not answered was not taken, the message whose dot it answers included.
    private mutating func close(by reply: Reply, phase: SMTPPhase) {
        let error = RelayError(.closing, phase, reply: reply)
        settleOpen(error, isDotAnswered: true)
        endSession(.broken(error))
    }

    private mutating func breakOff(_ reply: Reply, _ phase: SMTPPhase) {
        lose(RelayError(.garbage, phase, reply: reply))
    }

    private func reply(_ raw: RawReply, to letter: Int) -> Reply {
        guard letter < letters.count else { return Reply(raw) }
        return Reply(raw, hiding: [letters[letter].sender.localPart, letters[letter].recipient.localPart])
    }
}
