import Foundation
import Pressroom

/// Turns the state of the sources into two tables: how each is now, and how its last days were.
struct SourcesPrinter {
    let console: Console
    let zone: TimeZone

    init(_ console: Console, zone: TimeZone) {
        self.console = console
        self.zone = zone
    }

    func show(_ answer: SourcesAnswer) {
        guard !answer.rows.isEmpty else {
            console.note("no source is configured, and none was read")
            console.note("Next: paperboy sources import feeds.opml, or add one to \"sources\" in paperboy.json")
            return
        }
        let header = [["source", "type", "state", "papers", "last look", "next look", "why"]]
        show(table: header + answer.rows.map(row))
        for row in answer.rows {
            if let place = row.movedTo { console.note("\(row.source) has moved for good to \(place)") }
        }
        guard !answer.days.isEmpty else { return }
        console.write("")
        show(
            table: [["source"] + answer.days.map { String($0.suffix(5)) }]
                + answer.rows.map { days(of: $0, answer.days) })
    }

    private func row(_ row: SourcesAnswer.Row) -> [String] {
        let next = row.isGone ? "never: gone" : row.nextLook.map(minute) ?? "every run"
        return [
            row.source, row.type, row.state ?? "-", row.papers.map(String.init) ?? "-",
            row.lastLook.map(minute) ?? "never", row.type == "-" ? "-" : next, row.reason ?? "",
        ]
    }

    private func days(of row: SourcesAnswer.Row, _ days: [String]) -> [String] {
        let byDay = Dictionary(row.days.map { ($0.day, $0) }) { first, _ in first }
        return [row.source]
            + days.map { day in byDay[day].map { $0.papers > 0 ? "\($0.state) \($0.papers)" : $0.state } ?? "-" }
    }

    private func show(table: [[String]]) {
        let widths = table[0].indices.map { column in table.map { $0[column].count }.max() ?? 0 }
        for row in table {
            console.write(zip(row, widths).map { $0.padded(to: $1) }.joined(separator: "  ").trimmed)
        }
    }

    /// `2026-03-02 07:30`, on the site's wall.
    private func minute(_ instant: Date) -> String { String(WallText.minute(instant, in: zone).prefix(16)) }
}
