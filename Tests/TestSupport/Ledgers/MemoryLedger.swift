public import Editions
public import FoundationEssentials
public import Outbox
internal import Papers

/// The ledger's double: the rules of `LetterRecord` over dictionaries, without a disk.
public actor MemoryLedger: Ledger {
    var records: [EditionID: LetterRecord] = [:]
    var contents: [EditionID: PlannedLetter] = [:]
    private var spool: [EditionID: [UInt8]] = [:]
    var lateFacts: [EditionID: [LateFact]] = [:]
    private let clock: @Sendable () -> Date
    /// While set, every call that writes throws it.
    private var writeFailure: LedgerError?

    public init(clock: @escaping @Sendable () -> Date) {
        self.clock = clock
    }

    /// Makes every call that writes fail from now on; `nil` ends that.
    public func failWrites(with error: LedgerError?) {
        writeFailure = error
    }

    private func checkWritable() throws(LedgerError) {
        if let writeFailure { throw writeFailure }
    }

    public func plan(_ letters: [PlannedLetter]) throws(LedgerError) -> [PlanResult] {
        try checkWritable()
        return letters.map(plan)
    }

    private func plan(_ letter: PlannedLetter) -> PlanResult {
        if let old = records[letter.id] { return .alreadyThere(old.state) }
        let others = records.values.filter { $0.id.subscriber == letter.id.subscriber }.sorted { $0.id < $1.id }
        if let held = others.first(where: \.isInHand) { return .busy(held.id) }
        let gone = others.filter(\.isSupersedable).map(\.id)
        let taken = names(of: others.filter { !$0.isSupersedable && $0.id.day != letter.id.day })
        let overlap = letter.papers.filter { !$0.names.isDisjoint(with: taken) }.map(\.paper)
        guard overlap.isEmpty else { return .papersOverlap(overlap) }
        for id in gone { change(id) { $0.supersede(by: letter.id, now: $1) } }
        records[letter.id] = LetterRecord(id: letter.id, state: .planned, dueAt: letter.dueAt, now: clock())
        contents[letter.id] = letter
        return .planned(superseding: gone)
    }

    func names(of letters: [LetterRecord]) -> Set<PaperID> {
        letters.filter(\.holdsPapers).reduce(into: []) { names, record in
            for item in contents[record.id]?.papers ?? [] { names.formUnion(item.names) }
        }
    }

    private func change(_ id: EditionID, _ body: (inout LetterRecord, Date) -> Void) {
        guard var record = records[id] else { return }
        body(&record, clock())
        records[id] = record
        if !record.keepsSpool { spool[id] = nil }
    }

    public func skip(_ skips: [Skip]) throws(LedgerError) -> [SkipResult] {
        try checkWritable()
        return skips.map { skip in
            guard let old = records[skip.id] else {
                let state = DeliveryState.skipped(reason: skip.reason)
                records[skip.id] = LetterRecord(id: skip.id, state: state, dueAt: skip.dueAt, now: clock())
                return .skipped
            }
            guard old.isSkippable else { return .alreadyThere(old.state) }
            change(skip.id) { $0.skip(skip.reason, now: $1) }
            return .skipped
        }
    }

    public func claim(_ request: ClaimRequest) throws(LedgerError) -> [Claim] {
        try checkWritable()
        let now = clock()
        let chosen = records.values
            .filter { contents[$0.id]?.lane == request.lane && $0.isClaimable(request, now: now) }
            .sorted { ($0.attempts, $0.dueAt, $0.id) < ($1.attempts, $1.dueAt, $1.id) }
            .prefix(request.limit)
        return chosen.compactMap { record in
            change(record.id) { $0.claim(request, now: $1) }
            guard let letter = contents[record.id] else { return nil }
            return records[record.id]?.claimed(letter, spooled: spool[record.id], now: now)
        }
    }

    public func record(_ outcomes: [Outcome]) throws(LedgerError) -> [RecordResult] {
        try checkWritable()
        return outcomes.map { outcome in
            guard let record = records[outcome.id], record.accepts(epoch: outcome.epoch) else {
                keepLate(outcome)
                return .late
            }
            if let bytes = outcome.kind.bytes { spool[outcome.id] = bytes }
            change(outcome.id) { $0.apply(outcome.kind, now: $1) }
            return .applied(records[outcome.id]?.state ?? record.state)
        }
    }

    private func keepLate(_ outcome: Outcome) {
        let word = outcome.kind.word
        let known = lateFacts[outcome.id] ?? []
        guard !known.contains(where: { $0.epoch == outcome.epoch && $0.kind == word }) else { return }
        lateFacts[outcome.id] =
            known + [LateFact(epoch: outcome.epoch, at: clock(), kind: word, text: outcome.kind.text)]
        if word == .sent { records[outcome.id]?.arrivedLate = true }
    }

    public func renew(_ claims: [ClaimKey]) throws(LedgerError) {
        try checkWritable()
        for key in claims where records[key.id]?.accepts(epoch: key.epoch) == true {
            change(key.id) { $0.renew(now: $1) }
        }
    }

    public func expire(isGone: @Sendable (Owner) -> Bool) throws(LedgerError) -> Sweep {
        try checkWritable()
        let now = clock()
        var sweep = Sweep()
        for record in records.values.sorted(by: { $0.id < $1.id }) {
            if let hold = record.hold, hold.leaseUntil <= now || isGone(hold.owner) {
                change(record.id) { $0.expire(now: $1) }
                if record.state.kind == .attempting {
                    sweep.unknown.append(record.id)
                } else {
                    sweep.released.append(record.id)
                }
            }
            if records[record.id]?.isOverdue(now: now) == true {
                change(record.id) { $0.giveUp(now: $1) }
                sweep.gaveUp.append(record.id)
            }
        }
        return sweep
    }

    public func retry(_ ids: [EditionID]) throws(LedgerError) -> [RetryResult] {
        try checkWritable()
        return ids.map { id in
            guard let record = records[id] else { return .absent }
            if let obstacle = record.retryObstacle { return obstacle }
            let others = records.values.filter { $0.id.subscriber == id.subscriber && $0.id != id }
            if !record.holdsPapers {
                if let busy = others.filter(\.isUnfinished).map(\.id).min() { return .busy(busy) }
                let taken = names(of: others.filter { $0.id.day != id.day })
                let overlap = (contents[id]?.papers ?? []).filter { !$0.names.isDisjoint(with: taken) }.map(\.paper)
                guard overlap.isEmpty else { return .papersTaken(overlap) }
            }
            change(id) { $0.retry(now: $1) }
            return .planned
        }
    }
}
