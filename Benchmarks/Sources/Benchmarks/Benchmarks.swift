import Foundation

/// Prints how fast Paperboy is, with peers beside it where they are installed. Nothing here is a test.
///
/// `Benchmarks PAPERBOY`: the release binary to be timed; run it in `Benchmarks/`, as `make` does.
@main
enum Benchmarks {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.first == "mailbox" { return try await MailboxProcess.serve() }
        do {
            try await measure(paperboy: arguments.first)
        } catch {
            FileHandle.standardError.write(Data("benchmarks: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func measure(paperboy: String?) async throws {
        let here = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
        let sample = try Sample(
            environment: ProcessInfo.processInfo.environment, repository: here.deletingLastPathComponent())
        let peers = Peers(folder: here.appendingPathComponent("Peers"))
        let cores = ProcessInfo.processInfo.activeProcessorCount
        print("\(sample.papers.count) papers, \(sample.bytes.count / 1000) KB of text; \(cores) cores\n")
        print(try sample.measureReading().text)
        print(try FeedReading(sample).measure(peers: peers).text)
        print(try await Storing.measure().text)
        print(try sample.measureMatching().text)
        print(try sample.measureComposing(peers: peers).text)
        print(try sample.measureFeeds().text)
        let mailbox = try MailboxProcess()
        defer { mailbox.stop() }
        print(try await Sending(port: mailbox.port, peers: peers).measure().text)
        guard let paperboy else { return }
        print(try WholeRun(paperboy: paperboy, sample: sample, port: mailbox.port).measure().text)
    }
}
