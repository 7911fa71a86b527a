internal import Outbox
internal import Transfer

extension MailSender {
    /// One connection to a relay over SMTP.
    init(relay: Relay, timeouts: SMTPTimeouts) {
        let client = SMTPClient(relay: relay, timeouts: timeouts)
        self.init(
            deliver: { window in
                let letters = window.map { Outgoing(sender: $0.sender, recipient: $0.recipient, bytes: $0.bytes) }
                return Outbox.WindowReport(await client.deliver(letters))
            },
            close: { await client.close() })
    }
}

extension Outbox.WindowReport {
    /// What the relay's client saw, in the words of the ledger.
    init(_ report: Transfer.WindowReport) {
        self.init(verdicts: report.verdicts.map(Outbox.Verdict.init), stop: report.relayError.map(RelayStop.init))
    }
}

extension Outbox.Verdict {
    init(_ verdict: Transfer.Verdict) {
        switch verdict {
        case .accepted(let reply, let queueID): self = .accepted(reply: reply.description, queueID: queueID)
        case .refused(let reply, _):
            self = .refused(
                Refusal(
                    code: reply.code, enhanced: reply.enhanced?.description, text: reply.description,
                    meaning: Refusal.Meaning(verdict.disposition)))
        case .notSent(let reason): self = Self.notSent(reason)
        case .unknown(let error): self = .unknown(reason: error.description)
        }
    }

    /// The relay's trouble leaves a letter planned. Bytes that no relay would take are the letter's own fault:
    /// it fails, with the code that a relay would have given (RFC 3463 §3.4, §3.7).
    private static func notSent(_ reason: NotSent) -> Outbox.Verdict {
        let text = reason.description
        switch reason {
        case .relay, .stopped: return .notSent(reason: text)
        case .tooLarge: return .refused(Refusal(code: 552, enhanced: "5.3.4", text: text, meaning: .never))
        case .malformed, .needsEightBitMIME:
            return .refused(Refusal(code: 554, enhanced: "5.6.0", text: text, meaning: .never))
        }
    }
}

extension Refusal.Meaning {
    /// The ledger's word for the row of Transfer's table. Rows that no refusal falls into count as the letter's own.
    init(_ disposition: Disposition) {
        switch disposition {
        case .relayTrouble: self = .relayBusy
        case .deferred: self = .notNow
        case .login: self = .login
        case .policy: self = .policy
        case .hardBounce: self = .noMailbox
        case .mailboxFull: self = .mailboxFull
        case .failed, .sent, .unknown: self = .never
        }
    }
}

extension RelayStop {
    init(_ error: RelayError) {
        let kind: Kind =
            switch error.kind {
            case .loginRefused, .loginNotOffered: .login
            case .tls, .tlsNotOffered, .certificate, .certificateFile: .tls
            case .hostUnknown, .connectionRefused, .greetingRefused, .timeout, .lost, .closing: .unreachable
            case .policy: .policy
            case .garbage, .unclassified: .other
            }
        self.init(kind: kind, isTransient: error.isTransient, text: error.description)
    }
}
