internal import Mailbox
internal import Outbox

extension MailSender {
    /// A folder in place of a relay. A letter is accepted once it is on disk under its final name.
    init(maildir: Maildir) {
        self.init(deliver: { window in
            var verdicts: [Verdict] = []
            for letter in window {
                if Task.isCancelled {
                    verdicts.append(.notSent(reason: "sending was stopped before its turn"))
                    continue
                }
                do {
                    let name = try maildir.write(letter.withEnvelope)
                    verdicts.append(.accepted(reply: "250 stored", queueID: name))
                } catch {
                    let stop = RelayStop(kind: .unreachable, isTransient: true, text: "\(error)")
                    verdicts += Array(
                        repeating: Verdict.notSent(reason: "\(error)"), count: window.count - verdicts.count)
                    return WindowReport(verdicts: verdicts, stop: stop)
                }
            }
            return WindowReport(verdicts: verdicts)
        })
    }
}

extension OutgoingMessage {
    /// As a final delivery writes it (RFC 5321 §4.4): the envelope stands before the message.
    fileprivate var withEnvelope: [UInt8] {
        Array("Return-Path: <\(sender)>\r\nDelivered-To: \(recipient)\r\n".utf8) + bytes
    }
}
