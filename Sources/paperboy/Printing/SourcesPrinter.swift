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
        let configured = answer.rows.filter(\.isConfigured)
        let look = "last look (\(WallText.name(zone)))"
        if !configured.isEmpty {
            let header = ["source", "type", "state", "papers", look, "next look", "why"]
            show(table: [header] + configured.map(row))
        }
        for row in configured {
            if let place = row.movedTo { console.note("\(row.source) has moved for good to \(place)") }
        }
        if !answer.days.isEmpty, !configured.isEmpty {
            console.write("")
            show(
                table: [["source"] + answer.days.map { String($0.suffix(5)) }]
                    + configured.map { days(of: $0, answer.days) })
        }
        let others = answer.rows.filter { !$0.isConfigured }
        guard !others.isEmpty else { return }
        if !configured.isEmpty { console.write("") }
        show(table: [["not configured", "state", "papers", look, "why", "where"]] + others.map(unconfigured))
    }

    /// Read by hand, or taken out of the configuration: nobody looks at it by itself.
    private func unconfigured(_ row: SourcesAnswer.Row) -> [String] {
        [
            row.source, row.state ?? "-", row.papers.map(String.init) ?? "-", row.lastLook.map(minute) ?? "never",
            row.reason ?? "", row.place ?? "",
        ]
    }

    private func row(_ row: SourcesAnswer.Row) -> [String] {
        let next =
            row.isGone ? "never: gone" : row.nextLook.map(minute) ?? (row.lastLook == nil ? "next run" : "every run")
        return [
            row.source, row.type ?? "-", row.state ?? "-", row.papers.map(String.init) ?? "-",
            row.lastLook.map(minute) ?? "never", next, row.reason ?? "",
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

    private func minute(_ instant: Date) -> String { WallText.bare(instant, in: zone) }
}
