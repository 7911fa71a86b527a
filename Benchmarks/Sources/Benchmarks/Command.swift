import Foundation
import Glibc

/// A program that is run to its end, with what it cost.
struct Command {
    /// Path of the program, then its arguments.
    var line: [String]
    /// The whole environment.
    var environment = ["PATH": "/usr/bin:/bin:/usr/sbin"]

    /// What a run cost.
    struct Cost {
        /// From the start of the process to its end.
        var seconds: Double
        /// User and system, of the program alone.
        var processor: Double
        /// Most memory, in bytes.
        var memory: Int
        /// What it said.
        var output: String
    }

    /// - Throws: ``Trouble`` where it does not start or does not end with 0.
    @discardableResult
    func run() throws -> Cost {
        let log = FileManager.default.temporaryDirectory.appendingPathComponent("paperboy-\(getpid())-output").path
        defer { unlink(log) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var arguments = line.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { (arguments + variables).forEach { free($0) } }
        // Not Foundation's `Process`: it tells neither the processor time of one child nor the moment of its end.
        var (process, status, usage) = (pid_t(), Int32(), rusage())
        let start = ContinuousClock.now
        guard posix_spawn(&process, line[0], &actions, nil, &arguments, &variables) == 0 else {
            throw Trouble("\(line[0]) does not start")
        }
        guard wait4(process, &status, 0, &usage) == process else { throw Trouble("\(line[0]) is lost") }
        let seconds = start.duration(to: .now).seconds
        let output = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
        guard status == 0 else { throw Trouble("\(line.joined(separator: " ")) failed:\n\(output)") }
        return Cost(
            seconds: seconds, processor: usage.processorSeconds, memory: usage.ru_maxrss * 1024, output: output)
    }

    /// The path of an installed program; `nil` where there is none.
    static func find(_ name: String) -> String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        // Postfix's programs lie where an ordinary user's PATH does not lead.
        let folders = path.split(separator: ":").map(String.init) + ["/usr/sbin"]
        return folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }
}

extension rusage {
    /// User and system.
    var processorSeconds: Double {
        Double(ru_utime.tv_sec + ru_stime.tv_sec) + Double(ru_utime.tv_usec + ru_stime.tv_usec) / 1e6
    }

    /// Of this process, all threads.
    static var own: rusage {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage
    }
}
