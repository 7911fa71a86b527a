import Foundation
import Pressroom

/// Turns the report of an import into lines. Lines of the list are named, addresses are not.
struct ImportPrinter {
    let console: Console

    func show(_ report: ImportReport) {
        for error in report.remarks { console.complain(error) }
        if report.hiddenBadRows > 0 { console.complain("\(rows(report.hiddenBadRows, "bad")) more, not shown") }
        showLeft(report)
        guard !report.isRefused else {
            console.complain(
                Failure(
                    .invalidData, "\(rows(report.badRows, "bad")) of \(report.rows): nothing was changed",
                    hint: "mend them, or leave them out with --skip-bad"))
            return
        }
        if report.inFileCount > 0 {
            let shown = report.inFile.prefix(5).joined(separator: ", ") + (report.inFileCount > 5 ? ", …" : "")
            console.complain("\(rows(report.inFileCount, nil)) left out: subscribers.json has them and wins (\(shown))")
        }
        if report.similar > 0 {
            console.complain(
                "addresses that differ in capitals alone: \(report.similar); most servers deliver both to one mailbox")
        }
        if report.withoutProfile > 0 {
            console.complain(
                "\(report.withoutProfile.counted("reader")) without keywords will get every paper; --profile names one for them"
            )
        }
        for note in report.notes { console.note(note) }
        console.write(summary(report))
        if report.isDryRun, !report.isNothingNew { console.note("Next: the same without --dry-run") }
        if !report.isDryRun, report.added > 0 { console.note("Next: \(next(report))") }
    }

    func showLeft(_ report: ImportReport) {
        guard !report.left.isEmpty else { return }
        console.complain("not carried over:")
        for left in report.left {
            let count = left.count > 1 ? " (\(left.count)×)" : ""
            console.complain("  \(left.what)\(count): \(left.why)")
        }
    }

    /// How far it is: `412,000 rows · 61 % · 85,300 rows/s · 3 s left`.
    static func line(_ progress: SubscriberImport.Progress) -> String {
        var parts = ["\(progress.rows) rows"]
        if progress.elapsed > 0.5 {
            parts.append("\(Int(Double(progress.rows) / progress.elapsed)) rows/s")
            if let total = progress.totalBytes, total > 0, progress.bytes > 0 {
                let share = min(1, Double(progress.bytes) / Double(total))
                parts.insert("\(Int(share * 100)) %", at: 1)
                parts.append("\(Int((progress.elapsed / share * (1 - share)).rounded(.up))) s left")
            }
        }
        return parts.joined(separator: " · ")
    }

    private func summary(_ report: ImportReport) -> String {
        if report.isNothingNew, report.badRows == 0 {
            return report.unchanged > 0
                ? "nothing new: \(report.unchanged.counted("reader")) unchanged"
                : "nothing new: no reader was taken over"
        }
        var parts = [
            (report.added, "new"), (report.changed, "changed"), (report.unchanged, "unchanged"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        if parts.isEmpty { parts = ["none"] }
        if report.suppressed > 0 { parts.append("\(report.suppressed) of them suppressed, who get no letters") }
        if report.newSuppressions > 0 { parts.append("addresses suppressed: \(report.newSuppressions)") }
        if report.badRows > 0 { parts.append("\(rows(report.badRows, "bad")) left out") }
        let whose = report.reader.map { " (\($0))" } ?? ""
        return (report.isDryRun ? "dry run: readers: " : "readers: ") + parts.joined(separator: ", ") + whose
    }

    private func next(_ report: ImportReport) -> String {
        report.reader.map { "paperboy preview \($0)" } ?? "paperboy subscribers list"
    }

    private func rows(_ count: Int, _ word: String?) -> String {
        let words = [word, count == 1 ? "row" : "rows"].compactMap(\.self).joined(separator: " ")
        return "\(count) \(words)"
    }
}
