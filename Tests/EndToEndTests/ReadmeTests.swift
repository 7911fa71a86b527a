import Foundation
import TestSupport
import Testing

/// Every `paperboy` command of the README works as it stands there, in its order, in one site.
@Suite struct ReadmeTests {
    @Test func everyCommandWorks() async throws {
        let commands = try commands()
        #expect(commands.count >= 10)
        let home = try temporaryDirectory()
        let port = try freePort()
        var binary = Binary(directory: home)
        // The commands stay as they are; only the port of the mailbox is this test's own.
        binary.environment["PAPERBOY_MAIL_SMTP_URL"] = "smtp://127.0.0.1:\(port)"
        var mailbox: Binary.Running?
        for command in commands {
            var words = command
            if words.first == "init" {
                #expect(try await binary.run(words).status == 0)
                binary.directory = home.appendingPathComponent("site")
            } else if words.first == "mailbox" {
                words += ["--smtp", "127.0.0.1:\(port)"]
                mailbox = try binary.start(words)
                try await untilListening(port)
            } else if words.contains("page.txt") {
                let sample = binary.directory.appendingPathComponent("samples/daily-papers-2026-03-02.txt")
                try? FileManager.default.copyItem(at: sample, to: binary.directory.appendingPathComponent("page.txt"))
                let outcome = try await binary.run(words)
                #expect(outcome.output.contains("read     25 of 25"), "paperboy \(words)")
            } else {
                for (name, text) in Self.lists where words.contains(name) {
                    try Data(text.utf8).write(to: binary.directory.appendingPathComponent(name))
                }
                let outcome = try await binary.run(words)
                #expect(outcome.status == 0, "paperboy \(words.joined(separator: " ")): \(outcome.errors)")
                #expect(!outcome.output.isEmpty, "paperboy \(words.joined(separator: " ")) says nothing")
            }
        }
        mailbox?.signal(SIGTERM)
        let letters = await mailbox?.outcome()
        #expect(letters?.status == 0)
        #expect(letters?.output.split(separator: "\n").count == 3)
    }

    /// Lists that the README imports.
    private static let lists = [
        "people.csv": "email;name;keywords;profiles;timezone;sendAt\numa@example.org;Uma;x-ray;robotics;UTC;07:00\n",
        "people.jsonl": #"{"email":"vic@example.org","keywords":["robot"]}"#,
        "listmonk.csv": """
        uuid,email,name,attributes,status,created_at,updated_at
        1,wes@example.org,Wes,"{""keywords"": [""robot""]}",enabled,2024,2024

        """,
        "alerts.txt": "\"diffusion model\"\n",
        "custom.yaml": "zotero:\n  user_id: 1\nemail:\n  receiver: xan@example.org\n"
            + "source:\n  arxiv:\n    category: [\"cs.AI\"]\n",
    ]

    /// Lines of the README's shell blocks that call `paperboy`, as words, without the program.
    private func commands() throws -> [[String]] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
        var isShell = false
        var commands: [[String]] = []
        for line in readme.split(separator: "\n") {
            if line.hasPrefix("```") {
                isShell = line == "```sh"
            } else if isShell, line.hasPrefix("paperboy ") {
                commands.append(words(String(line.prefix { $0 != "#" && $0 != "&" })))
            }
        }
        return commands
    }

    /// Splits at blanks, but not within double quotes.
    private func words(_ line: String) -> [String] {
        var words = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case " " where !isQuoted: words.append("")
            default: words[words.count - 1].append(character)
            }
        }
        return words.filter { !$0.isEmpty }.dropFirst().map(\.self)
    }
}

/// A port of this machine on which nobody listens at the moment.
func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = loopback(port: 0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
            bind(descriptor, generic, size)
            getsockname(descriptor, generic, &size)
        }
        return Int(UInt16(bigEndian: pointer.pointee.sin_port))
    }
}

/// Returns once somebody listens there; gives up after 10 seconds.
func untilListening(_ port: Int) async throws {
    for _ in 0..<500 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = loopback(port: port)
        let isOpen = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        close(descriptor)
        if isOpen { return }
        try await Task.sleep(for: .milliseconds(20))
    }
}

private func loopback(port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
}
