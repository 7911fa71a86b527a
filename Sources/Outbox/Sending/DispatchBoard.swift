internal import Editions
internal import MIME

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
    func lost(_ count: Int) {
        report.late += count
    }

    func unrecorded(_ count: Int) {
        report.unrecorded += count
    }

    func settled(_ outcomes: [Outcome], _ results: [RecordResult], _ claims: [Claim]) {
        let addresses = Dictionary(
            claims.map { ($0.id, $0.letter.recipient.description) }, uniquingKeysWith: { first, _ in first })
        for (outcome, result) in zip(outcomes, results) {
            if result == .late { report.late += 1 } else { count(outcome.kind.word) }
            guard outcome.kind.word != .sent || result == .late else { continue }
            let text = ReplyText.masked(outcome.kind.text, addresses[outcome.id] ?? "")
            if outcome.kind.word == .released { lastRelease = text }
            report.note(outcome.id, outcome.kind.word, text)
        }
    }

    private func count(_ word: Outcome.Word) {
        switch word {
        case .sent: report.sent += 1
        case .deferred: report.deferred += 1
        case .failed: report.failed += 1
        case .unknown: report.unknown += 1
        case .released: report.released += 1
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
