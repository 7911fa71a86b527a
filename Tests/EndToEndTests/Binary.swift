import Foundation
import Synchronization

/// The real `paperboy` binary, as a shell would call it.
struct Binary {
    /// What one call left behind.
    struct Outcome {
        /// Exit code, or the negated signal that ended the process.
        var status: Int32
        var output: String
        var errors: String
    }

    /// Where it runs.
    var directory: URL
    /// Environment beyond PATH and HOME.
    var environment: [String: String] = [:]

    /// Built into the folder of the test bundle.
    static var executable: URL {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("paperboy")
    }

    /// Runs to the end and returns what was printed; both streams are read while it runs.
    func run(_ arguments: String..., input: String? = nil) async throws -> Outcome {
        try await start(arguments, input: input).outcome()
    }

    func run(_ arguments: [String], input: String? = nil) async throws -> Outcome {
        try await start(arguments, input: input).outcome()
    }

    /// Starts and returns at once.
    /// - Parameter fileLimit: No file may grow beyond so many bytes: a full disk, for root too.
    func start(_ arguments: [String], input: String? = nil, fileLimit: Int? = nil) throws -> Running {
        let process = Process()
        if let fileLimit {
            // With the signal ignored, writing fails as it does on a full disk. The shell counts in 512 bytes.
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            let script = "trap '' XFSZ; ulimit -f \(fileLimit / 512) && exec \"$0\" \"$@\""
            process.arguments = ["-c", script, Self.executable.path] + arguments
        } else {
            process.executableURL = Self.executable
            process.arguments = arguments
        }
        process.currentDirectoryURL = directory
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": directory.path, "TERM": "dumb"]
            .merging(environment) { $1 }
        return try Running(process, input: input)
    }

    /// A process that runs.
    final class Running: Sendable {
        private let process: Mutex<Process>
        private let files: (output: URL, errors: URL)
        let pid: Int32
        private let ended: AsyncStream<Int32>

        fileprivate init(_ process: sending Process, input: String?) throws {
            let folder = FileManager.default.temporaryDirectory
            let name = "paperboy-\(UUID().uuidString)"
            files = (folder.appendingPathComponent("\(name).out"), folder.appendingPathComponent("\(name).err"))
            // Files and not pipes: a full pipe would stop the process, and its reader would need a thread.
            for file in [files.output, files.errors] {
                _ = FileManager.default.createFile(atPath: file.path, contents: nil)
            }
            process.standardOutput = try FileHandle(forWritingTo: files.output)
            process.standardError = try FileHandle(forWritingTo: files.errors)
            if let input {
                let pipe = Pipe()
                process.standardInput = pipe
                try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
                try pipe.fileHandleForWriting.close()
            } else {
                process.standardInput = FileHandle.nullDevice
            }
            let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
            process.terminationHandler = { process in
                let status = process.terminationStatus
                continuation.yield(process.terminationReason == .uncaughtSignal ? -status : status)
                continuation.finish()
            }
            try process.run()
            pid = process.processIdentifier
            ended = stream
            self.process = Mutex(process)
        }

        /// Does nothing once the process has ended: its number may be somebody else's by then.
        func signal(_ number: Int32) {
            process.withLock { if $0.isRunning { kill(pid, number) } }
        }

        /// What has been printed so far.
        var output: String { (try? String(contentsOf: files.output, encoding: .utf8)) ?? "" }

        func outcome() async -> Outcome {
            var status: Int32 = 0
            for await value in ended { status = value }
            defer {
                try? FileManager.default.removeItem(at: files.output)
                try? FileManager.default.removeItem(at: files.errors)
            }
            return Outcome(
                status: status, output: output, errors: (try? String(contentsOf: files.errors, encoding: .utf8)) ?? "")
        }
    }
}
