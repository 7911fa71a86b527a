import Foundation
import Mailbox
import TestSupport
import Testing

/// A site in a folder of its own: what `init --demo` writes, with generated readers in place of the three.
struct Site {
    /// The sample digest's day.
    static let day = "2026-03-02"
    static let digest = "samples/daily-papers-2026-03-02.txt"
    /// Never to be seen in what a command prints.
    static let domain = "readers.example.org"

    let directory: URL
    let readers: [String]
    var binary: Binary { Binary(directory: directory) }

    /// - Parameters:
    ///   - readers: how many; their ids are `r001`…
    ///   - url: the relay's.
    ///   - isWhole: all 25 papers of the sample. Default: its first six, which a debug build matches in no time.
    init(readers count: Int, url: String, isWhole: Bool = false) async throws {
        directory = try temporaryDirectory()
        readers = (1...count).map { "r" + String(1_000 + $0).dropFirst() }
        let founded = try await binary.run("init", "--demo", ".")
        try #require(founded.status == 0, "\(founded.errors)")
        if !isWhole {
            let digest = try String(contentsOf: file(Self.digest), encoding: .utf8)
            let seventh = try #require(digest.range(of: "Compiler Feedback"))
            try write(String(digest[..<seventh.lowerBound]), to: Self.digest)
        }
        try set("mail.smtp.url", url)
        try write(subscribers(), to: "subscribers.json")
    }

    init(readers count: Int, port: Int, isWhole: Bool = false) async throws {
        try await self.init(readers: count, url: "smtp://127.0.0.1:\(port)", isWhole: isWhole)
    }

    static func address(of reader: String) -> String { "\(reader)@\(domain)" }

    /// One line a reader; every profile matches papers of the sample.
    func subscribers() -> String {
        let topics = ["robot", "protein structure", "language model"]
        let lines = readers.enumerated().map { index, reader in
            """
            { "id": "\(reader)", "email": "\(Self.address(of: reader))", "name": "Reader \(index)", \
            "keywords": ["\(topics[index % topics.count])"], \
            "delivery": { "feed": \(index < 3), "sendEmpty": \(index == 0) } }
            """
        }
        return "{ \"version\": 1, \"subscribers\": [\n\(lines.joined(separator: ",\n"))\n] }\n"
    }

    /// Changes one setting of `paperboy.json`, by its path; `nil` removes it.
    func set(_ path: String, _ value: Any?) throws {
        let file = directory.appendingPathComponent("paperboy.json")
        let settings = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] ?? [:]
        let changed = Self.setting(path.split(separator: ".").map(String.init)[...], value, in: settings)
        try JSONSerialization.data(withJSONObject: changed, options: [.prettyPrinted, .sortedKeys]).write(to: file)
    }

    private static func setting(_ path: ArraySlice<String>, _ value: Any?, in object: [String: Any]) -> [String: Any] {
        guard let key = path.first else { return object }
        var object = object
        let inner = object[key] as? [String: Any] ?? [:]
        object[key] = path.count == 1 ? value : setting(path.dropFirst(), value, in: inner)
        return object
    }

    func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: directory.appendingPathComponent(path))
    }

    func file(_ path: String) -> URL { directory.appendingPathComponent(path) }

    /// Runs a command to its end; whatever it is, it names no reader's address.
    @discardableResult
    func call(
        _ arguments: String..., fileLimit: Int? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Binary.Outcome {
        let outcome = try await binary.start(arguments, fileLimit: fileLimit).outcome()
        expectNoAddress(outcome, sourceLocation: sourceLocation)
        return outcome
    }

    /// `paperboy run` on the sample's day.
    func run(
        _ arguments: String..., fileLimit: Int? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Binary.Outcome {
        let outcome = try await start(arguments, fileLimit: fileLimit).outcome()
        expectNoAddress(outcome, sourceLocation: sourceLocation)
        return outcome
    }

    /// The same, without waiting for its end.
    func start(_ arguments: [String] = [], fileLimit: Int? = nil) throws -> Binary.Running {
        try binary.start(["run", "--as-of", Self.day] + arguments, fileLimit: fileLimit)
    }

    func expectNoAddress(_ outcome: Binary.Outcome, sourceLocation: SourceLocation) {
        for text in [outcome.output, outcome.errors] where text.contains(Self.domain) {
            Testing.Issue.record("an address was printed: \(text)", sourceLocation: sourceLocation)
        }
    }
}

/// A relay in this process, for the time of `body`.
func withRelay<Value>(
    _ faults: FaultScript = FaultScript(), _ adjust: (inout MailboxServer.Options) -> Void = { _ in },
    _ body: (MailboxServer, Int) async throws -> Value
) async throws -> Value {
    var options = MailboxServer.Options()
    options.faults = faults
    adjust(&options)
    let server = MailboxServer(options)
    let port = try await server.start()
    do {
        let value = try await body(server, port)
        await server.stop()
        return value
    } catch {
        await server.stop()
        throw error
    }
}
