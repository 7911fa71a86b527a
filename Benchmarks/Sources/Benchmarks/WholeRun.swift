import Foundation
import Papers

/// The binary as its users have it: start, read, match, store, write the feeds, send.
struct WholeRun {
    /// The release binary.
    let paperboy: String
    let sample: Sample
    /// Of the mailbox.
    let port: Int
    var repetitions = 11

    func measure() throws -> Table {
        var (first, again, memory) = ([Command.Cost](), [Command.Cost](), 0)
        for _ in 0..<repetitions {
            let site = FileManager.default.temporaryDirectory.appendingPathComponent("paperboy-\(getpid())-site")
            defer { try? FileManager.default.removeItem(at: site) }
            try command("init", "--demo", site.path).run()
            let run = command(
                "run", "--config", site.appendingPathComponent("paperboy.json").path, "--digest", sample.path,
                "--as-of", sample.day.description)
            first.append(try run.run())
            again.append(try run.run())
            memory = max(memory, first.last?.memory ?? 0)
        }
        let help = try (0..<repetitions).map { _ in try command("--help").run() }
        return Table(
            title: "the binary",
            rows: [
                row("paperboy run: \(sample.papers.count) papers, 3 readers", first, ", \(memory >> 20) MiB at most"),
                row("the same again: nothing new", again), row("paperboy --help", help),
            ])
    }

    private func command(_ arguments: String...) -> Command {
        var command = Command(line: [paperboy] + arguments)
        command.environment["PAPERBOY_MAIL_SMTP_URL"] = "smtp://127.0.0.1:\(port)"
        return command
    }

    private func row(_ what: String, _ costs: [Command.Cost], _ more: String = "") -> Row {
        let processor = Timing(costs.map(\.processor)).seconds
        return Row(
            what: what, figure: Figure.time(Timing(costs.map(\.seconds))),
            beside: "\(Figure.time(processor)) CPU\(more)")
    }
}
