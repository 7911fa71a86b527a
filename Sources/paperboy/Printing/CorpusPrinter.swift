import Foundation
import Pressroom

/// Turns what became of a background into lines.
struct CorpusPrinter {
    let console: Console

    /// Readers whose count changes that are named; JSON has all.
    private static let mostReaders = 20

    init(_ console: Console) {
        self.console = console
    }

    /// - Parameter hasData: Data are printed as text, and not by the caller.
    func show(_ report: CorpusReport, hasData: Bool) {
        for remark in report.remarks { console.warn(remark) }
        if hasData {
            showCounts(of: report)
            showReaders(of: report)
        }
        if report.isInForce {
            console.note("Next: paperboy match, to see the new scores")
        } else {
            console.note(
                "nothing is scored with it yet. Next: paperboy corpus build --use, to score with it from now on")
        }
    }

    private func showCounts(of report: CorpusReport) {
        let without = report.withoutAbstract > 0 ? "; \(report.withoutAbstract) without an abstract left out" : ""
        console.write("made      \(report.version)")
        console.write("of        \(report.papers.counted("paper")), \(report.firstDay) to \(report.lastDay)\(without)")
        console.write(
            "counts    \(report.counts.words) words, \(report.counts.pairs) pairs, "
                + "\(report.counts.wordsWithCompany) words with others that keep their company")
        console.write("file      \(report.file)\(report.wasWritten ? "" : " (unchanged)")")
        let former = report.before == report.version ? "" : ", before \(report.before)"
        console.write("in force  " + (report.isInForce ? "this one\(former)" : report.before))
        guard report.before != report.version else { return }
        console.write("against   \(report.before): \(report.change.gained) words more, \(report.change.lost) fewer")
        show("commoner", report.change.commoner)
        show("rarer", report.change.rarer)
    }

    /// In papers of a thousand: `windsock 0.1 → 24`.
    private func show(_ name: String, _ words: [CorpusReport.Word]) {
        guard !words.isEmpty else { return }
        let texts = words.map { "\($0.word) \(share($0.before)) → \(share($0.after))" }
        console.write("\(name.padded(to: 9)) \(texts.joined(separator: ", ")) of 1,000 papers")
    }

    private func share(_ ofTenThousand: Double) -> String {
        let share = ofTenThousand / 10
        return share < 10 ? String(format: "%.1f", share) : String(format: "%.0f", share)
    }

    private func showReaders(of report: CorpusReport) {
        guard report.before != report.version, !report.readers.isEmpty else { return }
        let tense = report.isInForce ? "scores have changed" : "scores would change"
        console.write(
            "readers   \(tense); papers that pass of \(report.comparedPapers) on \(report.comparedDays.counted("day")), "
                + "before → after:")
        let changed = report.readers.filter { $0.gained + $0.lost > 0 }
        let width = changed.prefix(Self.mostReaders).map(\.subscriber.count).max() ?? 0
        for reader in changed.sorted(by: { $0.gained + $0.lost > $1.gained + $1.lost }).prefix(Self.mostReaders) {
            console.write("  \(reader.subscriber.padded(to: width))  \(line(reader))")
        }
        if changed.count > Self.mostReaders {
            console.write("  … and \(changed.count - Self.mostReaders) more (--json)")
        }
        let same = report.readers.count - changed.count
        if same > 0 { console.write("  \(same.counted("reader")) \(same == 1 ? "gets" : "get") the same papers") }
    }

    private func line(_ reader: CorpusReport.Reader) -> String {
        var text =
            "\(reader.before) → \(reader.after)  (+\(reader.gained) −\(reader.lost)), minScore \(reader.minScore)"
        if let threshold = reader.minScoreForAsMany { text += "; \(threshold) lets \(reader.before) pass" }
        if reader.hasWish { text += "; chosen by papersPerWeek with the former scores: choose it anew" }
        return text
    }
}
