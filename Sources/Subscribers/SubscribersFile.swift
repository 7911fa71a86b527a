public import JSONText
public import Matching

/// What `subscribers.json` says: the operator's list of readers and the profiles that they share.
public struct SubscribersFile: Hashable, Sendable {
    /// In the order of the file.
    public var subscribers: [Subscriber]
    /// In the order of the file.
    public var profiles: [NamedProfile]
    /// What is in force all the same, but is most likely not what was meant.
    public var warnings: [Diagnostic]

    /// Most bytes of a file that is written by hand: 10 MiB.
    public static let maxBytes = ReadingRules.defaultMaxBytes

    /// Reads a whole file, or refuses it whole.
    /// - Parameters:
    ///   - file: its name for messages.
    ///   - background: weighs the words of the terms that are checked.
    /// - Throws: `RefusedFile` with every error and warning, each with line, column and path.
    public static func read(
        _ bytes: [UInt8], file: String, background: Background = .builtin
    ) throws(RefusedFile) -> SubscribersFile {
        try readAll(bytes, file: file, background: background).file
    }

    /// The same, with what the file gives to readers who are kept elsewhere.
    /// - Throws: `RefusedFile`, as `read` does.
    public static func readAll(
        _ bytes: [UInt8], file: String, background: Background = .builtin
    ) throws(RefusedFile) -> (file: SubscribersFile, shared: SharedRules) {
        let (document, syntax) = JSONDocument.read(bytes, file: file, rules: ReadingRules(maxBytes: maxBytes))
        guard let document else { throw RefusedFile(syntax) }
        var reader = SubscribersReader(document, syntax: syntax, background: background)
        reader.read(document.root)
        let diagnostics = reader.findings.diagnostics
        guard !reader.findings.hasErrors else { throw RefusedFile(diagnostics) }
        let file = SubscribersFile(
            subscribers: reader.subscribers, profiles: reader.namedProfiles, warnings: diagnostics)
        return (file, reader.shared)
    }

    public init(subscribers: [Subscriber], profiles: [NamedProfile] = [], warnings: [Diagnostic] = []) {
        self.subscribers = subscribers
        self.profiles = profiles
        self.warnings = warnings
    }
}
