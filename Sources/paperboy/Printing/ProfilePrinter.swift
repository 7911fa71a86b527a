import Foundation
import Pressroom

/// Turns what was found out about profiles into lines.
struct ProfilePrinter {
    let console: Console

    init(_ console: Console) {
        self.console = console
    }

    func show(_ sample: ProfileSample) {
        for remark in sample.remarks { console.warn(remark) }
        let papers = sample.considered.counted("paper")
        console.write(
            "\(sample.profile): \(sample.passing) of \(papers) from \(sample.origin), \(sample.days.counted("day")), "
                + "pass the threshold \(sample.minScore) (\(sample.thresholdOrigin))")
        for row in sample.rows {
            let score = row.score.map { String(format: "%.2f", $0) } ?? "–   "
            console.write("\(row.passes ? "+" : "-") \(score)  \(row.day)  \(row.title)")
            if row.passes, let why = row.why { console.write("        \(why)") }
            for lack in row.lacking { console.write("        lacking: \(lack)") }
        }
        if sample.passing == 0 { console.note("no paper passes; a lower --min-score shows more") }
    }

    func show(_ report: BacktestReport) {
        let span = [report.first, report.last].compactMap(\.self).joined(separator: " to ")
        console.write(
            "\(report.profile): \(report.storedDays.counted("stored day")) of \(report.days) asked for"
                + "\(span.isEmpty ? "" : ", \(span)"), \(report.papers.counted("paper"))")
        console.write("threshold \(report.minScore) (\(report.origin))")
        console.write(
            "\(report.passing.counted("paper")) pass: \(number(report.perDay)) a day, \(number(report.perWeek)) a week, "
                + "\(number(report.mailsPerWeek)) mails a week")
        showTerms(report.terms)
        console.write("\nminScore  papers   a day  a week")
        for step in report.thresholds {
            console.write(line(step) + (step.minScore == report.minScore ? "  in force" : ""))
        }
        if let wanted = report.wanted { console.write(line(wanted) + "  for the papers a day that are wanted") }
        show(report.gained, sign: "+", "gained", report)
        show(report.lost, sign: "-", "lost", report)
        if report.storedDays < report.days {
            console.note("fewer days are stored than were asked for; the figures are of those that are")
        }
    }

    private func showTerms(_ terms: [BacktestReport.Term]) {
        guard !terms.isEmpty else { return }
        let width = max(4, terms.map(\.term.count).max() ?? 0)
        console.write("\n\("term".padded(to: width))   hits  pass  only by it")
        for term in terms {
            let counts = [term.hits, term.passing, term.unique].map { "\($0)".leftPadded(to: 5) }
            let remark = term.isDead ? "  dead" : term.role == "requirement" ? "  required" : ""
            console.write("\(term.term.padded(to: width))  \(counts[0]) \(counts[1]) \(counts[2])\(remark)")
        }
    }

    private func show(
        _ differences: [BacktestReport.Difference], sign: String, _ what: String, _ report: BacktestReport
    ) {
        guard let against = report.against else { return }
        console.write("\n\(differences.count.counted("paper")) \(what) against \(against)")
        for paper in differences {
            console.write(
                String(format: "\(sign) %.2f (%.2f)", paper.score, paper.before) + "  \(paper.day)  \(paper.title)")
        }
    }

    private func line(_ step: BacktestReport.Step) -> String {
        let score = String(format: "%.4f", step.minScore).leftPadded(to: 8)
        return "\(score)  \("\(step.papers)".leftPadded(to: 6))  \(number(step.perDay).leftPadded(to: 6))  "
            + number(step.perWeek).leftPadded(to: 6)
    }

    private func number(_ value: Double) -> String { String(format: "%.1f", value) }

    /// What a proposal rests on, on stderr.
    func explain(_ suggestion: ProfileSuggestion, everything: Bool) {
        for remark in suggestion.remarks { console.complain(remark) }
        if suggestion.furtherRemarks > 0 {
            console.complain("and \(suggestion.furtherRemarks.counted("further remark"))")
        }
        if suggestion.repeated > 0 {
            console.note("\(suggestion.repeated.counted("entry", "entries")) twice, counted once")
        }
        if suggestion.withoutAbstract > 0 {
            console.note("\(suggestion.withoutAbstract) of \(suggestion.papers.counted("paper")) without an abstract")
        }
        console.note(suggestion.summary)
        if suggestion.papers < 10 { console.note("fewer than 10 papers prove little: look at each term") }
        guard everything else { return }
        for term in suggestion.terms {
            let odds = term.logOdds.map { String(format: ", log-odds %.1f", $0) } ?? ""
            console.note("\(term.term) (\(term.weight))\(odds)")
            console.note("    \(term.note)")
        }
    }
}

extension String {
    /// Filled with spaces from the left.
    fileprivate func leftPadded(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }
}

extension Int {
    fileprivate func counted(_ one: String, _ many: String) -> String { self == 1 ? "1 \(one)" : "\(self) \(many)" }
}
