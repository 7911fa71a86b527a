import ArgumentParser
import Pressroom

/// `paperboy corpus build`: word counts of the site's own papers.
struct CorpusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corpus",
        abstract: "Make word counts of the stored papers, by which papers of your field are scored.",
        subcommands: [BuildCorpus.self])
}

struct BuildCorpus: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Make a background of the stored papers, and say what using it does to each reader.",
        discussion: """
            The counts of the stored papers are averaged, half and half, with those of the binary. Scores use the file \
            only where matching.background of the configuration names it, which --use writes there. Thresholds belong \
            to one background: with another one every score changes.
            """)

    @OptionGroup var global: GlobalOptions

    @Option(help: ArgumentHelp("Papers of the last so many days only.", valueName: "n"))
    var days: Int?

    @Option(help: ArgumentHelp("Where it goes, in place of a name by its version beside the store.", valueName: "file"))
    var out: String?

    @Flag(help: "Score with it from now on: record it as matching.background in the configuration.")
    var use = false

    func validate() throws {
        if let days, !(1...36_500).contains(days) { throw ValidationError("--days is a number from 1 to 36500.") }
        if let out, out.isEmpty || out.hasSuffix("/") { throw ValidationError("--out names a file.") }
    }

    func perform(_ console: Console) async throws -> ExitStatus {
        var order = CorpusBuild.Order()
        order.days = days
        order.out = out
        order.isUsed = use
        let build = CorpusBuild(try press(), order)
        let report = try await Interruption.run { try await build.run { console.show(progress: $0) } }
        console.endProgress()
        if global.json { console.write(try json(report)) }
        CorpusPrinter(console).show(report, hasData: !global.json)
        return .done
    }
}
