import ArgumentParser
import Foundation
import Pressroom

struct InitCommand: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Begin a site: configuration, subscribers, schemas, templates, secret.")

    static let hasJSON = false

    @OptionGroup var global: GlobalOptions

    @Argument(help: "Where; it is made if it is missing.")
    var directory = "."

    @Flag(help: "Add the sample digest, and the local mailbox as relay.")
    var demo = false

    @Flag(help: "Replace files that are there; never the secret.")
    var force = false

    func perform(_ console: Console) async throws -> ExitStatus {
        var founding = Founding(URL(fileURLWithPath: directory, isDirectory: true), .live)
        founding.isDemo = demo
        founding.isForced = force
        let report = try founding.run()
        for path in report.written { console.write("wrote \(path)") }
        for path in report.kept { console.note("kept \(path), which was there") }
        let place = directory == "." ? "" : "cd \(directory) && "
        console.note("Next: \(place)paperboy check")
        return .done
    }
}
