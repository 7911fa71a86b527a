internal import Foundation
internal import Ingest
internal import Papers
internal import Storage
internal import Synchronization
internal import Transfer

/// Judges what a look brought, and stores it.
extension SourceDesk {
    func record(
        _ visit: SourceVisit, of stored: StoredSource, _ occasion: Occasion
    ) async throws(StorageError) -> ReadingReport {
        switch visit.outcome {
        case .putOff(let host, let until): return try await putOff(stored, host, until, occasion)
        case .stopped: return try await stopped(stored)
        case .read(let reading, let body):
            let (taken, isKept) = try await take(reading, visit, stored)
            var report = taken
            // Only a body that was read well may answer for a later "not modified".
            report.notices += try await remember(visit, body: isKept ? body : nil, stored)
            return try await finished(report, stored)
        case .unchanged:
            var report = try await judge(.unchanged, visit, stored).report
            report.notices += try await remember(visit, body: nil, stored)
            return try await finished(report, stored)
        case .failed(let failure):
            var (report, stands) = try await judge(.failed(failure.message), visit, stored)
            // What is handed in stands in place of all that was read before.
            if !stored.source.isConfigured { stands = try await store.newestDigestDay() != nil }
            report.failure = failure
            if stands, failure.hint == nil { report.failure?.hint = "the last good digest stays in force" }
            try await rememberFailure(visit, stored)
            return try await finished(report, stored)
        }
    }

    // MARK: Judging

    /// Compares a digest with what is known, and stores it with its verdict, in one transaction.
    private func take(
        _ reading: DigestReading, _ visit: SourceVisit, _ stored: StoredSource
    ) async throws(StorageError) -> (report: ReadingReport, isKept: Bool) {
        let source = stored.source
        let format = source.format == .auto ? reading.format : source.format
        let health = health(of: source, as: format, visit.request)
        let earlier = try await earlier(visit.request, stored)
        let now = press.clock.now
        let verdict = Mutex<BatchVerdict?>(nil)
        let change = try await store.take(reading.digest, readAt: now) { known, history in
            let identification = Identification(reading.digest, among: known)
            let recognitions = zip(reading.digest.sightings, identification.ids).map {
                Recognition(of: $0, as: $1, in: known)
            }
            let judged = health(history, earlier?.state).judge(.read(reading, recognitions))
            verdict.withLock { $0 = judged }
            let merging = Merging(reading.digest, identification, standings: judged.standings)
            let facts = SourceReading(
                source: source.id, day: judged.day, readAt: now, state: judged.state, reason: judged.reason,
                recognised: reading.papersRead, skipped: reading.skipped)
            return Judged(
                papers: merging.papers, ids: merging.ids, reading: facts, keepsDigest: judged.keepsDigest)
        }
        var report = ReadingReport(source: source.id, day: change.reading.day.description, state: change.reading.state)
        report.reason = change.reading.reason
        (report.read, report.seen) = (reading.papersRead, reading.papersSeen)
        (report.new, report.changed, report.news) = (change.added.count, change.updated.count, change.news.count)
        report.remarks = reading.remarks.map { "\(source.name): \($0)" }
        let judged = verdict.withLock { $0 }
        report.usualBy = judged?.usualBy
        return (report, judged?.keepsDigest == true)
    }

    /// Judges a look that brought no digest, and records it.
    /// - Returns: also whether there is a digest of an earlier look.
    private func judge(
        _ look: SourceLook, _ visit: SourceVisit, _ stored: StoredSource
    ) async throws(StorageError) -> (report: ReadingReport, hasDigest: Bool) {
        let source = stored.source
        let health = health(of: source, as: visit.format ?? source.format, visit.request)
        let today = day(of: source)
        let asked = if case .day(let day) = visit.request { day } else { today }
        let now = press.clock.now
        let outcome = Mutex<(verdict: BatchVerdict, reason: String, hasDigest: Bool)?>(nil)
        try await store.record(of: source.id, through: today, on: asked) { history, earlier in
            let verdict = health(history, earlier?.state).judge(look)
            // What was wrong with a batch still is where it has not changed.
            let isSame = if case .unchanged = look { verdict.state == earlier?.state } else { false }
            let told = isSame && verdict.state.isFault ? Self.first(of: earlier?.reason) : verdict.reason
            outcome.withLock { $0 = (verdict, told, !history.batches.isEmpty) }
            let dayState = verdict.dayState(after: earlier?.state)
            // A day whose papers are there is not made worse by a look that fails later on.
            let reason =
                dayState == verdict.state ? told : "\(Self.first(of: earlier?.reason))\(Self.later)\(told)"
            return SourceReading(
                source: source.id, day: verdict.day, readAt: now, state: dayState, reason: reason,
                recognised: dayState == .failed ? 0 : earlier?.recognised ?? 0)
        }
        var report = ReadingReport(source: source.id, day: asked.description, state: nil)
        guard let (verdict, reason, hasDigest) = outcome.withLock({ $0 }) else { return (report, false) }
        (report.day, report.state) = (verdict.day.description, verdict.state)
        (report.reason, report.usualBy) = (reason, verdict.usualBy)
        return (report, hasDigest)
    }

