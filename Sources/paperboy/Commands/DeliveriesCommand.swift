import ArgumentParser
import Pressroom

struct DeliveriesCommand: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliveries", abstract: "List letters and what became of them, newest day first.")

    @OptionGroup var global: GlobalOptions

    @Flag(help: "Only letters that failed, wait, or may not have arrived.")
    var failed = false

    func perform(_ console: Console) async throws -> ExitStatus {
        let list = try await DeliveryList.read(try press(), failedOnly: failed)
        if global.json {
            console.write(try json(list.rows))
            return .done
        }
        let width = list.rows.map(\.id.count).max() ?? 0
        for row in list.rows {
            let detail = [row.detail, row.queueID ?? row.reply].compactMap(\.self).joined(separator: "  ")
            console.write(
                "\(row.id.padded(to: width))  \(row.state.padded(to: 10))  \(row.papers.counted("paper"))  \(detail)"
                    .trimmed)
        }
        let counts = list.counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        console.note(list.rows.isEmpty ? "no letters" : "\(list.rows.count.counted("letter")): \(counts)")
        return .done
    }
}
