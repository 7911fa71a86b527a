import Foundation
import Mailbox

/// The built-in SMTP server in a process of its own, so that its work is counted with nobody's.
/// It keeps nothing: what is measured is the sender.
final class MailboxProcess {
    let port: Int
    private let process = Process()
    private let input = Pipe()

    init() throws {
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["mailbox"]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let said = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = Int(said.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw Trouble("the mailbox does not listen")
        }
        self.port = port
    }

    func stop() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// The other side: serves until standard input ends, which it also does when the parent dies.
    static func serve() async throws {
        var options = MailboxServer.Options()
        options.remembers = false
        let server = MailboxServer(options)
        let port = try await server.start()
        FileHandle.standardOutput.write(Data("\(port)\n".utf8))
        while !FileHandle.standardInput.availableData.isEmpty {}
        await server.stop()
    }
}
