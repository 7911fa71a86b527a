import ArgumentParser
import Pressroom

struct PapersCommand: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "papers", abstract: "List stored papers, newest first.")

    @OptionGroup var global: GlobalOptions

    @Option(help: ArgumentHelp("First seen on this day or later.", valueName: "date"))
    var since: String?

    @Option(help: ArgumentHelp("Only titles that hold this text.", valueName: "text"))
    var query: String?

    func perform(_ console: Console) async throws -> ExitStatus {
        let rows = try await PaperList.read(try press(), since: since, query: query, inDetail: global.json)
        if global.json {
            console.write(try json(rows))
        } else {
            for row in rows { console.write("\(row.firstSeen)  \(row.id)  \(row.title)") }
            console.note(rows.count.counted("paper"))
        }
        return .done
    }
}
