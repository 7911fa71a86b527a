/// Everything beside the file that has a say, as values.
public struct ConfigurationInput: Hashable, Sendable {
    /// A setting that a flag of the command line gives.
    public struct Flag: Hashable, Sendable {
        /// `--log-format`
        public var name: String
        /// `log.format`
        public var path: String
        public var value: String

        public init(name: String, path: String, value: String) {
            self.name = name
            self.path = path
            self.value = value
        }
    }

    /// Variables by name; those that do not begin with `PAPERBOY_` are not looked at, but for
    /// `CREDENTIALS_DIRECTORY`. An empty value is no value (container files hand them out).
    public var environment: [String: String]
    /// Relative paths in them are relative to the working directory, as the shell that completed them knows it.
    public var flags: [Flag]
    /// Folder of the database, the secret, the feeds and the Maildir (`--data-dir`, else `PAPERBOY_DATA_DIR`) in place
    /// of the file's folder.
    public var dataDirectory: String?

    public init(environment: [String: String] = [:], flags: [Flag] = [], dataDirectory: String? = nil) {
        self.environment = environment.filter { !$0.value.isEmpty }
        self.flags = flags
        self.dataDirectory = dataDirectory ?? self.environment["PAPERBOY_DATA_DIR"]
    }

    static let password = "PAPERBOY_SMTP_PASSWORD"
    static let passwordFile = "PAPERBOY_SMTP_PASSWORD_FILE"
    static let credentials = "CREDENTIALS_DIRECTORY"
    /// The name of the relay's password below `$CREDENTIALS_DIRECTORY`.
    static let passwordCredential = "smtp-password"

    /// Variables that are no settings and have their meaning elsewhere: the file's path, the data folder, the password,
    /// and two of our own tests and builds.
    static let otherVariables = [
        "PAPERBOY_CONFIG", "PAPERBOY_DATA_DIR", password, passwordFile, "PAPERBOY_RECORD_SNAPSHOTS",
        "PAPERBOY_WARNINGS_AS_ERRORS",
    ]

    /// Kubernetes sets `PAPERBOY_SERVICE_HOST`, `PAPERBOY_PORT_8080_TCP` … beside a service of that name.
    static func isFromCluster(_ variable: String) -> Bool {
        variable.hasPrefix("PAPERBOY_SERVICE_") || variable.hasPrefix("PAPERBOY_PORT")
    }
}
