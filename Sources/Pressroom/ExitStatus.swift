public import JSONText

/// How a command ended, as the shell sees it (BSD's sysexits, where one fits).
public enum ExitStatus: Int32, Sendable, CaseIterable {
    /// Done; "nothing new" and a permanently refused letter that was shown count as done.
    case done = 0
    /// Some letters were deferred or are unknown, or a source failed while letters were done.
    case someLeft = 1
    case usage = 64
    /// A source was read but no paper was recognised, or data are invalid.
    case invalidData = 65
    case sourceMissing = 66
    /// Not one due letter could be handed over, or a source could not be reached.
    case unavailable = 69
    case bug = 70
    case cannotCreate = 73
    /// Disk or database.
    case storage = 74
    /// A migration or a restore is running.
    case tryLater = 75
    case loginRefused = 77
    /// The configuration or the subscribers are invalid.
    case configuration = 78

    /// Which of several wins: the first of them in this list.
    public static let precedence: [ExitStatus] = [
        .bug, .storage, .configuration, .loginRefused, .tryLater, .unavailable, .sourceMissing, .invalidData, .someLeft,
    ]

    /// The one that wins; `done` where there is none.
    public static func winner(of statuses: some Sequence<ExitStatus>) -> ExitStatus {
        let all = Set(statuses)
        return precedence.first(where: all.contains) ?? all.first { $0 != .done } ?? .done
    }
}

/// Why a command could not do its work, in words for the person who called it. Holds no address and no secret.
public struct Failure: Error, Hashable, Sendable {
    public var status: ExitStatus
    /// One line, without a final full stop.
    public var message: String
    /// What else belongs to it, a line each (such as located errors of a file).
    public var details: [String]
    /// What to do next.
    public var hint: String?
    /// What is wrong with a file, for programs (`--json`).
    public var diagnostics: [Diagnostic] = []

    public init(_ status: ExitStatus, _ message: String, details: [String] = [], hint: String? = nil) {
        self.status = status
        self.message = message
        self.details = details
        self.hint = hint
    }
}
