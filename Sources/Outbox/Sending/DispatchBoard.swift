internal import Editions

/// Adds up what the connections of one run do, and says when to stop.
actor DispatchBoard {
    private var report = DispatchReport()
    private let recipients: Int?
    private var lastRelease: String?

    init(recipients: Int?) {
        self.recipients = recipients
    }

    var isOpen: Bool { report.stop == nil }

    /// The first reason to stop is the one that is told.
    func stop(_ stop: DispatchReport.Stop) {
        report.stop = report.stop ?? stop
    }

    func stalled() {
        stop(.noProgress(lastRelease ?? "the relay took no letter"))
    }

    func swept(_ sweep: Sweep) {
        report.sweep = sweep
    }

    /// Letters that another process took over before they were begun.
    func lost(_ ids: [EditionID]) {
        report.late += ids.count
        for id in ids { report.moveOn(id) }
    }

    func unrecorded(_ count: Int) {
        report.unrecorded += count
    }

    func settled(_ outcomes: [Outcome], _ results: [RecordResult]) {
        for (outcome, result) in zip(outcomes, results) {
            let word = outcome.kind.word
            report.moveOn(outcome.id)
            if result == .late { report.late += 1 } else { count(outcome) }
            guard word != .sent || result == .late else { continue }
            if word == .released { lastRelease = outcome.kind.text }
            report.note(outcome.id, word, outcome.kind.text)
        }
    }

    private func count(_ outcome: Outcome) {
        switch outcome.kind.word {
        case .sent: report.sent += 1
        case .deferred: report.deferred += 1
        case .failed: report.failed += 1
        case .unknown: report.unknown += 1
        case .released: report.putBack.insert(outcome.id)
        case .attempting: break
        }
    }

    func read(_ reading: VerdictReading) {
        report.noMailbox += reading.noMailbox.map(\.id)
        report.mailboxFull += reading.mailboxFull.map(\.id)
        if let stop = reading.stop { self.stop(stop) }
        let hard = report.noMailbox.count
        let base = max(recipients ?? 0, report.handled)
        if hard >= 10, hard * 20 > base { stop(.bounces(hard: hard, of: base)) }
    }

    func finish(wasCancelled: Bool) -> DispatchReport {
        report.wasCancelled = wasCancelled
        return report
    }
}
