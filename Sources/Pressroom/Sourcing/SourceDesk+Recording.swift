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
        case .stopped: return try await told(of: stored)
        case .read(let reading, let body):
            let (taken, isKept) = try await take(reading, visit, stored)
            var report = taken
            // Only a body that was read well may answer for a later "not modified".
            report.notices += try await remember(visit, body: isKept ? body : nil, stored)
            return try await finished(report, stored)
        case .unchanged:
            var report = try await judge(.unchanged, visit, stored)
            report.notices += try await remember(visit, body: nil, stored)
            return try await finished(report, stored)
        case .failed(let failure):
            var report = try await judge(.failed(failure.message), visit, stored)
            report.failure = failure
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
    private func judge(
        _ look: SourceLook, _ visit: SourceVisit, _ stored: StoredSource
    ) async throws(StorageError) -> ReadingReport {
        let source = stored.source
        let health = health(of: source, as: visit.format ?? source.format, visit.request)
        let earlier = try await earlier(visit.request, stored)
        let verdict = health(try await store.history(of: source.id, through: day(of: source)), earlier?.state).judge(
            look)
        let dayState = verdict.dayState(after: earlier?.state)
        // A day whose papers are there is not made worse by a look that fails later on.
        let reason = dayState == verdict.state ? verdict.reason : "\(earlier?.reason ?? ""); later: \(verdict.reason)"
        try await store.record(
            SourceReading(
                source: source.id, day: verdict.day, readAt: press.clock.now, state: dayState, reason: reason,
                recognised: dayState == .failed ? 0 : earlier?.recognised ?? 0))
        var report = ReadingReport(source: source.id, day: verdict.day.description, state: verdict.state)
        report.reason = verdict.reason
        report.usualBy = verdict.usualBy
        return report
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
        var state = stored.state
        let notices = state.note(
            visit.answer, source, now: press.clock.now, real: press.surroundings.now(), day: press.today)
        if let body {
            state.fetchedAt = press.clock.now
            state.takeValidators(visit.answer)
            if source.address == nil { state.body = ContentID.of(body) }
        }
        try await store.save(state, body: source.address == nil ? nil : body)
        return notices
    }

    private func rememberFailure(_ visit: SourceVisit, _ stored: StoredSource) async throws(StorageError) {
        guard visit.request == .latest else { return }
        var state = stored.state
        state.failures += 1
        if let answer = visit.answer {
            state.checkedAt = press.clock.now
            // The new place may have been a mistake of its own.
            if answer.isGone, state.settledURL != nil {
                (state.movedURL, state.movedDays) = (nil, [])
            } else {
                state.isGone = answer.isGone
            }
        }
        try await store.save(state)
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

    /// What is stored of a source that is not looked at.
    func told(of stored: StoredSource) async throws(StorageError) -> ReadingReport {
        let source = stored.source
        let last = stored.last
        var report = ReadingReport(
            source: source.id, day: (last?.day ?? day(of: source)).description, state: last?.state)
        report.wasRead = false
        report.reason = last?.reason
        report.next = last.flatMap { next(after: $0, stored) }
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
        let now = try await StoredSource.load(stored.source, day: day(of: stored.source), store)
        if stored.source.address != nil { report.next = now.last.flatMap { next(after: $0, now) } }
        return report
    }

    func wall(_ instant: Date) -> String { WallText.minute(instant, in: press.configuration.zone) }
}
