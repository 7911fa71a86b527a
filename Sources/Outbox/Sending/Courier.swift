internal import Crypto
internal import FoundationEssentials

/// Takes due letters out of the ledger, hands them to the relay a window at a time, and records what became of them.
///
/// The order is the promise: `attempting` is on disk before the first byte of a body leaves, and every verdict is on
/// disk before the next window is claimed. A letter is tried once in a run. Cancelling the task ends the run after the
/// letters in flight; the rest of their windows is put back.
public struct Courier: Sendable {
    /// Where letters are claimed and outcomes recorded.
    public var ledger: any Ledger
    /// Makes each letter's bytes.
    public var composer: Composer
    /// One connection each; windows are sent on all of them at once.
    public var senders: [MailSender]
    /// Waits between renewals of leases.
    public var sleeper: Sleeper

    /// A courier for one run or many.
    public init(ledger: any Ledger, composer: Composer, senders: [MailSender], sleeper: Sleeper) {
        self.ledger = ledger
        self.composer = composer
        self.senders = senders
        self.sleeper = sleeper
    }

    /// Sends until nothing is claimable, the relay or the ledger stops it, or the task is cancelled.
    /// - Parameter isGone: Whether the process that holds a claim has ended.
    public func run(_ terms: DispatchTerms, isGone: @Sendable (Owner) -> Bool) async -> DispatchReport {
        let board = DispatchBoard(recipients: terms.recipients)
        do {
            await board.swept(try await ledger.expire(isGone: isGone))
        } catch {
            await board.stop(.ledger(error))
        }
        await withTaskGroup(of: Void.self) { group in
            for sender in senders {
                group.addTask { await work(sender, terms.request, board) }
            }
        }
        return await board.finish(wasCancelled: Task.isCancelled)
    }

    /// One connection's share of the run.
    private func work(_ sender: MailSender, _ request: ClaimRequest, _ board: DispatchBoard) async {
        // A relay that keeps closing before it takes anything must not be asked for ever.
        var idleWindows = 0
        do throws(LedgerError) {
            while await board.isOpen, !Task.isCancelled, idleWindows < 2 {
                let claims = try await ledger.claim(request)
                guard !claims.isEmpty else { break }
                idleWindows = try await send(claims, by: sender, board) ? 0 : idleWindows + 1
            }
            if idleWindows > 0 { await board.stalled() }
        } catch {
            await board.stop(.ledger(error))
        }
        await sender.close()
    }

    /// - Returns: Whether any letter of the window is nearer to its end than before.
    private func send(
        _ claims: [Claim], by sender: MailSender, _ board: DispatchBoard
    ) async throws(LedgerError) -> Bool {
        let packed = await pack(claims)
        if let reason = packed.stop { await board.stop(.composing(reason)) }
        guard await board.isOpen, !Task.isCancelled else {
            let reason = "the run was stopped"
            try await settle(claims.map { Outcome($0, .released(reason: reason, again: true, wasTried: false)) }, board)
            return true
        }
        try await settle(packed.outcomes, board)
        let parcels = try await begin(packed.parcels, board)
        guard !parcels.isEmpty else { return true }
        let report = await deliver(parcels, by: sender)
        let reading = VerdictReading(parcels, report)
        do throws(LedgerError) {
            try await settle(reading.outcomes, board)
        } catch {
            await board.unrecorded(reading.outcomes.count { $0.kind.word != .released })
            throw error
        }
        await board.read(reading)
        return reading.madeProgress
    }

    /// Sends a window while its leases are kept alive. Cancelling the run reaches the sender, which ends the letter in
    /// flight and begins no other.
    private func deliver(_ parcels: [Parcel], by sender: MailSender) async -> WindowReport {
        let keys = parcels.map { ClaimKey(id: $0.claim.id, epoch: $0.claim.epoch) }
        let pause = max(1, parcels[0].claim.lease / 3)
        let renewing = Task {
            while !Task.isCancelled {
                try await sleeper.sleep(pause)
                // A failure shows up when the outcomes are recorded.
                try? await ledger.renew(keys)
            }
        }
        let report = await sender.deliver(parcels.map(\.message))
        renewing.cancel()
        return report
    }

    /// Makes the bytes of a window; what cannot be made is an outcome already.
    private func pack(_ claims: [Claim]) async -> (parcels: [Parcel], outcomes: [Outcome], stop: String?) {
        var parcels: [Parcel] = []
        var outcomes: [Outcome] = []
        for claim in claims {
            do {
                let bytes = if let spooled = claim.spooled { spooled } else { try await composer.compose(claim) }
                if claim.spooled == nil, let hash = claim.sha256, hash != Self.sha256(bytes) {
                    outcomes.append(Outcome(claim, .released(reason: Self.changedBytes, again: false)))
                } else {
                    parcels.append(Parcel(claim: claim, bytes: bytes))
                }
            } catch let error as ComposeError where error.isTransient {
                return ([], [], error.reason)
            } catch {
                let reason = Self.oneLine((error as? ComposeError)?.reason ?? "\(error)")
                outcomes.append(
                    Outcome(
                        claim,
                        claim.mayHaveArrived
                            ? .released(reason: reason, again: false)
                            : .failed(code: "compose", reply: reason)))
            }
        }
        return (parcels, outcomes, nil)
    }

    /// An error's text, for the ledger: without controls, at most 500 characters.
    private static func oneLine(_ text: String) -> String {
        let scalars = text.unicodeScalars.prefix(500).map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: " " as Unicode.Scalar
            default: scalar
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    static let changedBytes =
        "its bytes are not those of an attempt that may have arrived; retry it by its id to send it all the same"

    /// Puts `attempting` on disk. Letters that another process has taken over meanwhile are left to it.
    private func begin(_ parcels: [Parcel], _ board: DispatchBoard) async throws(LedgerError) -> [Parcel] {
        let outcomes = parcels.map { Outcome($0.claim, .attempting(sha256: Self.sha256($0.bytes))) }
        let results = try await ledger.record(outcomes)
        let kept = zip(parcels, results).filter { $0.1 != .late }.map(\.0)
        await board.lost(zip(parcels, results).filter { $0.1 == .late }.map(\.0.claim.id))
        return kept
    }

    private func settle(_ outcomes: [Outcome], _ board: DispatchBoard) async throws(LedgerError) {
        guard !outcomes.isEmpty else { return }
        var patience = 3
        while true {
            do throws(LedgerError) {
                let results = try await ledger.record(outcomes)
                return await board.settled(outcomes, results)
            } catch {
                guard error.isTransient, patience > 0 else { throw error }
                patience -= 1
            }
        }
    }

    static func sha256(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
