import ArgumentParser
import Pressroom

struct ConfigCommand: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Print the effective settings and where each comes from.")

    @OptionGroup var global: GlobalOptions

    func perform(_ console: Console) async throws -> ExitStatus {
        let rows = ConfigurationAnswer.read(try press())
        if global.json {
            console.write(try json(rows))
            return .done
        }
        let width = rows.map(\.path.count).max() ?? 0
        for row in rows { console.write("\(row.path.padded(to: width))  \(row.value ?? "-")  (\(row.origin))") }
        return .done
    }
}
