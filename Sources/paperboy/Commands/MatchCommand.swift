import ArgumentParser
import Pressroom

struct MatchCommand: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "match", abstract: "Show what a reader's profile makes of the newest papers; nothing is sent.")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var clock: ClockOptions

    @Argument(help: "One reader; without one, a line each.")
    var subscriber: String?

    @Option(help: ArgumentHelp("Papers of this file in place of the store's; it is not stored.", valueName: "file"))
    var digest: String?

    @Flag(help: "Every part of every score, and what near misses lacked.")
    var explain = false

    func perform(_ console: Console) async throws -> ExitStatus {
        let answers = try await MatchAnswer.read(
            try press(asOf: clock.asOf), subscriber: subscriber, digest: digest)
        if global.json {
            console.write(try json(answers.flatMap(\.rows)))
        } else {
            MatchPrinter(console).show(answers, isOverview: subscriber == nil && !explain, explains: explain)
        }
        return .done
    }
}
