public import Editions
public import FoundationEssentials

extension LetterRecord {
    /// The letter's papers are not free for another edition.
    ///
    /// A letter that may have arrived keeps its papers for ever, even when a later attempt was refused.
    public var holdsPapers: Bool {
        switch state.kind {
        case .planned, .attempting, .sent, .deferred, .unknown: true
        case .failed, .skipped, .superseded: mayHaveArrived
        }
    }

    /// The subscriber's next edition takes its place.
    public var isSupersedable: Bool {
        (state.kind == .planned || state.kind == .deferred) && hold == nil && !mayHaveArrived
    }

    /// The bytes of an earlier attempt are kept.
    public var keepsSpool: Bool {
        switch state.kind {
        case .planned, .attempting, .deferred, .unknown: true
        case .failed: mayHaveArrived
        case .sent, .skipped, .superseded: false
        }
    }

    /// It counts as the subscriber's one unfinished letter; one that may have arrived does not.
    public var isUnfinished: Bool { isSupersedable || isInHand }

    /// In some process's hands for the first time: no other letter of the subscriber may be planned meanwhile.
    public var isInHand: Bool { hold != nil && !mayHaveArrived }

    /// A claim may take it.
    public func isClaimable(_ request: ClaimRequest, now: Date) -> Bool {
        guard hold == nil, !arrivedLate, dueAt <= request.dueBy, round != request.round,
            request.only?.contains(id) ?? true
        else { return false }
        let ignores = request.waiting == .ignore
        switch state {
        case .planned: return true
        case .deferred(let until): return ignores || until <= now
        case .unknown:
            guard request.onUnknown == .resend else { return false }
            guard now.timeIntervalSince(patienceFrom) <= DeliveryRules.patience else { return false }
            return ignores || (notBefore ?? now) <= now
        case .attempting, .sent, .failed, .skipped, .superseded: return false
        }
    }

    public mutating func claim(_ request: ClaimRequest, now: Date) {
        epoch += 1
        hold = Hold(
            owner: request.owner, leaseUntil: now + request.lease, lease: request.lease,
            wasUnknown: state.kind == .unknown)
        round = request.round
    }

    /// It can still be kept from being sent.
    public var isSkippable: Bool {
        hold == nil && (state.kind == .planned || state.kind == .deferred || state.kind == .unknown)
    }

    public mutating func skip(_ reason: String, now: Date) {
        guard isSkippable else { return }
        end(.skipped(reason: reason), now: now)
    }

    public mutating func supersede(by newer: EditionID, now: Date) {
        guard isSupersedable else { return }
        end(.superseded(by: newer), now: now)
    }

    /// Whether an outcome of this epoch may still change the letter.
    public func accepts(epoch: Int) -> Bool { hold != nil && self.epoch == epoch }

    /// Changes the letter by an outcome of its present claim.
    public mutating func apply(_ outcome: Outcome.Kind, now: Date) {
        reply = outcome.word == .attempting ? reply : outcome.text
        switch outcome {
        case .attempting(let hash): begin(hash, now: now)
        case .sent(_, let queueID):
            self.queueID = queueID
            end(.sent, now: now)
        case .deferred(let delay, _, _):
            deferrals += 1
            end(.deferred(until: now + delay), now: now)
        case .failed(let code, _): end(.failed(code: code), now: now)
        case .unknown(_, let delay, _):
            mayHaveArrived = true
            deferrals += 1
            notBefore = now + delay
            end(.unknown, now: now)
        case .released(_, let again, let wasTried): release(again: again, wasTried: wasTried, now: now)
        }
    }

    /// Extends the lease by its own length from now.
    public mutating func renew(now: Date) {
        guard let lease = hold?.lease else { return }
        hold?.leaseUntil = now + lease
    }

    private mutating func begin(_ hash: String, now: Date) {
        guard state.kind != .attempting else { return }
        attempts += 1
        sha256 = hash
        renew(now: now)
        state = .attempting(number: attempts)
        updatedAt = now
    }

    private mutating func end(_ state: DeliveryState, now: Date) {
        self.state = state
        hold = nil
        updatedAt = now
    }

    private mutating func release(again: Bool, wasTried: Bool, now: Date) {
        if state.kind == .attempting {
            state = hold?.wasUnknown == true ? .unknown : .planned
            if !wasTried { attempts -= 1 }
        }
        if !mayHaveArrived { sha256 = nil }
        if again { round = nil }
        hold = nil
        updatedAt = now
    }

    /// Ends the claim of an owner that is gone.
    public mutating func expire(now: Date) {
        guard hold != nil else { return }
        if state.kind == .attempting {
            apply(.unknown(reason: "the sending process ended, or its lease ran out", delay: 0, bytes: nil), now: now)
        } else {
            release(again: true, wasTried: false, now: now)
        }
    }

    /// Whether `giveUp` has something to do.
    public func isOverdue(now: Date) -> Bool {
        guard hold == nil, state.kind == .planned || state.kind == .deferred else { return false }
        return arrivedLate || now.timeIntervalSince(patienceFrom) > DeliveryRules.patience
    }

    /// Ends a letter that was tried for too long: loudly failed, or unknown where a copy may have arrived.
    public mutating func giveUp(now: Date) {
        guard isOverdue(now: now) else { return }
        mayHaveArrived = mayHaveArrived || arrivedLate
        end(mayHaveArrived ? .unknown : .failed(code: "expired"), now: now)
    }

    /// Whether the operator may bring it back, as far as the letter itself decides; `nil` = yes.
    public var retryObstacle: RetryResult? {
        switch state.kind {
        case .failed, .deferred, .unknown:
            if hold != nil { return .notRetriable(state) }
            return arrivedLate ? .arrivedLate : nil
        case .planned, .attempting, .sent, .skipped, .superseded: return .notRetriable(state)
        }
    }

    /// Brings the letter back by the operator's wish, for another 4 days.
    ///
    /// The hash of an earlier attempt is forgotten: where the spool is lost, the operator accepts new bytes.
    public mutating func retry(now: Date) {
        state = .planned
        sha256 = nil
        round = nil
        notBefore = nil
        deferrals = 0
        patienceFrom = now
        updatedAt = now
    }
}
