import Foundation
import Pressroom

/// Data goes to stdout, messages to stderr; colours only on a terminal that wants them.
struct Console: Sendable {
    var isQuiet: Bool
    var isVerbose: Bool
    private let format: LogFormat
    private let colours: Bool
    /// Lines that are written over: on a terminal that can, for people.
    private let canOverwrite: Bool

    init(isQuiet: Bool, isVerbose: Bool, format: LogFormat, variables: [String: String]) {
        self.isQuiet = isQuiet
        self.isVerbose = isVerbose
        self.format = format
        let wanted = variables["NO_COLOR", default: ""].isEmpty && variables["TERM", default: "dumb"] != "dumb"
        colours = wanted && isatty(STDERR_FILENO) == 1
        canOverwrite = variables["TERM", default: "dumb"] != "dumb" && isatty(STDERR_FILENO) == 1 && format == .text
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
        if !isQuiet { say(text, as: .info) }
    }

    /// A message that only `-v` shows.
    func detail(_ text: String) {
        if isVerbose { say(text, as: .debug) }
    }

    /// A message that nothing silences.
    func complain(_ text: String) {
        say(text, as: .warning)
    }

    /// What is done all the same, but had better be known.
    func warn(_ text: String) {
        say(text, as: .warning, prefix: paint("warning:", "33"))
    }

    /// A failure, with its details and what to do.
    func complain(_ failure: Failure) {
        failure.details.forEach { say($0, as: .error) }
        say(failure.message, as: .error, prefix: paint("error:", "31"))
        if let hint = failure.hint { say(hint, as: .info, prefix: paint("hint:", "36")) }
    }

    /// How far long work is, on one line that the next one replaces; nothing where messages go into a file.
    func show(progress line: String) {
        guard canOverwrite, !isQuiet else { return }
        FileHandle.standardError.writeIgnoringClosedPipe(Data("\r\u{1B}[K\(line)".utf8))
    }

    /// Takes that line away.
    func endProgress() {
        guard canOverwrite, !isQuiet else { return }
        FileHandle.standardError.writeIgnoringClosedPipe(Data("\r\u{1B}[K".utf8))
    }

    /// How grave a message is.
    private enum Level: String {
        case debug, info, warning, error
    }

    /// - Parameter prefix: For people; a log line has its level instead.
    private func say(_ text: String, as level: Level, prefix: String = "") {
        let line =
            switch format {
            case .text: prefix.isEmpty ? text : "\(prefix) \(text)"
            case .logfmt: "time=\(time) level=\(level.rawValue) msg=\(Self.quoted(text))"
            case .json:
                #"{"time":"\#(time)","level":"\#(level.rawValue)","msg":\#(Self.quoted(text))}"#
            }
        FileHandle.standardError.writeIgnoringClosedPipe(Data((line + "\n").utf8))
    }

    private var time: String { Date().ISO8601Format() }

    /// As a JSON string, which logfmt readers take too.
    private static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }

    private func paint(_ text: String, _ code: String) -> String {
        colours ? "\u{1B}[1;\(code)m\(text)\u{1B}[0m" : text
    }
}

extension FileHandle {
    /// A reader that has gone (`paperboy papers | head`) is no error of ours; a full disk is.
    fileprivate func writeIgnoringClosedPipe(_ data: Data) {
        do {
            try write(contentsOf: data)
        } catch {
            if errno != EPIPE, fileDescriptor == STDOUT_FILENO { exit(ExitStatus.storage.rawValue) }
        }
    }
}
