public import Foundation
internal import JSONText
internal import Matching
internal import Papers
internal import Storage
internal import Subscribers
internal import Templates

/// One site, opened for one command: its configuration, its clock, and the way to its files.
public struct Press: Sendable {
    public let configuration: Configuration
    public let clock: SiteClock
    public let surroundings: Surroundings
    /// What the configuration was read with, to read a changed one alike.
    let input: ConfigurationInput
    let shelf = BackgroundShelf()

    /// What the command line says about the site.
    public struct Request: Sendable {
        /// `--config`; `nil` = `PAPERBOY_CONFIG`, else `paperboy.json`.
        public var configuration: String?
        /// `--data-dir`.
        public var dataDirectory: String?
        /// `--as-of`.
        public var asOf: String?
        /// Settings that flags give, by their path in the configuration.
        public var settings: [ConfigurationInput.Flag]

        public init(
            configuration: String? = nil, dataDirectory: String? = nil, asOf: String? = nil,
            settings: [ConfigurationInput.Flag] = []
        ) {
            self.configuration = configuration
            self.dataDirectory = dataDirectory
            self.asOf = asOf
            self.settings = settings
        }
    }

    /// Reads the configuration; opens nothing else.
    public static func open(_ request: Request, _ surroundings: Surroundings) throws(Failure) -> Press {
        let input = ConfigurationInput(
            environment: surroundings.variables, flags: request.settings, dataDirectory: request.dataDirectory)
        let configuration: Configuration
        do {
            configuration = try ConfigurationLoader.load(path: request.configuration, input: input)
        } catch {
            throw Failure(.configuration, "the configuration is refused", refused: error)
        }
        let clock: SiteClock
        if let asOf = request.asOf {
            guard let set = SiteClock(asOf: asOf, timezone: configuration.zone) else {
                throw Failure(
                    .usage, "--as-of is no day and no instant",
                    hint: "write a day, such as 2025-12-01, or an instant, such as 2025-12-01T07:30:00Z")
            }
            clock = set
        } else {
            clock = SiteClock(now: surroundings.now(), isSet: false)
        }
        return Press(configuration: configuration, clock: clock, surroundings: surroundings, input: input)
    }

    /// The site's zone.
    public var zone: TimeZone { configuration.zone }

    /// The day of this command on the site's wall.
    var today: Day { Day(of: clock.now, in: configuration.zone) }
}

extension Configuration {
    /// The site's zone; its name was checked when the configuration was read.
    var zone: TimeZone { TimeZone(identifier: site.timezone) ?? .gmt }
}

extension Press {
    /// Without a configuration there is no site to ask about.
    func insistOnSite() throws(Failure) {
        guard !FileManager.default.fileExists(atPath: configuration.file) else { return }
        throw Failure(
            .configuration, "there is no \(configuration.file) here",
            hint: "`paperboy init` begins a site; `--config FILE` names another")
    }

    /// The readers, or every error of their file.
    func subscribers() throws(Failure) -> SubscribersFile {
        try subscribers(background: background())
    }

    /// - Parameter background: weighs the words of the terms that are checked.
    func subscribers(background: Background) throws(Failure) -> SubscribersFile {
        try subscribersAndRules(background: background).file
    }

    /// The same, with what the file gives to stored readers.
    /// - Parameter background: `nil` = the site's.
    func subscribersAndRules(
        background: Background? = nil
    ) throws(Failure) -> (file: SubscribersFile, shared: SharedRules) {
        if !FileManager.default.fileExists(atPath: configuration.subscribersPath) { try insistOnSite() }
        let weights = if let background { background } else { try self.background() }
        do {
            let path = configuration.subscribersPath
            return try SubscribersFile.readAll(InputFile.bytes(path), file: path, background: weights)
        } catch {
            throw Failure(.configuration, "the subscribers are refused; nothing was changed", refused: error)
        }
    }

    /// The database. It holds addresses and the tokens of letters: only its owner may read it.
    func store(_ access: Store.Access = .readWrite) throws(Failure) -> Store {
        if access == .readWrite {
            // Before SQLite makes it, with the umask's mode. Where this fails, SQLite says why.
            close(Foundation.open(configuration.store.path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600))
        }
        do {
            return try Store.open(configuration.store.path, access: access)
        } catch {
            throw Failure(error, path: configuration.store.path)
        }
    }

    /// The built-in templates, and the site's own in their place.
    func templates() throws(Failure) -> TemplateSet {
        let folder = configuration.templatesPath
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        var files: [String: [UInt8]] = [:]
        for name in names where name.hasSuffix(".mustache") {
            do {
                files[name] = try InputFile.bytes("\(folder)/\(name)", most: TemplateSet.maxBytes)
            } catch {
                throw Failure(.configuration, "a template cannot be read", refused: error)
            }
        }
        if files.isEmpty { return .builtin }
        do {
            return try TemplateSet.builtin.overriding(files)
        } catch {
            throw Failure(
                .configuration, "the templates in \(folder) are refused",
                details: error.errors.map(\.description))
        }
    }

    /// The site's secret.
    func secret() throws(Failure) -> Secret {
        do {
            return try Secret.read(configuration.site.secretFile)
        } catch {
            throw Failure(
                .configuration, "the site's secret cannot be used: \(error)",
                hint: error.reason == .missing
                    ? "`paperboy init` makes it; keep it, links in letters depend on it" : nil)
        }
    }
}
