import ArgumentParser
import Pressroom

struct RetryCommand: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Send letters again that failed, wait, or may not have arrived.")

    static let hasJSON = false

    @OptionGroup var global: GlobalOptions

    @Argument(help: "Editions, such as ada/2025-12-01.")
    var editions: [String] = []

    @Flag(help: "All of them.")
    var all = false

    func validate() throws {
        guard all != !editions.isEmpty else { throw ValidationError("Name editions, or say --all.") }
    }

    func perform(_ console: Console) async throws -> ExitStatus {
        let press = try press()
        let editions = editions
        let report = try await Interruption.run { try await Retry.run(press, ids: editions) }
        for row in report.rows {
            if let refusal = row.refusal { console.complain("\(row.id): not retried: \(refusal)") }
        }
        if report.rows.isEmpty { console.note("nothing to retry") }
        if let sending = report.sending { RunPrinter(console, zone: press.zone).show(sending) }
        return report.status
    }
}
