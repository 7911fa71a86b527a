/// What is accepted beyond RFC 8259, and how much of it.
public struct ReadingRules: Sendable {
    /// `//` to the end of the line and `/* … */`, not nested. Default `true`.
    public var allowsComments: Bool
    /// Objects and arrays inside each other. Default 32.
    public var maxDepth: Int
    /// Default 10 MiB; never more than 2 GiB − 1.
    public var maxBytes: Int
    /// For files of others, where the first of two equal keys counts. Default `false`: a second one is an error.
    public var allowsDuplicateKeys: Bool
    /// Keys whose values are masked in every excerpt. Default: `email` and what sounds like a password.
    public var concealsValue: @Sendable (String) -> Bool

    /// 10 MiB: more than anyone writes by hand.
    public static let defaultMaxBytes = 10 << 20

    public init(
        allowsComments: Bool = true, maxDepth: Int = 32, maxBytes: Int = ReadingRules.defaultMaxBytes,
        allowsDuplicateKeys: Bool = false,
        concealsValue: @escaping @Sendable (String) -> Bool = ReadingRules.soundsPrivate
    ) {
        self.allowsComments = allowsComments
        self.maxDepth = maxDepth
        self.maxBytes = min(maxBytes, Int(Int32.max))
        self.allowsDuplicateKeys = allowsDuplicateKeys
        self.concealsValue = concealsValue
    }

    /// `email`, `password`, `apiToken`, `client_secret`, …; `passwordFile` names a file and is no secret.
    public static func soundsPrivate(_ key: String) -> Bool {
        let key = key.lowercased()
        guard !key.hasSuffix("file") else { return false }
        return ["mail-address", "e-mail", "email", "passw", "secret", "token", "apikey"].contains { key.hasPrefix($0) }
            || ["password", "passwd", "secret", "token", "email"].contains { key.hasSuffix($0) }
    }
}
