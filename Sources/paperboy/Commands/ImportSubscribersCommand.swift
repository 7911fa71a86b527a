import ArgumentParser
import Pressroom

struct ImportSubscribers: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take a list of readers into the store, whole or not at all.",
        discussion: """
            Formats: jsonl (a subscriber of subscribers.json a line), csv (a header row with email, keywords, …), \
            listmonk (its subscriber export), terms (alert terms, one a line), zotero-arxiv-daily and arxivdigest \
            (their settings). Imported addresses count as confirmed: import only people who have asked for letters. \
            subscribers.json is never written, and wins.
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The list, or - for standard input.")
    var list: String

    @Option(
        help: ArgumentHelp(
            "jsonl, csv, listmonk, terms, zotero-arxiv-daily or arxivdigest. Default: what it looks like.",
            valueName: "format"))
    var format: String?

    @Option(help: ArgumentHelp("utf8 or latin1. Default: what it looks like.", valueName: "encoding"))
    var encoding: String?

    @Flag(help: "Say what would happen, and change nothing.")
    var dryRun = false

    @Flag(help: "Leave bad rows out, in place of refusing all.")
    var skipBad = false

    @Option(help: ArgumentHelp("The reader's id, where the list is one reader.", valueName: "id"))
    var id: String?

    @Option(help: ArgumentHelp("The reader's address, where the list is one reader.", valueName: "address"))
    var email: String?

    @Option(help: ArgumentHelp("Take keywords from this column, or attribute of listmonk's.", valueName: "name"))
    var keywordsFrom: String?

    @Option(
        help: ArgumentHelp(
            "A profile of subscribers.json for rows that say nothing of what they want.", valueName: "name"))
    var profile: [String] = []

    @Flag(help: "Print the wishes of a list that is one reader as a profile for subscribers.json, and store nothing.")
    var asProfile = false

    func perform(_ console: Console) async throws -> ExitStatus {
        var order = SubscriberImport.Order(path: list)
        order.format = format
        order.encoding = encoding
        order.isDryRun = dryRun
        order.skipsBad = skipBad
        order.id = id
        order.email = email
        order.keywordsFrom = keywordsFrom
        order.profiles = profile
        let site = try press()
        let printer = ImportPrinter(console: console)
        if asProfile {
            let (profile, report) = try SubscriberImport(site, order).profile()
            console.write(profile)
            printer.showLeft(report)
            console.note("Next: put it into \"profiles\" of subscribers.json, under a name")
            return .done
        }
        let ordered = order
        let report: ImportReport
        do {
            report = try await Interruption.run {
                try await SubscriberImport(site, ordered).run { console.show(progress: ImportPrinter.line($0)) }
            }
            console.endProgress()
        } catch {
            console.endProgress()
            throw error
        }
        if global.json { console.write(try json(report)) } else { printer.show(report) }
        return report.status
    }
}
