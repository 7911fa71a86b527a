import ArgumentParser
import Pressroom

struct IngestCommand: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest", abstract: "Read digests into the store; send nothing.")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var clock: ClockOptions

    @Argument(help: "Configured sources by id, files, or - for standard input. Default: every configured source.")
    var sources: [String] = []

    @Option(help: "auto, text, hf-json, hf-html, arxiv-atom, arxiv-rss or feed.")
    var format = "auto"

    func perform(_ console: Console) async throws -> ExitStatus {
        let reading = Ingestion(try press(asOf: clock.asOf), sources: sources, format: format)
        let report = try await reading.run()
        if global.json {
            console.write(try json(report.readings))
        } else {
            for reading in report.readings { RunPrinter(console).show(reading) }
        }
        for failure in report.failures { console.complain(failure) }
        if report.status == .done { console.note("Next: paperboy match") }
        return report.status
    }
}