    private static let later = "; later: "

    /// What a day was, without how a later look at it went: of several such looks the last one is told, not all.
    private static func first(of reason: String?) -> String {
        reason.map { String($0[..<($0.range(of: later)?.lowerBound ?? $0.endIndex)]) } ?? ""
    }

    private func health(
        of source: Source, as format: SourceFormat, _ request: SourceRequest
    ) -> @Sendable (SourceHistory, BatchState?) -> BatchHealth {
        let (now, today) = (press.clock.now, press.today)
        let traits = SourceTraits(id: source.id, format: format, minPapers: source.minPapers)
        return { BatchHealth(traits, history: $0, now: now, referenceDay: today, request: request, earlier: $1) }
    }

    /// The last look at the day in question.
    private func earlier(_ request: SourceRequest, _ stored: StoredSource) async throws(StorageError) -> SourceReading?
    {
        guard case .day(let day) = request else { return stored.current }
        return try await store.reading(of: stored.source.id, on: day)
    }

    // MARK: Remembering

    /// What the next look must know. Files that were handed in, and pages of other days, leave nothing behind.
    private func remember(
        _ visit: SourceVisit, body: [UInt8]?, _ stored: StoredSource
    ) async throws(StorageError) -> [String] {
        guard visit.request == .latest else { return [] }
        let source = stored.source
        let (now, real, today) = (press.clock.now, press.surroundings.now(), press.today)
        let isFile = source.address == nil
        return try await store.revise(stored.fresh, body: isFile ? nil : body) { state in
            let notices = state.note(visit.answer, source, now: now, real: real, day: today)
            if let body {
                state.fetchedAt = now
                state.takeValidators(visit.answer)
                if isFile { state.body = ContentID.of(body) }
            }
            return notices
        }
    }

    private func rememberFailure(_ visit: SourceVisit, _ stored: StoredSource) async throws(StorageError) {
        guard visit.request == .latest else { return }
        let now = press.clock.now
        try await store.revise(stored.fresh) { state in
            state.failures += 1
            guard let answer = visit.answer else { return }
            state.checkedAt = now
            // The new place may have been a mistake of its own.
            if answer.isGone, state.settledURL != nil {
                (state.movedURL, state.movedDays) = (nil, [])
            } else {
                state.isGone = answer.isGone
            }
        }
    }

    // MARK: Telling

    private func putOff(
        _ stored: StoredSource, _ host: String, _ until: Date, _ occasion: Occasion
    ) async throws(StorageError) -> ReadingReport {
        var report = try await told(of: stored)
        let text = "\(stored.source.id): \(host) asks to be left alone until \(wall(until))"
        if case .asked = occasion {
            report.failure = Failure(.tryLater, text, hint: "run the same command again after that")
        } else {
            report.notices.append(text)
        }
        report.next = max(report.next ?? until, until)
        return report
    }

    /// A signal came before the look had ended; nothing of it is stored.
    func stopped(_ stored: StoredSource) async throws(StorageError) -> ReadingReport {
        var report = try await told(of: stored)
        report.wasStopped = true
        report.notices.append("\(stored.source.id): stopped by a signal; nothing of this look is stored")
        return report
    }

    /// What is stored of a source that is not looked at.
    func told(of stored: StoredSource) async throws(StorageError) -> ReadingReport {
        let source = stored.source
        let last = stored.last
        var report = ReadingReport(
            source: source.id, day: (last?.day ?? day(of: source)).description, state: last?.state)
        report.wasRead = false
        report.reason = last?.reason
        if !source.isByHand { report.next = last.flatMap { next(after: $0, stored).at } }
        if stored.state.isGone {
            report.isGone = true
            report.notices.append(
                "\(source.id): gone for good (HTTP 410), and asked no more: change or remove it in the configuration")
        }
        if last?.state == .waiting {
            let history = try await store.history(of: source.id, through: day(of: source))
            report.usualBy = health(of: source, as: source.format, .latest)(history, .waiting).judge(.unchanged).usualBy
        }
        return report
    }

    private func finished(_ report: ReadingReport, _ stored: StoredSource) async throws(StorageError) -> ReadingReport {
        var report = report
        let now = try await load(stored.source)
        if stored.source.address != nil, !stored.source.isByHand {
            report.next = now.last.flatMap { next(after: $0, now).at }
        }
        return report
    }

    private func wall(_ instant: Date) -> String { WallText.end(instant, in: press.configuration.zone) }
}
