import Foundation
import Mailbox
import Synchronization
import Testing

/// Nothing that cannot be recorded is sent.
@Suite struct StorageTroubleTests {
    @Test(arguments: ["damaged", "folder", "foreign"])
    func aDatabaseThatCannotBeUsedStopsEverythingFirst(kind: String) async throws {
        try await withRelay { relay, port in
            let site = try await Site(readers: 3, port: port)
            let file = site.file("paperboy.sqlite")
            switch kind {
            case "folder": try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
            case "damaged": try Data(String(repeating: "no database\n", count: 2_000).utf8).write(to: file)
            default:
                // An SQLite file of some other program: the header and nothing else that is known.
                try site.set("store.path", "other.sqlite")
                #expect(try await site.run("--no-send").status == 0)
                var bytes = try Data(contentsOf: site.file("other.sqlite"))
                bytes.replaceSubrange(68..<72, with: [1, 2, 3, 4])
                for name in ["other.sqlite", "other.sqlite-wal", "other.sqlite-shm"] {
                    try? FileManager.default.removeItem(at: site.file(name))
                }
                try bytes.write(to: site.file("other.sqlite"))
            }
            let outcome = try await site.run()
            #expect(outcome.status == 74, "\(outcome.errors)")
            #expect(outcome.errors.contains("cannot be used"))
            #expect(relay.connectionCount == 0)
            #expect(!FileManager.default.fileExists(atPath: site.file("public/index.html").path) || kind == "foreign")

            try site.set("store.path", "fresh.sqlite")
            #expect(try await site.run().status == 0)
            let audit = try await Audit(site, relay)
            audit.check()
            #expect(audit.counts == ["sent": 3])
        }
    }

    @Test(.enabled(if: getuid() != 0, "root writes everywhere"))
    func aFolderThatCannotBeWrittenStopsEverythingFirst() async throws {
        try await withRelay { relay, port in
            let site = try await Site(readers: 3, port: port)
            let store = site.file("store")
            try FileManager.default.createDirectory(at: store, withIntermediateDirectories: false)
            try site.set("store.path", "store/paperboy.sqlite")
            try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: store.path)
            #expect(try await site.run().status == 74)
            #expect(relay.connectionCount == 0)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: store.path)
            #expect(try await site.run().status == 0)
            #expect(relay.messageCount == 3)
        }
    }

    @Test func feedsThatCannotBeWrittenAreSaid() async throws {
        try await withRelay { relay, port in
            let site = try await Site(readers: 3, port: port)
            try site.write("in the way", to: "public")
            let outcome = try await site.run()
            #expect(outcome.status == 73, "\(outcome.errors)")
            #expect(outcome.errors.contains("cannot write"))
            try FileManager.default.removeItem(at: site.file("public"))
            #expect(try await site.run().status == 0)
            let audit = try await Audit(site, relay)
            audit.check()
            #expect(audit.counts == ["sent": 3])
        }
    }

    @Test(arguments: [8, 64]) func aFullDiskStopsTheRunBeforeAnythingLeaves(kibibytes: Int) async throws {
        try await withRelay { relay, port in
            let site = try await Site(readers: 70, port: port)
            #expect(try await site.run("--no-send").status == 0)
            let outcome = try await site.run(fileLimit: kibibytes * 1_024)
            #expect(outcome.status == 74, "\(outcome.errors)")
            #expect(relay.messageCount == 0)
            #expect(try await site.run().status == 0)
            let audit = try await Audit(site, relay)
            audit.check()
            #expect(audit.counts == ["sent": 70])
        }
    }

    /// The disk fills up between the sending and its record: the windows in flight are in doubt, and nothing more leaves.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: Disk.tool)))
    func aDiskThatFillsUpWhileSendingStopsTheRunAndLosesNobody() async throws {
        let disk = Disk()
        let slow = FaultScript([.init(.dot, .stall(.milliseconds(1)))])
        try await withRelay(slow, { $0.onMessage = { _ in disk.fill() } }) { relay, port in
            let site = try await Site(readers: 150, port: port)
            // High enough for all; the process sees it fall when the first letter comes.
            let running = try site.start(fileLimit: 1 << 30)
            disk.user.withLock { $0 = running.pid }
            let outcome = await running.outcome()
            #expect(outcome.status == 74, "\(outcome.errors)")
            let stopped = try await Audit(site, relay)
            #expect(relay.messageCount <= 128)
            let doubtful = Set(stopped.copies.keys).subtracting(stopped.readers("sent"))
            #expect(!doubtful.isEmpty)
            #expect(doubtful == stopped.readers("attempting"))

            #expect(try await site.run().status == 0)
            let audit = try await Audit(site, relay)
            audit.check(excused: doubtful)
            #expect(audit.doubled == doubtful)
            #expect(audit.counts == ["sent": 150])
        }
    }
}

/// No file of its user can grow any more from one moment on.
private final class Disk: Sendable {
    static let tool = "/usr/bin/prlimit"
    let user = Mutex<Int32?>(nil)

    func fill() {
        guard let pid = user.withLock({ $0.take() }) else { return }
        let limit = Process()
        limit.executableURL = URL(fileURLWithPath: Self.tool)
        limit.arguments = ["--pid", "\(pid)", "--fsize=1"]
        try? limit.run()
        limit.waitUntilExit()
    }
}
