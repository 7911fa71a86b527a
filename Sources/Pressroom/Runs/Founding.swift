internal import CBuiltin
public import Foundation
internal import Papers
internal import Templates

/// Begins a site: configuration, subscribers, schemas, templates, secret; with `demo` also the sample digest.
public struct Founding: Sendable {
    /// What was written and what was there.
    public struct Report: Hashable, Sendable {
        public var directory: String
        public var written: [String] = []
        /// Files that were there already and were left alone.
        public var kept: [String] = []
    }

    public let directory: URL
    public let surroundings: Surroundings
    /// Adds the sample digest as a source, and the local mailbox as relay.
    public var isDemo = false
    /// Replaces configuration, subscribers, schemas and templates that are there; never the secret.
    public var isForced = false
    /// Writes the built-in templates out, to be edited.
    public var exportsTemplates = true

    public init(_ directory: URL, _ surroundings: Surroundings) {
        self.directory = directory
        self.surroundings = surroundings
    }

    /// Where the sample digest lies in a demo site.
    public static let sample = "samples/daily-papers-2026-03-02.txt"
    /// The sample's own day.
    public static let sampleDay = "2026-03-02"

    /// Writes the files.
    /// - Throws: `Failure` with `cannotCreate`.
    public func run() throws(Failure) -> Report {
        var report = Report(directory: directory.path)
        let folder = OutputFolder(directory)
        for (path, bytes) in files {
            let isThere = FileManager.default.fileExists(atPath: directory.appendingPathComponent(path).path)
            if isThere, !isForced {
                report.kept.append(path)
            } else {
                try folder.write(bytes, to: path)
                report.written.append(path)
            }
        }
        try makeSecret(&report)
        return report
    }

    private var files: [(path: String, bytes: [UInt8])] {
        var files: [(String, [UInt8])] = [
            ("paperboy.json", Array(configuration.utf8)), ("subscribers.json", Builtin.exampleSubscribers),
            ("schemas/paperboy.schema.json", Builtin.paperboySchema),
            ("schemas/subscribers.schema.json", Builtin.subscribersSchema),
        ]
        if exportsTemplates {
            files += BuiltinTemplates.sources.sorted { $0.key < $1.key }
                .map { ("templates/\($0.key).mustache", Array($0.value.utf8)) }
        }
        if isDemo { files.append((Self.sample, Builtin.sampleDigest)) }
        return files
    }

    /// Strict JSON; the year of the tag is the one of the founding.
    private var configuration: String {
        let year = Day(utc: surroundings.now()).components.year
        let source = """
              "sources": [
                { "id": "sample", "type": "text", "path": "\(Self.sample)" }
              ],

            """
        return """
            {
              "$schema": "./schemas/paperboy.schema.json",
              "site": {
                "title": "Paperboy",
                "timezone": "UTC",
                "tag": "papers.example.org,\(isDemo ? 2026 : year)",
                "operator": { "name": "The operator", "contact": "papers@example.org" }
              },
            \(isDemo ? source : "")  "mail": {
                "from": "Paperboy <papers@example.org>",
                "smtp": { "url": "smtp://127.0.0.1:1025" }
              }
            }

            """
    }

    private func makeSecret(_ report: inout Report) throws(Failure) {
        let path = directory.appendingPathComponent("paperboy.secret").path
        guard !FileManager.default.fileExists(atPath: path) else {
            report.kept.append("paperboy.secret")
            return
        }
        guard let secret = Secret(surroundings.randomBytes(Secret.length)) else {
            throw Failure(.bug, "the system gives no random bytes")
        }
        do {
            try secret.write(path)
        } catch {
            throw Failure(.cannotCreate, "\(error)")
        }
        report.written.append("paperboy.secret")
    }
}

/// What the binary carries inside.
enum Builtin {
    static var sampleDigest: [UInt8] { bytes(paperboy_sample_digest) }
    static var subscribersSchema: [UInt8] { bytes(paperboy_subscribers_schema) }
    static var paperboySchema: [UInt8] { bytes(paperboy_configuration_schema) }
    static var exampleSubscribers: [UInt8] { bytes(paperboy_subscribers_example) }

    private static func bytes(_ function: (UnsafeMutablePointer<Int>?) -> UnsafePointer<UInt8>?) -> [UInt8] {
        var size = 0
        guard let start = function(&size) else { return [] }
        return Array(UnsafeBufferPointer(start: start, count: size))
    }
}
