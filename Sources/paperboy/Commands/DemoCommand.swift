import ArgumentParser
import Foundation
import Pressroom

struct DemoCommand: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Run everything once on a sample, with a mailbox of its own.")

    static let hasJSON = false

    @OptionGroup var global: GlobalOptions
    @OptionGroup var clock: ClockOptions

    @Option(help: ArgumentHelp("Where everything is written.", valueName: "dir"))
    var dir = "paperboy-demo"

    @Option(help: ArgumentHelp("A digest in place of the built-in sample.", valueName: "file"))
    var digest: String?

    func perform(_ console: Console) async throws -> ExitStatus {
        let demo = Demo(
            directory: URL(fileURLWithPath: dir, isDirectory: true), digest: digest, asOf: clock.asOf,
            surroundings: .live)
        let report = try await Interruption.run { try await demo.run() }
        RunPrinter(console, zone: .gmt).show(report.run, namesNext: false)
        console.write("mails    \(report.mails) (a Maildir)")
        for letter in report.letters { console.write("letter   \(letter)") }
        console.note("Next: open \(report.letters.first ?? "\(report.directory)/public/index.html") in a browser")
        return report.run.status
    }
}
