import ArgumentParser
import Pressroom

struct ProfileBacktestCommand: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "backtest",
        abstract: "Measure a profile upon the stored days: each term, each threshold, and what changes.")

    @OptionGroup var global: GlobalOptions

    @Argument(help: "A reader, a named profile, or a file (FILE#NAME: one of its profiles).")
    var profile: String

    @Option(help: ArgumentHelp("The newest stored days with news.", valueName: "n"))
    var days = 60

    @Option(help: ArgumentHelp("The profile to hold it against: papers gained and lost.", valueName: "profile"))
    var against: String?

    @Option(help: ArgumentHelp("Find the minScore that gives so many papers a day.", valueName: "n"))
    var papersPerDay: Double?

    func validate() throws {
        guard (1...1_000).contains(days) else { throw ValidationError("--days is a number from 1 to 1000.") }
        if let papersPerDay, !(papersPerDay > 0 && papersPerDay <= 1_000) {
            throw ValidationError("--papers-per-day is a number above 0, up to 1000.")
        }
    }

    func perform(_ console: Console) async throws -> ExitStatus {
        let report = try await ProfileBacktest(
            profile: profile, days: days, against: against, papersPerDay: papersPerDay
        ).run(try press())
        if global.json {
            console.write(try json(report))
        } else {
            ProfilePrinter(console).show(report)
        }
        return .done
    }
}
