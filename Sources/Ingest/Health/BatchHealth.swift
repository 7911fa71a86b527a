public import FoundationEssentials
public import Papers

/// Judges how each look at a source went: so that a broken source never passes for a quiet day, and an old paper
/// never for news.
///
/// A pure function of what was seen, what is stored, and the clock that the caller hands in. Three things hold
/// whatever the state:
/// - a paper that nobody knew is news sooner or later: only a first reading, a flood until it is confirmed, and the
///   entry's own instant, where it lies before the first reading, keep it back;
/// - a known paper keeps its standing, but for one that was never told, and that another source shows as its news;
/// - the same look judged twice gives the same state, and no news the second time.
///
/// A day read out of order (`ingest --since`, a source that was down) is judged by itself. Its papers are news where it
/// lies after the first day that was read while it was new, for then readers missed it: those that are too old for a
/// reader's `maxAgeDays` fall out by their first-seen day, those told before by the ledger. Earlier days are backlog.
public struct BatchHealth: Sendable {
    /// Whose look it is.
    public var source: SourceTraits
    /// What earlier looks left.
    public var history: SourceHistory
    /// The moment of the look.
    public var now: Date
    /// The source's current day, or the day that was asked for.
    public var today: Day
    /// What was asked for.
    public var request: SourceRequest
    /// The state stored for ``today``; `nil` before its first look.
    public var earlier: BatchState?
    /// The source's current day, whatever was asked for.
    let current: Day
    let yardstick: Yardstick
    /// By the format, or by what the source has shown so far.
    private let isRolling: Bool

    /// - Parameters:
    ///   - referenceDay: the site's day; the source's own calendar goes before it.
    ///   - earlier: the state stored for that day of the source (`SourceTraits.day(at:referenceDay:)`).
    public init(
        _ source: SourceTraits, history: SourceHistory, now: Date, referenceDay: Day,
        request: SourceRequest = .latest, earlier: BatchState? = nil
    ) {
        self.source = source
        self.history = history
        self.now = now
        self.request = request
        self.earlier = earlier
        current = source.day(at: now, referenceDay: referenceDay)
        today = if case .day(let asked) = request { asked } else { current }
        yardstick = Yardstick(history, calendar: source.calendar)
        isRolling = source.cadence == .rolling || yardstick.isRolling
    }

    /// How the look went.
    /// - Parameter look: with a digest, as many recognitions as sightings; those that lack count as unknown papers.
    public func judge(_ look: SourceLook) -> BatchVerdict {
        var verdict =
            switch look {
            case .failed(let sentence): BatchVerdict(day: today, state: .failed, finding: .failure(sentence))
            case .unchanged: unchanged
            case .read(let reading, let recognitions):
                judge(ShownBatch(reading, recognitions, yardstick, archiveEnd: archiveEnd))
            }
        if source.cadence == .daily, request != .file { verdict.usualBy = yardstick.usualBy(verdict.day) }
        return verdict
    }

    private func judge(_ batch: ShownBatch) -> BatchVerdict {
        if request == .file { return alone(batch) }
        return isRolling ? rolling(batch) : daily(batch)
    }

    /// What a rolling source dates a month back, or a week before its first reading, was there before: it shows more of
    /// its archive than it used to. The week is for sources that date entries some days before they show them.
    private var archiveEnd: Date {
        guard isRolling, request != .file, let first = yardstick.batches.last?.firstRead else { return .distantPast }
        return max(now.addingTimeInterval(-30 * 86_400), first.addingTimeInterval(-7 * 86_400))
    }

    /// A file that somebody hands in is as it is: there is no usual, and the person knows its age.
    private func alone(_ batch: ShownBatch) -> BatchVerdict {
        guard batch.count > 0 else {
            return BatchVerdict(day: batch.day, state: .quiet, finding: .empty(usual: nil))
        }
        let defect = batch.defect(minimum: source.minPapers)
        return BatchVerdict(
            day: batch.day, state: defect == nil ? .fresh : .partial,
            finding: defect ?? .papers(batch.count, usual: nil), standings: batch.standings(.news), keepsDigest: true)
    }

    // MARK: Nothing new came

    private var unchanged: BatchVerdict {
        if let stored = yardstick.batch(on: today) { return standing(stored) }
        if isRolling {
            // It goes on waiting for its operator.
            if let flood = yardstick.batches.first, flood.state == .flood {
                return BatchVerdict(day: today, state: .flood, finding: .stillHeld(nil, source: source.id))
            }
            let finding = yardstick.batches.first.map { BatchFinding.nothingNew(of: $0.papers.count) } ?? .unchanged
            return BatchVerdict(day: today, state: .quiet, finding: finding)
        }
        // An empty digest, or an old one under today's date, is no other for not having changed since. Only the latter
        // is stale before its hour.
        if earlier == .quiet { return BatchVerdict(day: today, state: .quiet, finding: quietAgain) }
        let isUnderToday = earlier == .stale && now < yardstick.usualBy(today)
        return overdue(showing: yardstick.last(before: today), under: isUnderToday)
    }

    private var quietAgain: BatchFinding {
        source.calendar.dayOff(today).map { .dayOff($0, last: yardstick.last(before: today)?.day) }
            ?? .empty(usual: yardstick.usualSize(on: today)?.usual)
    }

    /// Today's batch is there already.
    func standing(_ stored: SourceHistory.Batch, finding: BatchFinding? = nil) -> BatchVerdict {
        let same: BatchFinding =
            stored.state == .flood
            ? .stillHeld(nil, source: source.id) : .sameAsBefore(stored.papers.count, since: stored.firstRead)
        return BatchVerdict(day: stored.day, state: stored.state, finding: finding ?? same)
    }

    /// The source shows an older batch, or nothing, in today's place: what that means is a matter of the day and hour.
    /// - Parameters:
    ///   - old: the batch it shows; `nil` where that is not stored.
    ///   - underToday: whether it was found under today's date, which is a fault at any hour of a day of publishing.
    func overdue(showing old: SourceHistory.Batch?, under underToday: Bool = false) -> BatchVerdict {
        if let off = source.calendar.dayOff(today) {
            return BatchVerdict(day: today, state: .quiet, finding: .dayOff(off, last: old?.day))
        }
        let by = yardstick.usualBy(today)
        if now < by, !underToday { return BatchVerdict(day: today, state: .waiting, finding: .notYet(by: by)) }
        // Read once, and nothing in a month: a source that died, not one that is quiet.
        guard let old = old ?? yardstick.batches.first else {
            return BatchVerdict(day: today, state: .stale, finding: .nothingFor(days: 30, by: by))
        }
        let finding: BatchFinding =
            underToday
            ? .underNewDate(old.papers.count, of: old.papers.count, from: old.day)
            : .stillShows(old.day, papers: old.papers.count, by: by)
        return BatchVerdict(day: today, state: .stale, finding: finding)
    }
}
