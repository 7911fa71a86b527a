import ArgumentParser
import Pressroom

struct ProfileSuggestCommand: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "suggest", abstract: "Propose a profile for a library: weighted terms, authors, a threshold.",
        discussion: """
            Reads BibTeX, RIS, CSL-JSON and what Zotero exports. The profile goes to stdout, ready for \
            subscribers.json; what speaks for each term stands in its note.
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The library; - is standard input.")
    var file: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Ids of stored papers in place of a library.", valueName: "ids"))
    var liked: [String] = []

    @Flag(help: "Also say on stderr how each term was found.")
    var explain = false

    func validate() throws {
        guard (file == nil) != liked.isEmpty else {
            throw ValidationError("Name a library, or papers with --liked; not both.")
        }
    }

    func perform(_ console: Console) async throws -> ExitStatus {
        let press = try press()
        let suggestion: ProfileSuggestion
        if let file {
            suggestion = try await ProfileSuggestion.read(press, file: file)
        } else {
            let ids = liked.flatMap { $0.split(separator: ",").map(String.init) }
            suggestion = try await ProfileSuggestion.read(press, liked: ids)
        }
        ProfilePrinter(console).explain(suggestion, everything: explain)
        console.write(global.json ? try json(suggestion.terms) : suggestion.profileJSON)
        return .done
    }
}
