import Foundation
import Pressroom

/// Turns matches into lines.
struct MatchPrinter {
    let console: Console

    /// Near misses that are told at length; JSON has all.
    private static let mostNear = 10

    init(_ console: Console) {
        self.console = console
    }

    /// - Parameter isOverview: A line a reader instead of one a paper.
    func show(_ answers: [MatchAnswer], isOverview: Bool, explains: Bool) {
        let width = answers.map(\.subscriber.count).max() ?? 0
        for answer in answers {
            if isOverview {
                let best = answer.rows.first.flatMap { $0.passes ? $0.title : nil } ?? ""
                console.write(
                    "\(answer.subscriber.padded(to: width))  \(answer.passing) of \(answer.considered)  \(best)".trimmed
                )
            } else {
                show(answer, explains: explains)
            }
        }
        if isOverview, let first = answers.first { console.note("Next: paperboy match \(first.subscriber) --explain") }
    }

    private func show(_ answer: MatchAnswer, explains: Bool) {
        console.write(
            "\(answer.subscriber): \(answer.passing) of \(answer.considered) papers of \(answer.day) pass "
                + "the threshold \(answer.minScore)" + (answer.thresholdOrigin.map { " (\($0))" } ?? ""))
        for row in answer.rows where row.passes { show(row, answer, explains: explains) }
        let near = answer.rows.filter { $0.standing == .near }
        let rest = answer.rows.count { !$0.passes } - min(near.count, explains ? Self.mostNear : 0)
        guard explains else { return }
        if !near.isEmpty { console.write("near misses:") }
        for row in near.prefix(Self.mostNear) { show(row, answer, explains: true) }
        if rest > 0 { console.write("and \(rest.counted("paper")) with less evidence (--json has all)") }
    }

    private func show(_ row: MatchRow, _ answer: MatchAnswer, explains: Bool) {
        console.write("\(row.passes ? "+" : "-") \(row.shownScore)  \(row.title)")
        if row.passes, let why = row.why { write("", why) }
        if let other = row.similarTo { write("similar:", "to “\(other.title)”, \(other.by); told with it") }
        if row.isCut { write("cut:", "maxPapers \(answer.maxPapers) is full of better papers") }
        for lack in row.lacking { write("lacking:", lack) }
        for veto in row.vetoes where explains {
            let places = veto.places.prefix(2).map { "“\($0.surface)” \($0.field) \($0.start)+\($0.length)" }
            write("", "“\(veto.term)” stands there as \(places.joined(separator: ", "))")
        }
        guard explains, let background = row.background else { return }
        for share in row.shares { write(share.share, share.text) }
        let isForbidden = !row.vetoes.isEmpty || !row.missing.isEmpty
        let sum = isForbidden ? "together, but for what is lacking" : "together"
        write(row.shownPlainScore, "\(sum); background \(background)")
    }

    private func write(_ head: String, _ text: String) {
        console.write("        \(head.isEmpty ? "" : head + "  ")\(text)")
    }
}

extension MatchRow {
    /// Two decimals; a dash where the profile takes everything.
    var shownScore: String { scoreText ?? "–   " }
}
