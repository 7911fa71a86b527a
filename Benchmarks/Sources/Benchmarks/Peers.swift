import Foundation

/// Other people's programs, doing the same work in the same run; each is left out where it is not installed.
struct Peers {
    /// The folder of the Python scripts.
    let folder: URL

    static let composing = "email.message from the same two bodies, no templates"

    /// What a peer needed.
    enum Result {
        /// Seconds of one letter: wall clock, and processor where it is known.
        case measured(seconds: Double, processor: Double)
        case missing(String)
    }

    /// Python makes the same letter from finished bodies.
    func compose(text: String, html: String) throws -> Result {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("paperboy-\(getpid())-bodies")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        let bodies = try [("text", text), ("html", html)].map { name, body in
            let file = place.appendingPathComponent(name)
            try Data(body.utf8).write(to: file)
            return file.path
        }
        return try python("mail.py", ["compose"] + bodies)
    }

    /// Python's `smtplib` sends over one connection.
    func pythonSends(_ count: Int, bytes: Int, port: Int) throws -> Result {
        try python("mail.py", ["send", "\(port)", "\(count)", "\(bytes)"])
    }

    /// Python's readers of XML and of feeds; by the name of the module.
    func read(_ feed: [UInt8], by module: String) throws -> Result {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("paperboy-\(getpid())-feed")
        try Data(feed).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try python("feeds.py", [module, file.path])
    }

    /// Postfix's `smtp-source` sends over one connection, one session.
    func postfixSends(_ count: Int, bytes: Int, port: Int) throws -> Result {
        guard let program = Command.find("smtp-source") else { return .missing("not installed (Debian: postfix)") }
        let cost = try Command(line: [
            program, "-d", "-s", "1", "-m", "\(count)", "-l", "\(bytes)", "-f", "papers@example.org",
            "-t", "reader@example.org", "127.0.0.1:\(port)",
        ]).run()
        return .measured(seconds: cost.seconds / Double(count), processor: cost.processor / Double(count))
    }

    /// The script measures itself, so that Python's start is not counted, and says two numbers, or `missing`.
    private func python(_ script: String, _ arguments: [String]) throws -> Result {
        guard let python = Command.find("python3") else { return .missing("not installed") }
        let path = folder.appendingPathComponent(script).path
        let output = try Command(line: [python, path] + arguments).run().output
            .trimmingCharacters(in: .whitespacesAndNewlines)
        if output == "missing" { return .missing("not installed (PyPI)") }
        let numbers = output.split(separator: " ").compactMap { Double($0) }
        guard numbers.count == 2 else { throw Trouble("\(script) says something else") }
        return .measured(seconds: numbers[0], processor: numbers[1])
    }
}

extension Row {
    /// A peer's time for one letter, and how many times ours it is.
    init(what: String, _ result: Peers.Result, ours: Double) {
        switch result {
        case .measured(let seconds, _):
            self.init(
                what: what, figure: Figure.time(seconds), beside: "\(Figure.ratio(seconds, to: ours)) our time")
        case .missing(let why): self.init(what: what, figure: "–", beside: why)
        }
    }
}
