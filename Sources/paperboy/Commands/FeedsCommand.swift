import ArgumentParser
import Pressroom

struct FeedsCommand: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "feeds", abstract: "Write the feeds and the front page from what is stored.")

    static let hasJSON = false

    @OptionGroup var global: GlobalOptions

    @Option(help: ArgumentHelp("The folder, in place of feeds.out.", valueName: "dir"))
    var out: String?

    func perform(_ console: Console) async throws -> ExitStatus {
        let press = try press()
        RunPrinter(console, zone: press.zone).show(try await FeedRun.run(press, into: out))
        return .done
    }
}
