import ArgumentParser
import Pressroom

/// `paperboy sources` and what can be done to them.
struct SourcesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources", abstract: "Show how each source is, day by day; confirm a flood; add feeds of a list.",
        subcommands: [ListSources.self, ConfirmFlood.self, ImportSources.self], defaultSubcommand: ListSources.self)
}

struct ListSources: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show how each source is, day by day.")

    @OptionGroup var global: GlobalOptions

    @Option(help: ArgumentHelp("How many days, up to the newest one.", valueName: "n"))
    var days = 7

    func validate() throws {
        guard (1...400).contains(days) else { throw ValidationError("--days is a number from 1 to 400.") }
    }

    func perform(_ console: Console) async throws -> ExitStatus {
        let press = try press()
        let answer = try await SourcesAnswer.read(press, days: days)
        if global.json {
            console.write(try json(answer.rows))
        } else {
            SourcesPrinter(console, zone: press.zone).show(answer)
        }
        return .done
    }
}

struct ConfirmFlood: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "Make news of the papers that a source brought in a flood.")

    static let hasJSON = false

    @OptionGroup var global: GlobalOptions
    @OptionGroup var clock: ClockOptions

    @Argument(help: "The source's id.")
    var source: String

    func perform(_ console: Console) async throws -> ExitStatus {
        let count = try await FloodConfirmation.run(try press(asOf: clock.asOf), source: source)
        console.write("\(source): \(count.counted("paper")) confirmed")
        console.note(count == 0 ? "no papers of \(source) were withheld" : "Next: paperboy run")
        return .done
    }
}

struct ImportSources: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Add the feeds of a list (OPML) to paperboy.json; its comments stay.")

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The list, or - for standard input.")
    var list: String

    @Flag(help: "Print the file as it would be, and change nothing.")
    var dryRun = false

    func perform(_ console: Console) async throws -> ExitStatus {
        let report = try SourceImport(try press(), list: list, isDryRun: dryRun).run()
        if global.json {
            console.write(try json(report))
            return .done
        }
        if let text = report.text { console.write(text) }
        for source in report.added where report.text == nil {
            // A query may hold a key.
            console.write("added    \(source.id)  \(source.url.prefix { $0 != "?" })")
        }
        for skipped in report.skipped { console.complain("skipped  \(skipped.title): \(skipped.reason)") }
        let verb = dryRun ? "would be added to" : "added to"
        console.note("\(report.added.count.counted("source")) \(verb) \(report.file), \(report.skipped.count) skipped")
        if !report.added.isEmpty { console.note(dryRun ? "Next: the same without --dry-run" : "Next: paperboy ingest") }
        return .done
    }
}
