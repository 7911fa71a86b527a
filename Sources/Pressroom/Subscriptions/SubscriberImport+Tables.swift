internal import Foundation
internal import JSONText
internal import Storage
internal import Subscribers

extension SubscriberImport {
    /// Streams the rows into the draft.
    func gather(
        _ format: ImportFormat, _ source: ImportSource, _ shared: SharedRules, _ draft: SubscriberDraft,
        _ progress: @Sendable (Progress) -> Void
    ) async throws -> ImportReport {
        var options = ImportReader.Options()
        options.keywordsFrom = order.keywordsFrom
        options.profiles = order.profiles
        options.encoding = source.encoding
        var reader = ImportReader(format, file: source.name, shared: shared, options: options)
        var tally = ImportTally(
            ImportReport(format: format, isDryRun: order.isDryRun, mostErrors: order.mostErrors))
        let start = press.surroundings.now()
        var writing: Task<Void, any Error>?
        while true {
            let chunk = try source.next()
            let rows: [ImportReader.Row]
            do {
                rows = try reader.rows(in: chunk, isLast: chunk.isEmpty)
            } catch {
                throw Self.refusal(source.name, error)
            }
            let batch = tally.take(await Self.outcomes(of: rows, reader), at: press.clock.now)
            // The store writes one batch while the next one is read; more than these two are never held.
            try await writing?.value
            writing = Task {
                try await draft.add(batch.rows)
                if !batch.suppressions.isEmpty { try await draft.add(batch.suppressions) }
            }
            if chunk.isEmpty { break }
            guard !Task.isCancelled else {
                throw Failure(.someLeft, "the import was interrupted; nothing was changed")
            }
            progress(
                Progress(
                    rows: tally.report.rows, bytes: source.bytesRead, totalBytes: source.size,
                    elapsed: press.surroundings.now().timeIntervalSince(start)))
        }
        try await writing?.value
        tally.take(headerLeavings: reader.leavings)
        return tally.report
    }

    /// What each row says, in order, found out on several threads.
    private static func outcomes(
        of rows: [ImportReader.Row], _ reader: ImportReader
    ) async -> [(line: Int, outcome: ImportReader.Outcome, leavings: [Leaving])] {
        let workers = min(8, ProcessInfo.processInfo.activeProcessorCount, max(1, rows.count / 64))
        let share = (rows.count + workers - 1) / max(1, workers)
        return await withTaskGroup(of: (Int, [(line: Int, outcome: ImportReader.Outcome, leavings: [Leaving])]).self) {
            group in
            for worker in 0..<workers {
                let part = rows.dropFirst(worker * share).prefix(share)
                group.addTask {
                    (
                        worker,
                        part.map { row in
                            let (outcome, leavings) = reader.outcome(of: row)
                            return (row.line, outcome, leavings)
                        }
                    )
                }
            }
            var parts: [[(line: Int, outcome: ImportReader.Outcome, leavings: [Leaving])]] = Array(
                repeating: [], count: workers)
            for await (worker, part) in group { parts[worker] = part }
            return parts.flatMap { $0 }
        }
    }

    /// Compares the rows with each other and with what is there, and makes them valid.
    func finish(_ gathered: ImportReport, _ draft: SubscriberDraft) async throws -> ImportReport {
        var report = gathered
        let review = try await draft.review(limit: order.mostErrors)
        for conflict in review.conflicts { report.refuse(conflict.diagnostic(in: ImportSource.name(of: order))) }
        report.badRows += review.more
        report.sortErrors()
        report.inFile = review.inFile.map { "line \($0.line)" }
        report.inFileCount = review.inFile.count + review.moreInFile
        if report.badRows > 0, !order.skipsBad {
            try await draft.discard()
            report.isRefused = true
            return report
        }
        if order.isDryRun {
            report.counts(try await draft.tally())
            try await draft.discard()
        } else {
            report.counts(try await draft.store(origin: "import", at: press.clock.now))
        }
        return report
    }
}
