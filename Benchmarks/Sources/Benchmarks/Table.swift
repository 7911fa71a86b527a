import Foundation

/// One measured thing.
struct Row {
    /// What was done.
    var what: String
    /// How long it took, or how much a second.
    var figure: String
    /// A further figure, or a ratio to what was measured in the same run.
    var beside = ""
}

/// Rows under one heading, printed as a Markdown table, so that it can be pasted into the README.
struct Table {
    var title: String
    var rows: [Row]

    var text: String {
        let head = Row(what: title, figure: "median", beside: "beside")
        let columns: [(Row) -> String] = [\.what, \.figure, \.beside]
        let widths = columns.map { column in ([head] + rows).map { column($0).count }.max() ?? 0 }
        func line(_ cells: [String], filler: Character = " ") -> String {
            let padded = zip(cells, widths).map { $0 + String(repeating: filler, count: $1 - $0.count) }
            return "| " + padded.joined(separator: " | ") + " |"
        }
        let rule = line(["", "", ""], filler: "-")
        return ([line(columns.map { $0(head) }), rule] + rows.map { row in line(columns.map { $0(row) }) })
            .joined(separator: "\n") + "\n"
    }
}

/// Figures with three digits and their unit.
enum Figure {
    static func time(_ seconds: Double) -> String {
        switch seconds {
        case 1...: "\(digits(seconds)) s"
        case 1e-3...: "\(digits(seconds * 1e3)) ms"
        default: "\(digits(seconds * 1e6)) µs"
        }
    }

    /// `1.23 ms ± 4 %`.
    static func time(_ timing: Timing) -> String {
        "\(time(timing.seconds)) ± \(Int((timing.spread * 100).rounded())) %"
    }

    static func rate(_ number: Double, _ unit: String) -> String {
        number >= 1000 ? "\(digits(number / 1000))k \(unit)/s" : "\(digits(number)) \(unit)/s"
    }

    static func ratio(_ ours: Double, to peer: Double) -> String {
        "\(digits(ours / peer)) ×"
    }

    private static func digits(_ number: Double) -> String {
        let places = number >= 100 ? 0 : number >= 10 ? 1 : 2
        return String(format: "%.\(places)f", number)
    }
}
