internal import ArgumentParser

/// The command line: argv → command → exit code.
@main
struct Paperboy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paperboy",
        abstract: "A personal newspaper of research papers.",
        subcommands: [ScoreCommand.self])
}
