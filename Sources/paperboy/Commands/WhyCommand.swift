import ArgumentParser
import Pressroom

struct WhyCommand: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Say on one screen why a paper came to a reader, or did not.")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var clock: ClockOptions

    @Argument(help: "A paper's id or address, or a part of its title.")
    var paper: String

    @Argument(help: "A reader's id.")
    var subscriber: String

    func perform(_ console: Console) async throws -> ExitStatus {
        let answer = try await WhyAnswer.read(
            try press(asOf: clock.asOf), paper: paper, subscriber: subscriber)
        if global.json {
            console.write(try json(answer.facts))
        } else {
            let width = answer.facts.map(\.name.count).max() ?? 0
            for fact in answer.facts {
                let lines = fact.text.wrapped(to: 80 - width - 2)
                for (index, line) in lines.enumerated() {
                    console.write(((index == 0 ? fact.name : "").padded(to: width) + "  " + line).trimmed)
                }
            }
        }
        return .done
    }
}
