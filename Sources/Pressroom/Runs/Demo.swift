public import Foundation
internal import Synchronization

/// Everything once, in one process: a site, a mailbox, a run, and the letters as pages to look at.
public struct Demo: Sendable {
    public struct Report: Sendable {
        public var run: RunReport
        /// Absolute paths, for the reader to open.
        public var mails: String
        public var letters: [String]
        public var directory: String
    }

    public let directory: URL
    /// `nil` = the built-in sample, as of its own day.
    public let digest: String?
    public let asOf: String?
    public let surroundings: Surroundings

    public init(directory: URL, digest: String?, asOf: String?, surroundings: Surroundings) {
        self.directory = directory
        self.digest = digest
        self.asOf = asOf
        self.surroundings = surroundings
    }

    /// - Throws: `Failure`.
    public func run() async throws(Failure) -> Report {
        try refuseRealSite()
        var founding = Founding(directory, surroundings)
        founding.isDemo = true
        founding.exportsTemplates = false
        _ = try founding.run()
        let pages = Pages(directory)
        let mails = directory.appendingPathComponent("mail").path
        let mailbox = try LocalMailbox(listen: "0", maildir: mails) { pages.write($0) }
        let port = try await mailbox.start()
        let outcome: Result<RunReport, Failure>
        do {
            outcome = .success(try await report(port: port))
        } catch {
            outcome = .failure(error)
        }
        await mailbox.stop()
        return Report(run: try outcome.get(), mails: mails, letters: pages.written, directory: directory.path)
    }

    /// A demo's letters go to its own mailbox and count as sent: never in a site with readers of its own.
    private func refuseRealSite() throws(Failure) {
        let isSite = FileManager.default.fileExists(atPath: directory.appendingPathComponent("paperboy.json").path)
        guard isSite, !FileManager.default.fileExists(atPath: marker.path) else {
            try OutputFolder(directory).write(Array("Made by `paperboy demo`.\n".utf8), to: marker.lastPathComponent)
            return
        }
        throw Failure(
            .cannotCreate, "\(directory.path) is a site of its own",
            hint: "name another folder: paperboy demo --dir DIR")
    }

    private var marker: URL { directory.appendingPathComponent(".demo") }

    private func report(port: Int) async throws(Failure) -> RunReport {
        var own = surroundings
        // The demo is the same on every machine: settings from outside have no say.
        own.variables = own.variables.filter { !$0.key.hasPrefix("PAPERBOY_") }
        let relay = ConfigurationInput.Flag(
            name: "the demo's mailbox", path: "mail.smtp.url", value: "smtp://127.0.0.1:\(port)")
        let opened = try Press.open(
            Press.Request(
                configuration: directory.appendingPathComponent("paperboy.json").path,
                asOf: asOf ?? (digest == nil ? Founding.sampleDay : nil), settings: [relay]), own)
        let press = Press(
            configuration: opened.configuration, clock: SiteClock(now: opened.clock.now, isSet: true),
            surroundings: own, input: opened.input)
        var order = DailyRun.Order()
        order.digest = digest
        return try await DailyRun(press, order).run()
    }

    /// The HTML parts of the letters that arrive, as files.
    private final class Pages: Sendable {
        private let folder: OutputFolder
        private let names = Mutex<Set<String>>([])

        init(_ directory: URL) {
            folder = OutputFolder(directory.appendingPathComponent("letters"))
        }

        var written: [String] {
            names.withLock { $0.sorted() }.map { folder.directory.appendingPathComponent($0).path }
        }

        func write(_ letter: LocalMailbox.Arrival) {
            guard let edition = letter.edition, let html = letter.html else { return }
            // An edition's id holds letters, digits, hyphens and slashes; anything else is not from us.
            let name = edition.replacing("/", with: "-") + ".html"
            guard name.utf8.allSatisfy({ $0 == 0x2D || $0 == 0x2E || (0x30...0x7A).contains($0) }),
                (try? folder.write(Array(html.utf8), to: name, permissions: 0o600)) != nil
            else { return }
            names.withLock { _ = $0.insert(name) }
        }
    }
}
