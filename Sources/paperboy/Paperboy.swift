import ArgumentParser
import Pressroom

/// The root of the command line.
@main
struct Paperboy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paperboy",
        abstract: "A newspaper for one: research papers, filtered by keyword profiles, as e-mail and feeds.",
        discussion: """
            New here? `paperboy demo` runs everything once on a sample; `paperboy init` begins a site of your own.
            """,
        version: Version.text,
        subcommands: [],
        groupedSubcommands: [
            CommandGroup(name: "Begin", subcommands: [InitCommand.self, DemoCommand.self, CheckCommand.self]),
            CommandGroup(
                name: "Every day",
                subcommands: [RunCommand.self, IngestCommand.self, FeedsCommand.self, SendCommand.self]),
            CommandGroup(
                name: "Look",
                subcommands: [
                    SourcesCommand.self, PapersCommand.self, MatchCommand.self, ScoreCommand.self, WhyCommand.self,
                    PreviewCommand.self, ProfileCommand.self,
                ]),
            CommandGroup(name: "Readers", subcommands: [SubscribersCommand.self, SuppressCommand.self]),
            CommandGroup(
                name: "Letters", subcommands: [DeliveriesCommand.self, RetryCommand.self, MailboxCommand.self]),
            CommandGroup(
                name: "About",
                subcommands: [CorpusCommand.self, ConfigCommand.self, SchemaCommand.self, VersionCommand.self]),
        ])
}
