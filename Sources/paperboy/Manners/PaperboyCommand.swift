import ArgumentParser
import Foundation
import Pressroom

/// A subcommand: it does its work, prints, and says how it ended.
protocol PaperboyCommand: AsyncParsableCommand {
    var global: GlobalOptions { get }
    /// Whether its data can be had as JSON. Default `true`.
    static var hasJSON: Bool { get }

    /// Does the work and prints data and messages.
    func perform(_ console: Console) async throws -> ExitStatus
}

extension PaperboyCommand {
    static var hasJSON: Bool { true }

    func run() async throws {
        guard !global.json || Self.hasJSON else { throw ValidationError("This command has no data as JSON.") }
        // A relay or a reader of our output that goes away is an error code, not our end.
        signal(SIGPIPE, SIG_IGN)
        let console = global.console
        let status: ExitStatus
        do {
            status = try await perform(console)
        } catch let failure as Failure {
            console.complain(failure)
            status = failure.status
        } catch  where !(error is ExitCode || error is ValidationError || error is CleanExit) {
            console.complain(Failure(.bug, "unforeseen: \(type(of: error))", hint: "please report it"))
            status = .bug
        }
        guard status == .done else { throw ExitCode(status.rawValue) }
    }

    /// The site that the global options name.
    func press(asOf: String? = nil) throws(Failure) -> Press {
        let press = try Press.open(global.request(asOf: asOf), .live)
        global.console.detail("configuration \(press.configuration.file), store \(press.configuration.store.path)")
        return press
    }
}

/// A value as one line of JSON: sorted keys, slashes as they are.
func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}
