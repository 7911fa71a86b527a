import ArgumentParser
import Foundation
import Pressroom

/// Options that every command takes.
struct GlobalOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The site's configuration.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("Where relative paths of the configuration start.", valueName: "dir"))
    var dataDir: String?

    @Flag(name: .shortAndLong, help: "Only data and errors.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Say more.")
    var verbose = false

    @Option(help: "How messages are written.")
    var logFormat: LogFormat?

    @Flag(help: "Never ask; fail instead.")
    var noInput = false

    @Flag(help: "Data as JSON.")
    var json = false

    /// What names the site.
    func request(asOf: String? = nil) -> Press.Request {
        Press.Request(configuration: config, dataDirectory: dataDir, asOf: asOf)
    }

    /// Flags first, then what the site's configuration says.
    var console: Console {
        let settings = MessageSettings.read(request(), .live)
        return Console(
            isQuiet: quiet || settings.isQuiet, isVerbose: verbose || settings.isVerbose,
            format: logFormat ?? LogFormat(rawValue: settings.format) ?? .text,
            variables: ProcessInfo.processInfo.environment)
    }
}

/// How messages are written: for people, or for a log collector.
enum LogFormat: String, ExpressibleByArgument, CaseIterable {
    case text, logfmt, json
}

/// `--as-of`, for the commands that have a clock.
struct ClockOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The clock of the whole command: a day (12:00 in the site's zone) or an instant (2025-12-01T07:30:00Z). Every edition of that day is due.",
            valueName: "date"))
    var asOf: String?
}
