import Foundation
import Mailbox
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

    /// The disk is full at another place each time: before anything leaves, or between the sending and its record.
    @Test func aFullDiskStopsTheRunAndLosesNobody() async throws {
        try await withRelay { relay, port in
            let site = try await Site(readers: 70, port: port)
            #expect(try await site.run("--no-send").status == 0)
            var excused: Set<String> = []
            var seen = 0
            for limit in [4, 8, 32, 64, 96, 128, 192, 256] {
                let before = relay.messageCount
                let outcome = try await site.run(fileLimit: limit * 1_024)
                #expect([0, 74].contains(outcome.status), "\(limit) KiB: \(outcome.status) \(outcome.errors)")
                guard outcome.status == 74 else { continue }
                seen += 1
                let audit = try await Audit(site, relay)
                // Messages of a run that could not record them are in doubt, and only they.
                let recorded = audit.readers("sent")
                excused.formUnion(audit.copies.keys.filter { !recorded.contains($0) })
                if limit <= 8 { #expect(relay.messageCount == before) }
            }
            #expect(seen > 1)
            let outcome = try await site.run()
            #expect(outcome.status == 0, "\(outcome.errors)")
            let audit = try await Audit(site, relay)
            audit.check(excused: excused)
            #expect(audit.counts == ["sent": 70])
        }
    }
}
