internal import Foundation
internal import Outbox

/// Tells processes of this machine apart, living and gone.
struct ProcessIdentity: Sendable {
    /// This process, as the owner of claims.
    var owner: Owner

    init() {
        let process = Int(getpid())
        owner = Owner(
            host: Self.host, process: process, started: Self.started(process) ?? Date(timeIntervalSince1970: 0))
    }

    /// Whether an owner was a process of this machine that has ended. Other machines' processes are never said to be
    /// gone: their leases run out.
    static func isGone(_ owner: Owner) -> Bool {
        guard owner.host == host else { return isEarlierBoot(owner.host) }
        if kill(pid_t(truncatingIfNeeded: owner.process), 0) != 0, errno == ESRCH { return true }
        // Where /proc hides other users' processes, nothing is known: the lease decides.
        guard let started = started(owner.process) else { return false }
        return abs(started.timeIntervalSince(owner.started)) > 1
    }

    /// The machine, the namespace of process ids (containers share a machine), and which boot of it.
    private static var host: String { "\(machine) \(namespace) \(boot)" }

    /// Copies of a machine share its id, hence the name too.
    private static var machine: String {
        let name = ProcessInfo.processInfo.hostName.replacing(" ", with: "-")
        return "\(text("/etc/machine-id") ?? "-")/\(name)"
    }
    private static var namespace: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")) ?? "-"
    }
    private static var boot: String { text("/proc/sys/kernel/random/boot_id") ?? "-" }

    /// A process from before this machine was started again is gone.
    private static func isEarlierBoot(_ host: String) -> Bool {
        let parts = host.split(separator: " ")
        return parts.count == 3 && boot != "-" && parts[0] == machine && parts[2] != boot
    }

    /// In seconds since the machine was started, kept as an instant of that clock; `nil` where there is no such process.
    private static func started(_ process: Int) -> Date? {
        // Fields after the command's name, which may itself hold spaces and parentheses (proc(5)).
        guard let line = text("/proc/\(process)/stat"), let name = line.lastIndex(of: ")") else { return nil }
        let fields = line[line.index(after: name)...].split(separator: " ")
        guard fields.count > 19, fields[0] != "Z", let ticks = Double(fields[19]) else { return nil }
        return Date(timeIntervalSince1970: ticks / Double(sysconf(Int32(_SC_CLK_TCK))))
    }

    private static func text(_ path: String) -> String? {
        // Files of /proc have no size to ask for: they are read to their end.
        guard let handle = FileHandle(forReadingAtPath: path), let data = try? handle.readToEnd() else { return nil }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
