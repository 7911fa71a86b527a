import ArgumentParser
import Pressroom

struct SchemaCommand: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print a JSON schema: of subscribers.json, or of paperboy.json.")

    @OptionGroup var global: GlobalOptions

    @Argument(help: "subscribers or paperboy.")
    var name = SchemaAnswer.subscribers

    func perform(_ console: Console) async throws -> ExitStatus {
        console.write(bytes: name.bytes)
        return .done
    }
}

extension SchemaAnswer: ExpressibleByArgument {}
