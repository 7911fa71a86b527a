import Foundation
import Pressroom

/// Turns the report of a run into lines: what was read, who gets what, where it went, what to do next.
struct RunPrinter {
    let console: Console
    /// The site's, for instants.
    let zone: TimeZone

    init(_ console: Console, zone: TimeZone) {
        self.console = console
        self.zone = zone
    }

    /// - Parameter namesNext: Ends with the next useful command.
    func show(_ report: RunReport, namesNext: Bool = true) {
        // cron mails whatever is printed: quiet runs without news say nothing, nor again what the run said that failed.
        var seen = report
        seen.readings.removeAll { !$0.wasRead && !$0.wasStopped && !$0.isGone && $0.failure == nil }
        let isNews = seen.status != .done || (report.sending?.sent ?? 0) > 0 || report.isDryRun
        guard !console.isQuiet || isNews else { return }
        for warning in report.warnings { console.complain(warning) }
        for reading in report.readings { show(reading) }
        for failure in report.failures { console.complain(failure) }
        let width = report.readers.map(\.subscriber.count).max() ?? 0
        for reader in report.readers {
            console.write("reader   \(reader.subscriber.padded(to: width))  \(text(reader.standing, report))")
        }
        if !report.others.isEmpty {
            let counts = report.others.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
            console.write("readers  and \(report.others.values.reduce(0, +)) more: \(counts.joined(separator: ", "))")
        }
        if let feeds = report.feeds { show(feeds) }
        if let sending = report.sending { explain(sending) }
        console.write(summary(report))
        if namesNext, let next = next(report) { console.note("Next: \(next)") }
    }

    /// One line a source, and loudly what an operator should look at.
    func show(_ reading: ReadingReport) {
        console.write("read     \(line(reading))")
        for remark in reading.remarks { console.note(remark) }
        complain(about: reading)
    }

    /// What an operator should look at, on stderr.
    func complain(about reading: ReadingReport) {
        for notice in reading.notices { console.complain(notice) }
        if let failure = reading.failure {
            console.complain(failure)
        } else if reading.isFault, !reading.isGone, let state = reading.word {
            let how = state == "flood" ? "in flood" : state
            console.warn("\(reading.source) is \(how): \(reading.reason ?? "no reason given")")
        }
    }

    private func line(_ reading: ReadingReport) -> String {
        let state = reading.word ?? "never read"
        let why = reading.reason.map { " (\($0))" } ?? ""
        if reading.wasStopped { return "nothing from \(reading.source): stopped" }
        guard reading.wasRead else {
            let next = reading.next.map { ", next look \(minute($0))" } ?? ""
            return "\(reading.source), \(reading.day): \(state)\(why), not looked at\(next)"
        }
        if reading.failure != nil { return "nothing from \(reading.source), \(reading.day): \(state)\(why)" }
        guard let read = reading.read, let seen = reading.seen else {
            return "nothing else from \(reading.source), \(reading.day): \(state)\(why)"
        }
        let changed = reading.changed > 0 ? ", \(reading.changed) changed" : ""
        let quiet = reading.news < reading.new ? ", \(reading.new - reading.news) of them no news" : ""
        return "\(read) of \(seen.counted("paper")) from \(reading.source), \(reading.day): "
            + "\(reading.new) new\(quiet)\(changed), \(state)\(why)"
    }

    /// How far a backfill is: `hf 2025-11-03 · 12 of 24 days · 0.9 days/s · 13 s left`.
    func line(_ progress: BackfillProgress) -> String {
        var parts = ["\(progress.source) \(progress.day)", "\(progress.done) of \(progress.total) days"]
        if let rate = progress.rate { parts.append(String(format: "%.1f days/s", rate)) }
        if let left = progress.left { parts.append("\(Int(left.rounded(.up))) s left") }
        return parts.joined(separator: " · ")
    }

    /// What a person must hear of a run whose report goes to a program.
    func complain(about report: RunReport) {
        for warning in report.warnings { console.complain(warning) }
        for reading in report.readings { complain(about: reading) }
        for failure in report.failures { console.complain(failure) }
    }

    func show(_ feeds: FeedsReport) {
        let tally = feeds.tally
        let removed = tally.removed > 0 ? ", \(tally.removed) removed" : ""
        console.write(
            "feeds    \(feeds.directory): \(tally.written) written, \(tally.unchanged) unchanged\(removed)")
    }

    func show(_ sending: SendingReport) {
        explain(sending)
        let counts = counts(of: sending)
        if !counts.isEmpty { console.write("letters: \(counts), by \(sending.destination)") }
    }

    private func explain(_ sending: SendingReport) {
        for remark in sending.remarks { console.complain(remark) }
        if let stop = sending.stop { console.complain("sending stopped: \(stop)") }
        if sending.left > 0 {
            console.note(
                "\(sending.left.counted("letter")) of earlier runs still waiting or withheld: paperboy deliveries")
        }
    }

    private func counts(of sending: SendingReport) -> String {
        [
            (sending.sent, "sent"), (sending.deferred, "deferred"), (sending.failed, "failed"),
            (sending.unknown, "unknown"), (sending.waiting, "waiting"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }

    private func text(_ standing: ReaderReport.Standing, _ report: RunReport) -> String {
        switch standing {
        case .planned(let papers, let of):
            "\(papers) of \(of.counted("paper"))" + (report.isDryRun ? " (would be sent)" : "")
        case .alreadyThere(let state): "has this day's letter already (\(state))"
        case .noMatch(1): "the one paper does not pass"
        case .noMatch(let of): "none of \(of) papers passes"
        case .nothingNew: "nothing new"
        case .noDigest: "no digest has been read yet"
        case .tooOld(let newest): "the newest digest is of \(newest), older than the reader's maxAgeDays"
        case .notDue(let next): "next letter due \(minute(next))"
        case .late(let since):
            "skipped: due since \(minute(since)), longer than mail.lateAfter; the papers go into the next letter"
        case .awaiting(let sources, let by):
            "due, and waiting for \(sources.joined(separator: ", ")), usually there by \(minute(by))"
        case .busy: "an earlier letter is being sent by another process"
        case .overtaken: "another process has planned some of these papers; the next run looks again"
        case .noMail: "wants feeds only"
        case .suppressed: "gets no letters: the address is suppressed"
        }
    }

    private func minute(_ instant: Date) -> String { WallText.minute(instant, in: zone) }

    /// One line: what this run came to.
    private func summary(_ report: RunReport) -> String {
        let planned = report.planned
        if report.isDryRun { return "dry run: \(planned.counted("letter")) would be sent, nothing was changed" }
        guard let sending = report.sending else { return "\(planned.counted("letter")) planned, none sent" }
        let counts = counts(of: sending)
        return counts.isEmpty
            ? "nothing new: no letter was due, none was sent" : "letters: \(counts), by \(sending.destination)"
    }

    private func next(_ report: RunReport) -> String? {
        if let tooOld = report.readers.lazy.compactMap({ if case .tooOld(let day) = $0.standing { day } else { nil } })
            .first
        {
            return "paperboy run --as-of \(tooOld), to send that digest all the same"
        }
        if report.readers.contains(where: { if case .late = $0.standing { true } else { false } }) {
            return "paperboy send, to send now all the same"
        }
        if let sending = report.sending, sending.status != .done { return "paperboy deliveries" }
        if report.isDryRun { return "paperboy run" }
        if report.sending == nil, !report.readers.isEmpty { return "paperboy send" }
        return report.sending.map { $0.sent > 0 } == true ? "paperboy deliveries" : nil
    }
}
