import ArgumentParser
import Pressroom

struct SchemaCommand: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print a JSON schema: of subscribers.json, or of paperboy.json.")

    @OptionGroup var global: GlobalOptions

    /// Which schema.
    enum Name: String, CaseIterable, ExpressibleByArgument {
        case subscribers, paperboy
    }

    @Argument(help: "subscribers or paperboy.")
    var name = Name.subscribers

    func perform(_ console: Console) async throws -> ExitStatus {
        console.write(bytes: (name == .paperboy ? SchemaAnswer.paperboy : .subscribers).bytes)
        return .done
    }
}
