import Foundation
import Pressroom

/// Turns matches into lines.
struct MatchPrinter {
    let console: Console

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
                + "the threshold \(answer.minScore)")
        for row in answer.rows where row.passes || explains {
            console.write("\(row.passes ? "+" : "-") \(row.shownScore)  \(row.title)")
            if row.passes, let why = row.why { console.write("        \(why)") }
            for lack in row.lacking { console.write("        lacking: \(lack)") }
            if explains { showParts(of: row) }
        }
    }

    private func showParts(of row: MatchAnswer.Row) {
        for part in row.parts {
            let places = part.places.map { "“\($0.surface)” \($0.field) \($0.start)+\($0.length)" }
            let lacking = part.lacking.isEmpty ? "in another form" : "without \(part.lacking.joined(separator: ", "))"
            let text = part.isMatch ? "\(part.term): \(places.joined(separator: ", "))" : "(\(part.term): \(lacking))"
            console.write("        \(nats(part.part))  \(text)")
        }
        if let background = row.background {
            console.write("        \(nats(row.evidence))  evidence, background \(background)")
        }
    }

    private func nats(_ part: Double) -> String {
        String(format: "%.4f", part)
    }
}

extension MatchAnswer.Row {
    /// Two decimals; a dash where the profile takes everything.
    var shownScore: String {
        score.map { String(format: "%.2f", $0) } ?? "–   "
    }
}
