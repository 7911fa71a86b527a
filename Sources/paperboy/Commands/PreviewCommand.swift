import ArgumentParser
import Pressroom

struct PreviewCommand: PaperboyCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Show the letter that a reader would get of the newest digest; nothing is sent.")

    /// What is shown of it.
    enum Part: String, EnumerableFlag {
        case text, html, eml
    }

    static let hasJSON = false

    @OptionGroup var global: GlobalOptions
    @OptionGroup var clock: ClockOptions

    @Argument(help: "A reader's id.")
    var subscriber: String

    @Flag(help: "The plain text (default), the HTML, or the whole message.")
    var part = Part.text

    @Flag(help: "Say what mail programs may stumble over.")
    var lint = false

    @Option(help: ArgumentHelp("Papers of this file in place of the store's.", valueName: "file"))
    var digest: String?

    func perform(_ console: Console) async throws -> ExitStatus {
        let answer = try await PreviewAnswer.read(
            try press(asOf: clock.asOf), subscriber: subscriber, digest: digest)
        guard let letter = answer.letter else {
            console.note("none of \(answer.considered) papers of \(answer.day) passes, so there is no letter")
            console.note("Next: paperboy match \(subscriber) --explain")
            return .done
        }
        if lint {
            for finding in answer.findings { console.write(finding) }
            console.note("\(letter.bytes.count) bytes, \(answer.findings.count.counted("finding"))")
            return answer.findings.isEmpty ? .done : .someLeft
        }
        switch part {
        case .text: console.write("Subject: \(letter.subject)\n\n\(letter.text)")
        case .html: console.write(letter.html ?? letter.text)
        case .eml: console.write(bytes: letter.bytes)
        }
        return .done
    }
}
