/// How the site wants messages written, before anything else is done.
public struct MessageSettings: Sendable {
    /// `text`, `logfmt` or `json`.
    public var format: String
    /// Notes are left out.
    public var isQuiet: Bool
    /// Details are shown.
    public var isVerbose: Bool

    /// What the configuration says; the defaults where it cannot be read, which the command itself will tell.
    public static func read(_ request: Press.Request, _ surroundings: Surroundings) -> MessageSettings {
        guard let log = try? Press.open(request, surroundings).configuration.log else {
            return MessageSettings(format: "text", isQuiet: false, isVerbose: false)
        }
        return MessageSettings(
            format: log.format.rawValue, isQuiet: [.warning, .error, .critical].contains(log.level),
            isVerbose: [.trace, .debug].contains(log.level))
    }
}
