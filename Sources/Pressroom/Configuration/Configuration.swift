public import JSONText

/// What `paperboy.json`, the environment and the flags say together: flag > environment > file > default.
public struct Configuration: Hashable, Sendable {
    public var site: Site
    public var sources: [Source]
    /// Hosts of private networks, by the name or address that URLs give, which may be fetched from all the same.
    public var allowPrivate: [String]
    public var store: Store
    /// Path of `subscribers.json`.
    public var subscribersPath: String
    /// A background of the operator's own papers; `nil` = the counts of the binary.
    public var backgroundPath: String?
    public var mail: Mail
    public var feeds: Feeds
    public var web: Web
    /// Folder of templates that override the built-in ones file by file. It may be absent where it is the default.
    public var templatesPath: String
    public var log: Log
    /// `host:port` where metrics are served, if anywhere.
    public var metricsListen: String?
    /// Every setting with its value as text and where it comes from, in the order of the documentation.
    public var effective: [EffectiveValue]
    public var warnings: [Diagnostic]
    /// The file that was read, for messages.
    public var file: String

    /// Who and where this Paperboy is.
    public struct Site: Hashable, Sendable {
        /// Where the web pages are; `nil` = nowhere.
        public var url: SiteURL?
        /// Default `Paperboy`.
        public var title: String
        /// BCP 47. Default `en`.
        public var locale: String
        /// IANA. Default `UTC`.
        public var timezone: String
        /// Authority and date of tag URIs (RFC 4151): `papers.example.org,2026`. Written once by `init`.
        public var tag: String?
        /// Path of the 32 secret bytes. Default `paperboy.secret`.
        public var secretFile: String
        public var operatorName: String?
        /// Postal, on one line.
        public var operatorAddress: String?
        /// A mail address or a web page, as readers see it.
        public var operatorContact: String?
    }

    /// Where papers come from.
    public struct Source: Hashable, Sendable {
        /// Names of formats, the ones of `--format`.
        public enum Format: String, Sendable, CaseIterable {
            case auto, text
            case hfJSON = "hf-json"
            case hfHTML = "hf-html"
            case arxivAtom = "arxiv-atom"
            case arxivRSS = "arxiv-rss"
            case feed

            /// The page that sources of this format are read from where no other is named.
            public var defaultURL: String? {
                switch self {
                case .hfJSON: "https://huggingface.co/api/daily_papers"
                case .hfHTML: "https://huggingface.co/papers"
                case .auto, .text, .arxivAtom, .arxivRSS, .feed: nil
                }
            }
        }

        /// Where a source is read.
        public enum Place: Hashable, Sendable {
            /// Fetched; normalised (`SourceURL`).
            case url(String)
            /// A file.
            case path(String)
        }

        public var id: String
        /// Default `auto`.
        public var format: Format
        /// Default: the one page of the format, where it has one (`hf-json`, `hf-html`).
        public var place: Place
        /// Whether the place is the default, whose days are asked for one by one.
        public var isDefaultPlace = false
        /// Fewer papers than that make the digest partial. Default 1.
        public var minPapers: Int
        /// Default 32 MiB.
        public var maxBytes: Int
        /// For the whole request. Default 60 s.
        public var timeout: Duration
        /// Default 1 h.
        public var every: Duration
    }

    /// The database.
    public struct Store: Hashable, Sendable {
        /// Default `paperboy.sqlite`.
        public var path: String
        /// Default 400.
        public var keepDays: Int
    }

    /// Feeds as files.
    public struct Feeds: Hashable, Sendable {
        /// Folder. Default `public`.
        public var out: String
        /// Default 100.
        public var maxItems: Int
        /// Default 30.
        public var days: Int
    }

    /// The web server.
    public struct Web: Hashable, Sendable {
        public enum Signup: String, Sendable, CaseIterable {
            case off
            /// Double opt-in.
            case confirm
        }

        /// `host:port`. Default `127.0.0.1:8080`.
        public var listen: String
        /// Default `off`.
        public var signup: Signup
        /// Addresses or networks whose `Forwarded` headers are believed.
        public var trustedProxies: [String]
        public var adminTokenFile: String?
    }

    /// What is logged, and how.
    public struct Log: Hashable, Sendable {
        public enum Level: String, Sendable, CaseIterable {
            case trace, debug, info, notice, warning, error, critical
        }

        public enum Format: String, Sendable, CaseIterable {
            case text, logfmt, json
        }

        /// Default `info`.
        public var level: Level
        /// Default `text`.
        public var format: Format
        /// Mail addresses in logs. Default `false`.
        public var addresses: Bool
    }
}

/// One setting as `paperboy config` shows it.
public struct EffectiveValue: Hashable, Sendable {
    /// `mail.smtp.url`.
    public var path: String
    /// `nil` = not set. A secret is `***`.
    public var text: String?
    public var origin: Origin

    public init(path: String, text: String?, origin: Origin) {
        self.path = path
        self.text = text
        self.origin = origin
    }
}

/// Where a value comes from, the weakest first.
public enum Origin: Hashable, Sendable, CustomStringConvertible {
    case builtIn
    /// A line of the configuration file.
    case file(String, line: Int)
    /// A file below `$CREDENTIALS_DIRECTORY` (systemd's LoadCredential).
    case credential(String)
    /// A variable's name.
    case environment(String)
    /// `--log-format`.
    case flag(String)

    public var description: String {
        switch self {
        case .builtIn: "default"
        case .file(let file, let line): "\(file):\(line)"
        case .credential(let name): "credential \(name)"
        case .environment(let name): "environment \(name)"
        case .flag(let name): "flag \(name)"
        }
    }
}
