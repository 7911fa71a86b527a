import ArgumentParser
import Pressroom

struct VersionCommand: PaperboyCommand {
    static let configuration = CommandConfiguration(commandName: "version", abstract: "Print the version.")

    @OptionGroup var global: GlobalOptions

    func perform(_ console: Console) async throws -> ExitStatus {
        console.write(global.json ? try json(["version": Version.text]) : "paperboy \(Version.text)")
        return .done
    }
}
