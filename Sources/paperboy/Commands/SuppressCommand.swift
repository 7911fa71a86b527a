import ArgumentParser
import Foundation
import Pressroom

/// `paperboy suppress`: addresses that get no letters, whoever lists them.
struct SuppressCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suppress", abstract: "Keep addresses from getting letters, whoever lists them.",
        subcommands: [ListSuppressions.self, AddSuppressions.self, RemoveSuppressions.self],
        defaultSubcommand: ListSuppressions.self)
}

struct ListSuppressions: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List suppressed addresses, each with its reason.")

    @OptionGroup var global: GlobalOptions

    func perform(_ console: Console) async throws -> ExitStatus {
        let rows = try await Suppressions.list(try press())
        if global.json {
            console.write(try json(rows))
            return .done
        }
        let width = rows.map(\.address.count).max() ?? 0
        for row in rows {
            let parts = [row.address.padded(to: width), row.at.ISO8601Format(), row.reason, row.note ?? ""]
            console.write(parts.joined(separator: "  ").trimmed)
        }
        console.note("suppressed addresses: \(rows.count)")
        return .done
    }
}

struct AddSuppressions: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Suppress addresses: they get no letter from now on, waiting ones included.")

    static let hasJSON = false

    @OptionGroup var global: GlobalOptions

    @Argument(help: "Addresses.")
    var addresses: [String] = []

    @Option(
        help: ArgumentHelp(
            "Addresses, one a line, or a table with a column email; - is standard input.", valueName: "file"))
    var file: String?

    @Option(help: ArgumentHelp("A word for why.", valueName: "word"))
    var reason = "operator"

    @Option(help: ArgumentHelp("What else is known.", valueName: "text"))
    var note: String?

    func validate() throws {
        guard !addresses.isEmpty || file != nil else { throw ValidationError("Name addresses, or a --file of them.") }
    }

    func perform(_ console: Console) async throws -> ExitStatus {
        let (added, of) = try await Suppressions.add(
            try press(), addresses: addresses, file: file, reason: reason, note: note)
        console.write("suppressed: \(added) new, \(of - added) known before")
        return .done
    }
}

struct RemoveSuppressions: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Lift suppressions: these addresses get letters again.")

    static let hasJSON = false

    @OptionGroup var global: GlobalOptions

    @Argument(help: "Addresses.")
    var addresses: [String]

    func perform(_ console: Console) async throws -> ExitStatus {
        let lifted = try await Suppressions.remove(try press(), addresses: addresses)
        console.write(lifted == 0 ? "none of them was suppressed" : "lifted: \(lifted)")
        return .done
    }
}
