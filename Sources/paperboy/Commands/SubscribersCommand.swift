import ArgumentParser
import Pressroom

/// `paperboy subscribers` and what can be done to stored readers.
struct SubscribersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subscribers",
        abstract: "List readers; import, export, pause and remove those that the store keeps.",
        subcommands: [
            ListSubscribers.self, ShowSubscriber.self, AddSubscriber.self, ImportSubscribers.self,
            ExportSubscribers.self,
            PauseSubscribers.self, ResumeSubscribers.self, RemoveSubscribers.self,
        ],
        defaultSubcommand: ListSubscribers.self)
}

struct ListSubscribers: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List all readers: those of subscribers.json, then those of the store.")

    @OptionGroup var global: GlobalOptions

    func perform(_ console: Console) async throws -> ExitStatus {
        var counts = (file: 0, store: 0)
        if global.json { console.write(bytes: Array("[".utf8)) }
        try await SubscriberList.read(try press()) { rows in
            let isFirst = counts.file + counts.store == 0
            counts.file += rows.count { $0.kept == "file" }
            counts.store += rows.count { $0.kept == "store" }
            if global.json {
                let lines = try rows.map { try json($0) }.joined(separator: ",\n ")
                console.write(bytes: Array(((isFirst ? "" : ",\n ") + lines).utf8))
            } else {
                let width = rows.map(\.id.count).max() ?? 0
                console.write(rows.map { line($0, width: width) }.joined(separator: "\n"))
            }
            return true
        }
        if global.json { console.write("]") }
        console.note("readers: \(counts.file) in subscribers.json, \(counts.store) in the store")
        return .done
    }

    private func line(_ row: SubscriberList.Row, width: Int) -> String {
        var parts = [row.id.padded(to: width), row.kept.padded(to: 5)]
        if let remark = row.remark {
            parts.append(remark)
        } else {
            parts.append(row.keywords == 0 ? "every paper" : row.keywords.counted("keyword"))
            parts.append(row.delivery)
        }
        if !row.isEnabled { parts.append("not enabled") }
        if let reason = row.suppressed { parts.append("suppressed (\(reason))") }
        return parts.joined(separator: "  ").trimmed
    }
}

struct ShowSubscriber: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what is in force for one reader.")

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The reader's id.")
    var id: String

    @Flag(help: "Also the reader's own addresses of feeds and pages, which are secrets.")
    var links = false

    func perform(_ console: Console) async throws -> ExitStatus {
        let card = try await SubscriberCard.read(try press(), id: id, links: links)
        if global.json {
            console.write(try json(card.facts))
            return .done
        }
        let width = card.facts.map(\.name.count).max() ?? 0
        for fact in card.facts { console.write(fact.name.padded(to: width) + "  " + fact.text) }
        return .done
    }
}

struct AddSubscriber: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add one reader to the store, or change the one with that address.")

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The address; it counts as confirmed.")
    var address: String

    @Option(help: ArgumentHelp("Default: made of the address.", valueName: "id"))
    var id: String?

    @Option(help: ArgumentHelp("Shown in the letters' To.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("A keyword; may be given again.", valueName: "term"))
    var keyword: [String] = []

    @Option(help: ArgumentHelp("A term that vetoes; may be given again.", valueName: "term"))
    var exclude: [String] = []

    @Option(help: ArgumentHelp("A profile of subscribers.json; may be given again.", valueName: "name"))
    var profile: [String] = []

    func perform(_ console: Console) async throws -> ExitStatus {
        var wishes = SubscriberAddition.Wishes(email: address)
        wishes.id = id
        wishes.name = name
        wishes.keywords = keyword
        wishes.exclude = exclude
        wishes.profiles = profile
        let report = try await SubscriberAddition.run(try press(), wishes)
        if global.json {
            console.write(try json(report))
        } else {
            ImportPrinter(console: console).show(report)
        }
        return report.status
    }
}

struct ExportSubscribers: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print the store's readers, one a line, as import reads them.")

    static let hasJSON = false

    @OptionGroup var global: GlobalOptions

    func perform(_ console: Console) async throws -> ExitStatus {
        let count = try await SubscriberExport.run(try press()) { lines in
            console.write(bytes: lines)
            return true
        }
        console.note("\(count.counted("reader")) exported")
        return .done
    }
}

struct RemoveSubscribers: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove readers from the store; what they got stays known.")

    static let hasJSON = false

    @OptionGroup var global: GlobalOptions

    @Argument(help: "Ids of stored readers.")
    var ids: [String]

    func perform(_ console: Console) async throws -> ExitStatus {
        let removed = try await SubscriberChange.remove(try press(), ids: ids)
        console.write("removed  \(removed.joined(separator: ", "))")
        return .done
    }
}

struct PauseSubscribers: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "Give stored readers neither mail nor feed until they are resumed.")

    static let hasJSON = false

    @OptionGroup var global: GlobalOptions

    @Argument(help: "Ids of stored readers.")
    var ids: [String]

    func perform(_ console: Console) async throws -> ExitStatus {
        let changed = try await SubscriberChange.setEnabled(try press(), ids: ids, false)
        console.write(changed.isEmpty ? "nothing has changed" : "paused  \(changed.joined(separator: ", "))")
        return .done
    }
}

struct ResumeSubscribers: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Serve paused readers again.")

    static let hasJSON = false

    @OptionGroup var global: GlobalOptions

    @Argument(help: "Ids of stored readers.")
    var ids: [String]

    func perform(_ console: Console) async throws -> ExitStatus {
        let changed = try await SubscriberChange.setEnabled(try press(), ids: ids, true)
        console.write(changed.isEmpty ? "nothing has changed" : "resumed  \(changed.joined(separator: ", "))")
        return .done
    }
}
