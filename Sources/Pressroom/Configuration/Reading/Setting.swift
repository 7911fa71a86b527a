/// One key of `paperboy.json` that a variable or a flag can set as well.
public struct Setting: Hashable, Sendable {
    /// What a value must look like.
    public enum Kind: Hashable, Sendable {
        /// One line for people, at most 200 characters.
        case line
        /// A file or folder; relative to the configuration file.
        case path
        /// A file or folder of data, which `--data-dir` moves.
        case dataPath
        case boolean
        case integer(ClosedRange<Int>)
        /// Seconds.
        case duration(ClosedRange<Int>)
        case word([String])
        /// In the environment separated by commas.
        case list
        /// A list of host names and addresses, with or without a port each.
        case hosts
        case siteURL, relayURL, timezone, locale, tag, address, namedAddress, listen
    }

    /// A value as it was understood.
    public enum Value: Hashable, Sendable {
        case text(String)
        case boolean(Bool)
        /// A number, or seconds.
        case integer(Int)
        case list([String])
    }

    /// `mail.smtp.url`.
    public let path: String
    public let kind: Kind
    /// `nil` = not set.
    public let fallback: Value?
    /// Whether this version acts on it; a key that waits for its feature is warned about, never silently ignored.
    public let isInForce: Bool

    init(_ path: String, _ kind: Kind, _ fallback: Value? = nil, later: Bool = false) {
        self.path = path
        self.kind = kind
        self.fallback = fallback
        isInForce = !later
    }

    /// `PAPERBOY_MAIL_SMTP_URL`: a word for each part of the path and each capital in it.
    public var variable: String {
        var name = "PAPERBOY"
        for part in path.split(separator: ".") {
            name += "_"
            for character in part {
                if character.isUppercase { name += "_" }
                name += character.uppercased()
            }
        }
        return name
    }
}
