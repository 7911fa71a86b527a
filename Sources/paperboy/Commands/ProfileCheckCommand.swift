import ArgumentParser
import Pressroom

struct ProfileCheckCommand: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find terms that are dead, redundant, contradictory or too broad, each with its place.",
        discussion: """
            Terms are held against the stored papers of the last 60 days and against the counts that the binary \
            carries; without a store against these alone.
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "A reader, a named profile, or a file (FILE#NAME: one of its profiles); without one, all.")
    var profile: String?

    func perform(_ console: Console) async throws -> ExitStatus {
        let press = try press()
        let lint: ProfileLint
        do {
            lint = try await ProfileLint.run(press, profile)
        } catch {
            guard global.json, !error.diagnostics.isEmpty else { throw error }
            console.write(try json(error.diagnostics))
            return error.status
        }
        if global.json {
            console.write(try json(lint.diagnostics))
            return .done
        }
        for remark in lint.remarks { console.write(remark) }
        let found = lint.diagnostics.isEmpty ? "nothing to say" : lint.diagnostics.count.counted("remark")
        let held = lint.papers > 0 ? "held against \(lint.papers.counted("stored paper"))" : "no stored papers"
        console.write("\(lint.profiles.counted("profile")), \(held): \(found)")
        return .done
    }
}
