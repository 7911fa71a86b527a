import Foundation
import Pressroom

/// Data goes to stdout, messages to stderr; colours only on a terminal that wants them.
struct Console: Sendable {
    var isQuiet: Bool
    var isVerbose: Bool
    private let colours: Bool

    init(isQuiet: Bool, isVerbose: Bool, variables: [String: String]) {
        self.isQuiet = isQuiet
        self.isVerbose = isVerbose
        let wanted = variables["NO_COLOR", default: ""].isEmpty && variables["TERM", default: "dumb"] != "dumb"
        colours = wanted && isatty(STDERR_FILENO) == 1
    }

    /// Data: what the command was called for.
    func write(_ text: String) {
        FileHandle.standardOutput.writeIgnoringClosedPipe(Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
    }

    /// Data as they are.
    func write(bytes: [UInt8]) {
        FileHandle.standardOutput.writeIgnoringClosedPipe(Data(bytes))
    }

    /// A message that `-q` silences.
    func note(_ text: String) {
        if !isQuiet { complain(text) }
    }

    /// A message that only `-v` shows.
    func detail(_ text: String) {
        if isVerbose { complain(text) }
    }

    /// A message that nothing silences.
    func complain(_ text: String) {
        FileHandle.standardError.writeIgnoringClosedPipe(Data((text + "\n").utf8))
    }

    /// A failure, with its details and what to do.
    func complain(_ failure: Failure) {
        if failure.details.isEmpty {
            complain("\(paint("error:", "31")) \(failure.message)")
        } else {
            failure.details.forEach { complain($0) }
            complain("\(paint("error:", "31")) \(failure.message)")
        }
        if let hint = failure.hint { complain("\(paint("hint:", "36")) \(hint)") }
    }

    func warn(_ text: String) {
        complain("\(paint("warning:", "33")) \(text)")
    }

    private func paint(_ text: String, _ code: String) -> String {
        colours ? "\u{1B}[1;\(code)m\(text)\u{1B}[0m" : text
    }
}

extension FileHandle {
    /// A reader that has gone (`paperboy papers | head`) is no error of ours.
    fileprivate func writeIgnoringClosedPipe(_ data: Data) {
        try? write(contentsOf: data)
    }
}
