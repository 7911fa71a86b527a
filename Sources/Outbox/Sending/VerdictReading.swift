internal import FoundationEssentials

/// Turns the verdicts of one window into outcomes, by one table.
struct VerdictReading {
    var outcomes: [Outcome] = []
    var noMailbox: [Claim] = []
    var mailboxFull: [Claim] = []
    var stop: DispatchReport.Stop?
    /// A letter had a verdict, good or bad.
    var madeProgress = false

    init(_ parcels: [Parcel], _ report: WindowReport) {
        let lastAccepted = report.verdicts.lastIndex { if case .accepted = $0 { true } else { false } } ?? -1
        for (index, parcel) in parcels.enumerated() {
            let verdict =
                index < report.verdicts.count ? report.verdicts[index] : .unknown(reason: "the sender gave no verdict")
            let kind = read(verdict, of: parcel, relayAccepts: index < lastAccepted)
            if kind.word != .released { madeProgress = true }
            outcomes.append(Outcome(parcel.claim, kind))
        }
        if let relay = report.stop { stop = .relay(relay) }
    }

    private mutating func read(_ verdict: Verdict, of parcel: Parcel, relayAccepts: Bool) -> Outcome.Kind {
        let claim = parcel.claim
        switch verdict {
        case .accepted(let reply, let queueID):
            return .sent(reply: ReplyText.clean(reply), queueID: queueID.map(ReplyText.clean))
        case .notSent(let reason): return .released(reason: ReplyText.clean(reason), again: true)
        case .unknown(let reason):
            let delay = BackOff.delay(for: claim.id, number: claim.attempt - 1)
            return .unknown(reason: ReplyText.clean(reason), delay: delay, bytes: parcel.newBytes)
        case .refused(let refusal): return read(refusal, of: parcel, relayAccepts: relayAccepts)
        }
    }

    private mutating func read(_ refusal: Refusal, of parcel: Parcel, relayAccepts: Bool) -> Outcome.Kind {
        let claim = parcel.claim
        let reply = ReplyText.clean(refusal.text)
        switch refusal.meaning {
        case .relayBusy: return .released(reason: reply, again: true)
        case .notNow:
            if refusal.enhanced == "4.2.2" { mailboxFull.append(claim) }
            let delay = BackOff.delay(for: claim.id, number: claim.deferrals)
            if claim.age + delay > DeliveryRules.patience { return .failed(code: refusal.status, reply: reply) }
            return .deferred(delay: delay, reply: reply, bytes: parcel.newBytes)
        case .login:
            stop = .relay(RelayStop(kind: .login, isTransient: false, text: reply))
            return .released(reason: reply, again: true)
        case .policy:
            // A relay that took a later letter of this window has nothing against us: this one is refused by somebody
            // behind it, and must not stand in the way of the rest.
            if relayAccepts { return .failed(code: refusal.status, reply: reply) }
            stop = .relay(RelayStop(kind: .policy, isTransient: false, text: reply))
            return .released(reason: reply, again: true)
        case .noMailbox:
            noMailbox.append(claim)
            return .failed(code: refusal.status, reply: reply)
        case .mailboxFull:
            mailboxFull.append(claim)
            return .failed(code: refusal.status, reply: reply)
        case .never: return .failed(code: refusal.status, reply: reply)
        }
    }
}
