import ArgumentParser
import Pressroom

struct CheckCommand: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Look at configuration, subscribers and templates; say every mistake at once.")

    @OptionGroup var global: GlobalOptions

    @Flag(help: "Also connect to the relay, start TLS and log in; no mail is sent.")
    var online = false

    func perform(_ console: Console) async throws -> ExitStatus {
        let press: Press
        do {
            press = try self.press()
        } catch {
            guard global.json else { throw error }
            console.write(try json(error.diagnostics))
            return error.status
        }
        let inspection = await Inspection.run(press, online: online)
        if global.json {
            console.write(try json(inspection.diagnostics))
            return inspection.status
        }
        for remark in inspection.remarks { console.complain(remark) }
        for item in inspection.items {
            if let failure = item.failure { console.complain(failure) }
            if let good = item.good { console.write("\(item.name): ok (\(good))") }
        }
        if inspection.status == .done { console.note("Next: paperboy run --dry-run") }
        return inspection.status
    }
}
