import ArgumentParser
import Pressroom

struct ProfileTryCommand: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "try", abstract: "Show the papers that a profile would have given, with reasons.",
        discussion: """
            The profile is a file, a reader, a named profile, or terms: paperboy profile try "world model" "transform*"
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "A file (FILE#NAME: one of its profiles), a reader, a named profile; or terms.")
    var profile: [String]

    @Option(help: ArgumentHelp("The threshold, 0…1, in place of the profile's.", valueName: "score"))
    var minScore: Double?

    @Option(help: ArgumentHelp("The newest stored days with news.", valueName: "n"))
    var days = 7

    @Option(help: ArgumentHelp("Papers of this file in place of the store's; it is not stored.", valueName: "file"))
    var digest: String?

    func validate() throws {
        guard !profile.isEmpty else { throw ValidationError("Name a profile, or write terms.") }
        guard (1...1_000).contains(days) else { throw ValidationError("--days is a number from 1 to 1000.") }
        if let minScore, !(0...1).contains(minScore) { throw ValidationError("--min-score is a number from 0 to 1.") }
    }

    func perform(_ console: Console) async throws -> ExitStatus {
        let sample = try await ProfileSample.read(
            try press(), profile, minScore: minScore, days: days, digest: digest)
        if global.json {
            console.write(try json(sample.rows))
        } else {
            ProfilePrinter(console).show(sample)
        }
        return .done
    }
}
