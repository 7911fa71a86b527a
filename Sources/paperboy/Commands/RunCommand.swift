import ArgumentParser
import Pressroom

struct RunCommand: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Read, match, write the feeds, send what is due: what cron calls.")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var clock: ClockOptions

    @Option(
        help: ArgumentHelp("A digest in place of all sources: a file, an address, or a source's id.", valueName: "file")
    )
    var digest: String?

    @Flag(help: "Decide everything, change nothing.")
    var dryRun = false

    @Flag(help: "Plan the letters, and leave them planned.")
    var noSend = false

    func perform(_ console: Console) async throws -> ExitStatus {
        var order = DailyRun.Order()
        order.digest = digest
        order.isDryRun = dryRun
        order.sends = !noSend
        let press = try press(asOf: clock.asOf)
        let (run, printer) = (DailyRun(press, order), RunPrinter(console, zone: press.zone))
        let report = try await Interruption.run { try await run.run() }
        if global.json {
            console.write(try json(RunJSON(report)))
            printer.complain(about: report)
        } else {
            printer.show(report)
        }
        return report.status
    }
}
