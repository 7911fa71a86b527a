/// What a verdict asks of the one who keeps the ledger.
public enum Disposition: String, Hashable, Sendable, CaseIterable {
    /// The relay has it.
    case sent
    /// Try again later, with back-off for this relay and domain.
    case deferred
    /// The mailbox is full, for now (4xx) or for this letter (5xx): counted for the subscriber.
    case mailboxFull
    /// The address is dead: suspend the subscriber.
    case hardBounce
    /// User name, password or encryption are asked for: stop the lane.
    case login
    /// Our sender, our protocol or our policy was refused: suspend no one. Whether the lane stops is told by
    /// ``WindowReport/relayError``, since one reader's mailbox may use the same words.
    case policy
    /// This letter will never be taken; nothing is said about its address.
    case failed
    /// The relay's trouble, not the letter's: it stays planned. 421, or "too many recipients" for one connection.
    case relayTrouble
    /// The relay may have it.
    case unknown
}

extension Verdict {
    /// The row of the delivery table that this verdict falls into.
    public var disposition: Disposition {
        switch self {
        case .accepted: .sent
        case .unknown: .unknown
        case .refused(let reply, let phase): reply.disposition(in: phase)
        case .notSent(.relay), .notSent(.stopped): .relayTrouble
        case .notSent: .failed
        }
    }
}

extension Reply {
    /// What a refusal means; 2xx and 3xx replies are never asked.
    ///
    /// A bare 550 says "not found, no access, or policy" (RFC 5321 §4.2.3), so without an enhanced code nobody is suspended.
    func disposition(in phase: SMTPPhase) -> Disposition {
        let codes = enhanced.map { ($0.subject, $0.detail) }
        if code == 421 { return .relayTrouble }
        if let codes, codes == (2, 2) { return .mailboxFull }
        guard isPermanent else {
            if code == 452, let codes, codes == (5, 3) { return .relayTrouble }
            return .deferred
        }
        if [530, 534, 535, 538].contains(code) { return .login }
        guard let codes else { return bareDisposition(in: phase) }
        switch codes {
        case (1, 7), (1, 8), (5, _), (7, _): return .policy
        case (3, 4): return .failed
        default: break
        }
        // To MAIL every addressing code speaks of our sender.
        if phase == .mail { return .policy }
        switch codes {
        case (1, 1), (1, 2), (1, 3), (1, 6), (1, 10), (4, 1): return .hardBounce
        default: return .failed
        }
    }

    private func bareDisposition(in phase: SMTPPhase) -> Disposition {
        switch code {
        case 500...504: .policy
        // RFC 1870 §6: to RCPT it speaks of the recipient's storage, to MAIL and the dot of the message's size.
        case 552: phase == .recipient ? .mailboxFull : .failed
        default: phase == .mail ? .policy : .failed
        }
    }
}
