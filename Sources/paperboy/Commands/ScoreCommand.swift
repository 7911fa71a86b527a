import ArgumentParser
import Foundation
import Pressroom

/// `paperboy score`: JSON lines in, scores out.
struct ScoreCommand: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Score papers of one file for the profiles of another.",
        discussion: """
            Prints profile, paper and score, separated by tabs, for every pair with a score above 0 \
            (and not below the threshold, where the profile or --min-score sets one), best first.
            """)

    @OptionGroup var global: GlobalOptions

    @Option(
        help: ArgumentHelp(
            "Papers, one JSON object a line: id, title, abstract, authors, categories.", valueName: "file"))
    var papers: String

    @Option(
        help: ArgumentHelp(
            "Profiles, one JSON object a line: id or email, keywords, require, exclude, minScore.", valueName: "file"))
    var profiles: String

    @Option(help: ArgumentHelp("Print at most that many papers a profile.", valueName: "n"))
    var top: Int?

    @Option(help: ArgumentHelp("Print scores from this one on, whatever the profiles say (0…1).", valueName: "score"))
    var minScore: Double?

    @Option(help: ArgumentHelp("Workers; the output does not depend on their number.", valueName: "n"))
    var threads = 1

    func validate() throws {
        if let top, top < 1 { throw ValidationError("--top is 1 or more.") }
        if let minScore, !(0...1).contains(minScore) { throw ValidationError("--min-score is a number from 0 to 1.") }
        if !(1...256).contains(threads) { throw ValidationError("--threads is a number from 1 to 256.") }
    }

    func perform(_ console: Console) async throws -> ExitStatus {
        let explains = global.json
        let score = Score(
            papers: papers, profiles: profiles, top: top, minScore: minScore, threads: threads, explains: explains)
        do {
            let isFaultless = try await score.run(
                try press(),
                warn: { console.complain("\($0)") },
                complain: { console.complain("\($0)") },
                emit: { rows in
                    guard !rows.isEmpty else { return }
                    var text = ""
                    for row in rows { text += (explains ? row.json : row.tabSeparated) + "\n" }
                    console.write(text)
                })
            return isFaultless ? .done : .invalidData
        } catch let error as ScoreInputError {
            console.complain("\(error)")
            return .sourceMissing
        }
    }
}
