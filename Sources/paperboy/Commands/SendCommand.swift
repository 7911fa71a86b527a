import ArgumentParser
import Pressroom

struct SendCommand: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "send", abstract: "Send now, whatever the hour; or a test copy to any address.")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var clock: ClockOptions

    @Option(name: .customLong("subscriber"), help: ArgumentHelp("Only this reader.", valueName: "id"))
    var subscribers: [String] = []

    @Option(help: ArgumentHelp("Only this edition, which was planned before.", valueName: "id"))
    var edition: String?

    @Flag(help: "Decide everything, change nothing.")
    var dryRun = false

    @Flag(help: "Send the edition of the day once more, as a new message.")
    var resend = false

    @Option(help: ArgumentHelp("A test copy to this address, outside the ledger.", valueName: "address"))
    var to: String?

    func validate() throws {
        guard to == nil || (edition == nil && !resend && !dryRun && subscribers.count == 1) else {
            throw ValidationError("--to goes with exactly one --subscriber, whose letter it is, and with nothing else.")
        }
        guard edition == nil || (!dryRun && !resend && subscribers.isEmpty) else {
            throw ValidationError("--edition goes with nothing else.")
        }
    }

    func perform(_ console: Console) async throws -> ExitStatus {
        let press = try press(asOf: clock.asOf)
        let printer = RunPrinter(console, zone: press.zone)
        if let to {
            let copy = TestCopy(press, subscriber: subscribers[0], to: to)
            console.write(try await Interruption.run { try await copy.send() })
            return .done
        }
        if let edition {
            let report = try await Interruption.run { try await Retry.send(press, planned: edition) }
            printer.show(report)
            return report.status
        }
        var order = DailyRun.Order()
        order.isWhole = false
        order.isForced = true
        order.isDryRun = dryRun
        order.isResend = resend
        if !subscribers.isEmpty { order.subscribers = Set(subscribers) }
        let run = DailyRun(press, order)
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
