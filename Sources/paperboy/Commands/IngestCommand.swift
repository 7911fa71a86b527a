import ArgumentParser
import Pressroom

struct IngestCommand: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest", abstract: "Read digests into the store; send nothing.",
        discussion: """
            --since walks the days of sources that keep them (hf-json, hf-html, queries of arXiv's API), oldest first; \
            called again, it goes on where it was ended.
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var clock: ClockOptions

    @Argument(help: "Configured sources by id, files, addresses, or - for standard input. Default: every source.")
    var sources: [String] = []

    @Option(help: "auto, text, hf-json, hf-html, arxiv-atom, arxiv-rss or feed.")
    var format = "auto"

    @Option(help: ArgumentHelp("Read every day from this one on.", valueName: "date"))
    var since: String?

    func perform(_ console: Console) async throws -> ExitStatus {
        let press = try press(asOf: clock.asOf)
        let reading = Ingestion(press, sources: sources, format: format, since: since)
        let printer = RunPrinter(console, zone: press.zone)
        let (isJSON, isWalk) = (global.json, since != nil)
        let report = try await Interruption.run {
            try await reading.run(
                emit: { if !isJSON { printer.show($0) } }, progress: { console.show(progress: printer.line($0)) })
        }
        console.endProgress()
        if isJSON {
            console.write(try json(report.readings))
            for reading in report.readings { printer.complain(about: reading) }
        } else if !isWalk {
            for reading in report.readings { printer.show(reading) }
        }
        for id in report.withoutDays { console.note("\(id): keeps no days; left out of --since") }
        if report.status == .done { console.note("Next: paperboy match") }
        return report.status
    }
}
