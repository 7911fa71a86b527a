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
        let lastTried = report.verdicts.lastIndex { if case .notSent = $0 { false } else { true } } ?? -1
        if let relay = report.stop { stop = .relay(relay) }
        for (index, parcel) in parcels.enumerated() {
            let verdict =
                index < report.verdicts.count ? report.verdicts[index] : .unknown(reason: "the sender gave no verdict")
            let kind: Outcome.Kind
            switch verdict {
            case .accepted(let reply, let queueID): kind = .sent(reply: reply, queueID: queueID)
            // Letters go in order: one that was passed over had its turn, those behind the last one had none.
            case .notSent(let reason): kind = .released(reason: reason, again: true, wasTried: index < lastTried)
            case .unknown(let reason):
                let delay = BackOff.delay(for: parcel.claim.id, number: parcel.claim.deferrals)
                kind = .unknown(reason: reason, delay: delay, bytes: parcel.newBytes)
            case .refused(let refusal):
                // A relay that took a later letter of this window has nothing against us: this one is refused by
                // somebody behind it, and must not stand in the way of the rest.
                let isStopped = report.stop?.kind == .policy || report.stop?.kind == .login
                kind = read(refusal, of: parcel, stopsLane: isStopped && index > lastAccepted)
            }
            if kind.word != .released { madeProgress = true }
            outcomes.append(Outcome(parcel.claim, kind))
        }
    }

    private mutating func read(_ refusal: Refusal, of parcel: Parcel, stopsLane: Bool) -> Outcome.Kind {
        switch refusal.meaning {
        case .relayBusy: return .released(reason: refusal.text, again: true)
        case .notNow: return later(refusal, parcel)
        case .login:
            stop = stop ?? .relay(RelayStop(kind: .login, isTransient: false, text: refusal.text))
            return .released(reason: refusal.text, again: false)
        case .policy where stopsLane:
            // It counts as tried, so that it stands behind the others in the next run.
            return .released(reason: refusal.text, again: false)
        case .noMailbox:
            noMailbox.append(parcel.claim)
            return .failed(code: refusal.status, reply: refusal.text)
        case .mailboxFull:
            mailboxFull.append(parcel.claim)
            return refusal.code < 500 ? later(refusal, parcel) : .failed(code: refusal.status, reply: refusal.text)
        case .policy, .never: return .failed(code: refusal.status, reply: refusal.text)
        }
    }

    /// Put off, or failed where it has been for 4 days.
    private func later(_ refusal: Refusal, _ parcel: Parcel) -> Outcome.Kind {
        let claim = parcel.claim
        let delay = BackOff.delay(for: claim.id, number: claim.deferrals)
        if claim.age + delay > DeliveryRules.patience { return .failed(code: refusal.status, reply: refusal.text) }
        return .deferred(delay: delay, reply: refusal.text, bytes: parcel.newBytes)
    }
}
